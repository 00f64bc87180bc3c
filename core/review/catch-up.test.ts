import { expect, test } from 'vitest';
import { newCard, type Rating } from './card';
import { catchUp } from './catch-up';
import { foldReviews } from './fold-reviews';
import { NO_MARKS } from './mark';
import { rateCard } from './rate-card';
import { DEFAULT_SCHEDULING } from './scheduling';
import type { SubmittedMark } from './submitted-mark';

const at = Date.UTC(2026, 2, 2, 12);
const minute = 60_000;
const rate = (id: string, grade: Rating['grade'], reviewedAt: number): Rating => ({
  id,
  grade,
  reviewedAt,
  timeZone: 'UTC',
});
const first = rate('1', 3, at);
const second = rate('2', 1, at + 10 * minute);
const entry = { card: newCard(), marks: NO_MARKS, question: { id: 'pod' } };
const of = (questionId: string, rating: Rating) => ({ ...rating, questionId });
const ratings = (...some: (Rating & { questionId: string })[]) => ({ ratings: some, marks: [] });

test('a card that was fetched before two answers is what the log of both leads to', () => {
  const pending = ratings(of('pod', second), of('pod', first));
  const [caught] = catchUp([entry], pending, DEFAULT_SCHEDULING);
  expect(caught?.card).toEqual(foldReviews([first, second], DEFAULT_SCHEDULING));
});

test('an answer that the server knew already does not count twice', () => {
  const known = { ...entry, card: rateCard(newCard(), first, DEFAULT_SCHEDULING) };
  const [caught] = catchUp([known], ratings(of('pod', first)), DEFAULT_SCHEDULING);
  expect(caught).toBe(known);
});

test('marks hold in the order in which they were made', () => {
  const mark = (kind: 'suspend' | 'resume', markedAt: number): SubmittedMark => ({
    id: String(markedAt),
    kind,
    questionId: 'pod',
    questionOwnerId: 'library',
    markedAt,
    timeZone: 'UTC',
  });
  const marks = [mark('resume', at + minute), mark('suspend', at)];
  const [caught] = catchUp([entry], { ratings: [], marks }, DEFAULT_SCHEDULING);
  expect(caught?.marks.isSuspended).toBe(false);
  const [suspended] = catchUp([entry], { ratings: [], marks: marks.slice(1) }, DEFAULT_SCHEDULING);
  expect(suspended?.marks.isSuspended).toBe(true);
});

test('what was said of other questions leaves an entry as it is', () => {
  expect(catchUp([entry], ratings(of('node', first)), DEFAULT_SCHEDULING)[0]).toBe(entry);
});
