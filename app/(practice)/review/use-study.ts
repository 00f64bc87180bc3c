'use client';

import { useEffect, useRef, useState } from 'react';
import { keepCard } from '#app/_offline/kept-cards';
import { newId } from '#app/_offline/new-id';
import { sendReview, sendUndo } from '#app/_offline/outbox';
import { withWaiting } from '#app/_offline/with-waiting';
import { togglePick } from '#app/_question/toggle-pick';
import type { Grade } from '#core/review/card';
import type { Scheduling } from '#core/review/scheduling';
import {
  gradeCurrent,
  type StudySession,
  startSession,
  undoGrade,
} from '#core/review/study-session';
import type { StudyCard } from '#server/review/study-cards';

/** Longer than this on one card is a break, not thinking. */
const SPENT_MS_MAX = 5 * 60_000;

/**
 * Where each sitting stands, by the cards it was given: the browser's back button brings the same
 * cards again, as they were before they were graded.
 */
const sittings = new WeakMap<StudyCard[], StudySession<StudyCard>>();

/** One sitting: the rules are core/review/study-session's; this holds it and sends what was graded. */
export function useStudy(cards: StudyCard[], scheduling: Scheduling) {
  const [session, setSession] = useState(() => sittings.get(cards) ?? startSession(cards));
  const [isRevealed, setIsRevealed] = useState(false);
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const shownAt = useRef(Date.now());

  const show = (next: StudySession<StudyCard>) => {
    setSession(next);
    sittings.set(cards, next);
    setIsRevealed(false);
    setPicked(new Set());
    shownAt.current = Date.now();
  };

  useEffect(() => {
    // Answers that have not reached the server are unknown to what it has sent.
    const current = sittings.has(cards) ? cards : withWaiting(cards, scheduling);
    if (current !== cards) setSession(startSession(current));
  }, [cards, scheduling]);

  const grade = (value: Grade) => {
    const { current } = session;
    if (!current || !isRevealed) return;
    const reviewedAt = Date.now();
    const timeZone = ownTimeZone();
    const id = newId(reviewedAt);
    const next = gradeCurrent(session, { id, grade: value, reviewedAt, timeZone }, scheduling);
    show(next);
    keepLatest(next.graded.at(-1)?.entry);
    sendReview({
      id,
      questionId: current.question.id,
      questionOwnerId: current.question.ownerId,
      versionNumber: current.question.versionNumber,
      grade: value,
      reviewedAt,
      timeZone,
      spentMs: Math.min(Math.max(0, reviewedAt - shownAt.current), SPENT_MS_MAX),
      certainty: null,
    });
  };

  const undo = () => {
    const undone = undoGrade(session);
    if (!undone) return;
    show(undone.session);
    keepLatest(undone.session.current);
    sendUndo(undone.rating.id);
  };

  const pick = (position: number) => {
    if (isRevealed) return;
    const isSingle = session.current?.question.body.kind === 'single';
    setPicked((before) => togglePick(before, position, isSingle));
  };

  return {
    session,
    scheduling,
    isRevealed,
    picked,
    reveal: () => setIsRevealed(true),
    grade,
    undo,
    pick,
  };
}

/** The copy for the time without a network follows; nobody waits for it. */
function keepLatest(entry: StudyCard | null | undefined): void {
  if (entry) void keepCard(entry);
}

/** Asked at each answer: people travel. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
