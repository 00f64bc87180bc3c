/**
 * Marks: what a learner says of a card other than a grade. They are events as reviews are, immutable
 * and with ids made by the client; what holds now is a fold over them.
 */
import { compareMoments } from './compare-moments';
import { dayStartsAt, learnerDay } from './learner-day';
import type { Flag, SubmittedMark } from './submitted-mark';

/** What a mark says, whatever it is about. */
export type MarkChange =
  | { kind: Exclude<SubmittedMark['kind'], 'flag' | 'note'> }
  | { kind: 'flag'; flag: Flag }
  | { kind: 'note'; note: string };

/** What a learner has said of one card, as it holds now. */
export type CardMarks = {
  isSuspended: boolean;
  /** Unix ms; null when it was never buried or dug out again. It may be over. */
  buriedUntil: number | null;
  flag: Flag;
  isMarked: boolean;
  note: string;
};

export const NO_MARKS: CardMarks = {
  isSuspended: false,
  buriedUntil: null,
  flag: 0,
  isMarked: false,
  note: '',
};

/** The marks that hold after a log of them: a set, so put in order here, by moment and then by id. */
export function foldMarks(marks: readonly SubmittedMark[]): CardMarks {
  return marks
    .toSorted((a, b) => compareMoments(a.markedAt, b.markedAt, a.id, b.id))
    .reduce(applyMark, NO_MARKS);
}

/** What holds after one more. */
export function applyMark(marks: CardMarks, mark: SubmittedMark): CardMarks {
  switch (mark.kind) {
    case 'suspend':
      return { ...marks, isSuspended: true };
    case 'resume':
      return { ...marks, isSuspended: false };
    case 'bury':
      return { ...marks, buriedUntil: endOfDay(mark.markedAt, mark.timeZone) };
    case 'unbury':
      return { ...marks, buriedUntil: null };
    case 'flag':
      return { ...marks, flag: mark.flag };
    case 'mark':
      return { ...marks, isMarked: true };
    case 'unmark':
      return { ...marks, isMarked: false };
    case 'note':
      return { ...marks, note: mark.note };
  }
}

/** What takes a mark back, given what held before it: an event as any other, at a later moment. */
export function oppositeOf(kind: SubmittedMark['kind'], before: CardMarks): MarkChange {
  switch (kind) {
    case 'suspend':
    case 'resume':
      return { kind: before.isSuspended ? 'suspend' : 'resume' };
    case 'bury':
    case 'unbury':
      return { kind: before.buriedUntil === null ? 'unbury' : 'bury' };
    case 'mark':
    case 'unmark':
      return { kind: before.isMarked ? 'mark' : 'unmark' };
    case 'flag':
      return { kind, flag: before.flag };
    case 'note':
      return { kind, note: before.note };
  }
}

/**
 * From when a card that is due at a moment may be shown: later while it is buried, and never, which is
 * null, while it is suspended.
 */
export function showAt(dueAt: number, { isSuspended, buriedUntil }: CardMarks): number | null {
  return isSuspended ? null : Math.max(dueAt, buriedUntil ?? dueAt);
}

/** Whether a card that is due at a moment may be shown at another. */
export function isShown(dueAt: number, marks: CardMarks, atMs: number): boolean {
  const from = showAt(dueAt, marks);
  return from !== null && from <= atMs;
}

function endOfDay(atMs: number, timeZone: string): number {
  return dayStartsAt(learnerDay(atMs, timeZone) + 1, timeZone);
}
