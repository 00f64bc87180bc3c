/** A learner's history in the columns of Anki's cards and review log. */
import type { SqlValue } from 'sql.js';
import type { ImportedMemory, ImportedReview } from './upload';

/** What a learner's memory of a question is, and how it came to be. */
export type AnkiHistory = {
  /** In the order in which they happened. */
  reviews: readonly Pick<ImportedReview, 'grade' | 'reviewedAt' | 'spentMillis'>[];
  memory: Omit<ImportedMemory, 'question'> | null;
  /** Milliseconds since 1970. */
  dueAt: number;
};

const SECOND = 1000;
const DAY = 86_400_000;
const MINUTE_SECONDS = 60;
const NEW = 0;
const REVIEW = 2;
const LEARNED = 0;
const REVIEWED = 1;
/** Anki's own cap on the time of one answer. */
const SPENT_MILLIS_MAX = 60_000;

const eases = { again: 1, hard: 2, good: 3, easy: 4 };

/** Columns from `type` to `lapses`, and then `data`. */
export function cardStateOf(
  history: AnkiHistory | null,
  { createdAt, position }: { createdAt: number; position: number },
): SqlValue[] {
  const last = history?.reviews.at(-1);
  if (!history || !last) return [NEW, NEW, position, 0, 0, 0, 0, '{}'];
  const days = Math.max(1, Math.round((history.dueAt - last.reviewedAt) / DAY));
  const due = Math.floor((history.dueAt - createdAt) / DAY);
  const lapses = history.reviews.filter(({ grade }) => grade === 'again').length;
  const reps = history.reviews.length;
  return [REVIEW, REVIEW, due, days, 2500, reps, lapses, dataOf(history, last.reviewedAt)];
}

/** What FSRS remembers: stability, difficulty, retention, decay, and when it last saw the card. */
function dataOf({ memory }: AnkiHistory, reviewedAt: number): string {
  if (memory === null) return '{}';
  const { stabilityDays, difficulty, desiredRetention, decay } = memory;
  return JSON.stringify({
    s: stabilityDays,
    d: difficulty,
    ...(desiredRetention === null ? {} : { dr: desiredRetention }),
    ...(decay === null ? {} : { decay }),
    lrt: Math.floor(reviewedAt / SECOND),
  });
}

/** The moment of a review is its id, so of two in one millisecond the later one moves on. */
export function reviewRowsOf(
  history: AnkiHistory | null,
  taken: Set<number>,
): { id: number; values: SqlValue[] }[] {
  const reviews = history?.reviews ?? [];
  const ends = [...reviews.slice(1).map(({ reviewedAt }) => reviewedAt), history?.dueAt ?? 0];
  return reviews.map(({ grade, reviewedAt, spentMillis }, index) => {
    let id = reviewedAt;
    while (taken.has(id)) id += 1;
    taken.add(id);
    const interval = intervalOf((ends[index] ?? reviewedAt) - reviewedAt);
    const before = reviews[index - 1];
    const last = before ? intervalOf(reviewedAt - before.reviewedAt) : 0;
    const spent = Math.min(Math.max(0, Math.round(spentMillis)), SPENT_MILLIS_MAX);
    const type = index === 0 ? LEARNED : REVIEWED;
    return { id, values: [eases[grade], interval, last, 2500, spent, type] };
  });
}

/** Days; below one, seconds as a negative number. */
function intervalOf(millis: number): number {
  if (millis >= DAY) return Math.round(millis / DAY);
  return -Math.max(MINUTE_SECONDS, Math.round(millis / SECOND));
}
