'use client';

import { useRef, useState } from 'react';
import { togglePick } from '#app/_question/toggle-pick';
import type { Grade } from '#core/review/card';
import type { Scheduling } from '#core/review/scheduling';
import {
  gradeCurrent,
  type StudySession,
  startSession,
  undoGrade,
} from '#core/review/study-session';
import { uuidv7 } from '#core/uuid';
import type { StudyCard } from '#server/review/study-cards';
import { sendReview, sendUndo } from './outbox';

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

  const grade = (value: Grade) => {
    const { current } = session;
    if (!current || !isRevealed) return;
    const reviewedAt = Date.now();
    const timeZone = ownTimeZone();
    const id = newId(reviewedAt);
    show(gradeCurrent(session, { id, grade: value, reviewedAt, timeZone }, scheduling));
    sendReview({
      id,
      questionId: current.question.id,
      questionOwnerId: current.question.ownerId,
      versionNumber: current.question.versionNumber,
      grade: value,
      reviewedAt,
      timeZone,
      spentMs: Math.min(Math.max(0, reviewedAt - shownAt.current), SPENT_MS_MAX),
    });
  };

  const undo = () => {
    const undone = undoGrade(session);
    if (!undone) return;
    show(undone.session);
    sendUndo(newId(Date.now()), undone.rating.id);
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

/** Asked at each answer: people travel. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function newId(atMs: number): string {
  return uuidv7(atMs, crypto.getRandomValues(new Uint8Array(10)));
}
