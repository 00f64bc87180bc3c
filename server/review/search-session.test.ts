import { beforeEach, expect, test } from 'vitest';
import { createGuest, type Learner } from '#server/auth/learner';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { loadExampleBank } from '#server/test/example-bank';
import { newId } from '#server/uuid';
import { recordMarks } from './record-marks';
import { recordReviews } from './record-reviews';
import { searchSession } from './search-session';
import type { StudyQuestion } from './study-questions';

useDatabase();

const now = new Date('2026-03-10T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const wish = { search: '', ahead: 0, limit: 50, timeZone: 'UTC' };
let learner: Learner;
let questions: StudyQuestion[];

beforeEach(async () => {
  await emptyDatabase();
  questions = await loadExampleBank(daysAgo(30));
  learner = (await createGuest(daysAgo(30))).learner;
});

const about = (place: number) => {
  const { ownerId = '', questionId = '' } = questions[place] ?? {};
  return { questionId, questionOwnerId: ownerId, timeZone: 'UTC' };
};

function rate(place: number, grade: 1 | 3 | 4, at: Date) {
  const review = {
    ...about(place),
    id: newId(at),
    versionNumber: 1,
    grade,
    reviewedAt: at.getTime(),
    spentMs: 20_000,
    certainty: null,
  };
  return recordReviews(learner, [review], at);
}

async function places(changed: Partial<Parameters<typeof searchSession>[2]>): Promise<number[]> {
  const { due } = await searchSession(learner, now, { ...wish, ...changed });
  return due.map(({ question }) => questions.findIndex((q) => q.questionId === question.id));
}

test('what is due comes before what is new, and what is not due only when asked for', async () => {
  await rate(2, 4, daysAgo(1));
  await rate(1, 4, daysAgo(20));
  expect((await places({})).slice(0, 2)).toEqual([1, 0]);
  expect(await places({ search: '-is:new' })).toEqual([1]);
  expect(await places({ search: '-is:new', ahead: 365 })).toEqual([1, 2]);
  expect(await places({ search: '-is:new', ahead: 'all' })).toEqual([1, 2]);
});

test('only mistakes: what was forgotten of late, due or not', async () => {
  await rate(0, 1, daysAgo(1));
  await rate(1, 4, daysAgo(1));
  expect(await places({ search: 'rated:7:1', ahead: 'all' })).toEqual([0]);
});

test('so many cards as fit into the minutes, and one at least', async () => {
  const all = await places({});
  const some = await places({ minutes: 2 });
  expect(some.length).toBeGreaterThan(1);
  expect(some.length).toBeLessThan(all.length);
  expect(all.slice(0, some.length)).toEqual(some);
  expect(await places({ minutes: 0 })).toHaveLength(1);
});

test('what is suspended or buried stays so', async () => {
  const marked = { id: newId(now), markedAt: now.getTime() - 1_000 };
  await recordMarks(learner, [{ ...about(0), ...marked, kind: 'suspend' }], now);
  await recordMarks(learner, [{ ...about(1), ...marked, id: newId(now), kind: 'bury' }], now);
  expect((await places({ ahead: 'all' })).slice(0, 1)).toEqual([2]);
});

test('a mistake in the search is refused with its place', async () => {
  await expect(places({ search: 'is:done' })).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('Character 1'),
  });
});

test('someone who is not known yet gets new questions', async () => {
  const { due } = await searchSession(null, now, { ...wish, ahead: 'all' });
  expect(due).toHaveLength(questions.length);
});
