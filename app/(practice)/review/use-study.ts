'use client';

import { useEffect, useState } from 'react';
import { aboutCard } from '#app/_offline/about-card';
import { keepCard } from '#app/_offline/kept-cards';
import { sendMark, sendReview, sendUndo } from '#app/_offline/outbox';
import { withWaiting } from '#app/_offline/with-waiting';
import type { Grade } from '#core/review/card';
import { capSpentMs } from '#core/review/learner-settings';
import { applyMark, type MarkChange, oppositeOf } from '#core/review/mark';
import type { Scheduling } from '#core/review/scheduling';
import {
  gradeCurrent,
  markCurrent,
  type StudySession,
  startSession,
  undoStep,
} from '#core/review/study-session';
import type { LearnerSettings } from '#core/review/submitted-settings';
import type { StudyCard } from '#server/review/study-cards';
import { useAnswering } from './use-answering';

export type Study = ReturnType<typeof useStudy>;

/**
 * Where each sitting stands, by the cards it was given: the browser's back button brings the same
 * cards again, as they were before they were graded.
 */
const sittings = new WeakMap<StudyCard[], StudySession<StudyCard>>();

/** One sitting: the rules are core/review/study-session's; this holds it and sends what was done. */
export function useStudy(cards: StudyCard[], scheduling: Scheduling, settings: LearnerSettings) {
  const [session, setSession] = useState(() => sittings.get(cards) ?? startSession(cards));
  const answering = useAnswering();
  const { current } = session;

  const keepSession = (next: StudySession<StudyCard>) => {
    setSession(next);
    sittings.set(cards, next);
  };
  const show = (next: StudySession<StudyCard>) => {
    keepSession(next);
    answering.beginCard();
  };

  useEffect(() => {
    // Answers that have not reached the server are unknown to what it has sent.
    const caughtUp = sittings.has(cards) ? cards : withWaiting(cards, scheduling);
    if (caughtUp !== cards) setSession(startSession(caughtUp));
  }, [cards, scheduling]);

  const grade = (value: Grade) => {
    if (!current || !answering.isRevealed) return;
    const reviewedAt = Date.now();
    const about = aboutCard(current.question, reviewedAt);
    const next = gradeCurrent(session, { ...about, grade: value, reviewedAt }, scheduling);
    show(next);
    keepLatest(next.graded.at(-1)?.entry);
    sendReview({
      ...about,
      versionNumber: current.question.versionNumber,
      grade: value,
      reviewedAt,
      spentMs: capSpentMs(reviewedAt - answering.shownAt, settings),
      certainty: answering.certainty,
    });
  };

  const mark = (change: MarkChange) => {
    if (!current) return;
    const entry = sendMarkOf(current, change);
    const next = markCurrent(session, change.kind, entry, Date.now());
    if (next.current === entry) keepSession(next);
    else show(next);
    keepLatest(entry);
  };

  const undo = () => {
    const undone = undoStep(session);
    if (!undone) return;
    const { session: before } = undone;
    if ('rating' in undone) sendUndo(undone.rating.id);
    else sendMarkOf(undone.entry, oppositeOf(undone.kind, undone.entry.marks));
    // What was said of the card that is still there is taken back without hiding its answer.
    const isSameCard = !('rating' in undone) && undone.entry.question.id === current?.question.id;
    if (isSameCard) keepSession(before);
    else show(before);
    keepLatest(before.current);
  };

  return { session, scheduling, settings, answering, grade, mark, undo };
}

/** Sends it, and gives the card as it then is. */
function sendMarkOf(entry: StudyCard, change: MarkChange): StudyCard {
  const markedAt = Date.now();
  const sent = { ...aboutCard(entry.question, markedAt), ...change, markedAt };
  sendMark(sent);
  return { ...entry, marks: applyMark(entry.marks, sent) };
}

/** The copy for the time without a network follows; nobody waits for it. */
function keepLatest(entry: StudyCard | null | undefined): void {
  if (entry) void keepCard(entry);
}
