import { beforeEach, expect, test } from 'vitest';
import { newCard } from '#core/review/card';
import { rateCard, retrievability } from '#core/review/rate-card';
import { DEFAULT_SCHEDULING } from '#core/review/scheduling';
import { createGuest, type Learner } from '#server/auth/learner';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { loadExampleBank } from '#server/test/example-bank';
import { newId } from '#server/uuid';
import { recordMarks } from './record-marks';
import { recordReviews } from './record-reviews';
import { searchCards } from './search-cards';
import type { StudyQuestion } from './study-questions';
import { undoReview } from './undo-review';

useDatabase();

const now = new Date('2026-03-10T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
let learner: Learner;
let questions: StudyQuestion[];

beforeEach(async () => {
  await emptyDatabase();
  questions = await loadExampleBank(daysAgo(30));
  learner = (await createGuest(daysAgo(30))).learner;
});

async function find(text: string, of: Learner | null = learner): Promise<string[]> {
  const found = await searchCards(of, text, { now, timeZone: 'UTC' });
  if ('problem' in found) throw new Error(found.problem.message);
  expect(found.total).toBe(found.cards.length);
  return found.cards.map(({ key }) => key);
}

async function rate(place: number, grade: 1 | 2 | 3 | 4, at: Date): Promise<string> {
  const id = newId(at);
  const { ownerId = '', questionId = '' } = questions[place] ?? {};
  const review = {
    id,
    questionId,
    questionOwnerId: ownerId,
    versionNumber: 1,
    grade,
    reviewedAt: at.getTime(),
    timeZone: 'UTC',
    spentMs: 30_000,
    certainty: null,
  };
  await recordReviews(learner, [review], at);
  return id;
}

function mark(place: number, kind: 'suspend' | 'bury' | 'mark' | { flag: 1 } | { note: string }) {
  const { ownerId = '', questionId = '' } = questions[place] ?? {};
  const about = {
    id: newId(now),
    questionId,
    questionOwnerId: ownerId,
    markedAt: now.getTime() - 1_000,
    timeZone: 'UTC',
  };
  const said =
    typeof kind === 'string'
      ? { kind }
      : 'flag' in kind
        ? { kind: 'flag' as const, flag: kind.flag }
        : { kind: 'note' as const, note: kind.note };
  return recordMarks(learner, [{ ...about, ...said }], now);
}

test('nothing written finds every question, to somebody who is not known yet as well', async () => {
  const all = await find('');
  expect(all).toHaveLength(questions.length);
  expect(await find('', null)).toEqual(all);
  expect(await find('is:new', null)).toEqual(all);
  expect(await find('-is:new', null)).toEqual([]);
});

test('words, names and their opposites', async () => {
  const [all, ordering] = [await find(''), await find('kind:ordering')];
  expect(ordering).toEqual(['order']);
  expect(await find('-kind:ordering')).toEqual(all.filter((key) => key !== 'order'));
  expect(await find('kind:order*')).toEqual(['order']);
  expect(await find('key:ord* or key:one')).toEqual(['one', 'order']);
  expect(await find('bank:nowhere')).toEqual([]);
  expect(await find('100%')).toEqual([]);
});

test('states by memory', async () => {
  await rate(0, 4, daysAgo(20));
  await rate(1, 1, daysAgo(1));
  const [first, second] = await find('');
  expect(await find('is:due')).toEqual([first, second]);
  expect(await find('is:review')).toEqual([first]);
  expect(await find('is:learning')).toEqual([second]);
  expect(await find('is:new')).not.toContain(first);
  expect(await find('rated:2')).toEqual([second]);
  expect(await find('rated:2:3')).toEqual([]);
  expect(await find('rated:30:4')).toEqual([first]);
  expect(await find('introduced:2')).toEqual([second]);
  expect(await find('prop:difficulty<3')).toEqual([first]);
  expect(await find('prop:reviews>=1 -prop:stability>5')).toEqual([second]);
});

test('an answer that was taken back was none', async () => {
  const id = await rate(0, 3, daysAgo(1));
  await undoReview(learner, id, now);
  expect(await find('rated:7')).toEqual([]);
  expect(await find('introduced:7')).toEqual([]);
  expect(await find('-is:new')).toEqual([]);
});

test('states by what the learner said', async () => {
  await rate(0, 3, daysAgo(20));
  await mark(0, 'suspend');
  await mark(1, 'bury');
  await mark(2, { flag: 1 });
  await mark(3, { note: 'ask about *etcd*' });
  await mark(4, 'mark');
  const all = await find('');
  expect(await find('is:suspended')).toEqual([all[0]]);
  expect(await find('is:due')).toEqual([]);
  expect(await find('is:buried')).toEqual([all[1]]);
  expect(await find('flag:1')).toEqual([all[2]]);
  expect(await find('flag:0')).toHaveLength(all.length - 1);
  expect(await find('note:etcd')).toEqual([all[3]]);
  expect(await find('has:note')).toEqual([all[3]]);
  expect(await find('is:marked')).toEqual([all[4]]);
});

test('recall is what the curve says', async () => {
  await rate(0, 3, daysAgo(10));
  const found = await searchCards(learner, '-is:new', { now, timeZone: 'UTC' });
  const card = 'cards' in found ? found.cards[0] : undefined;
  const folded = rateCard(
    newCard(),
    { id: '', grade: 3, reviewedAt: daysAgo(10).getTime(), timeZone: 'UTC' },
    DEFAULT_SCHEDULING,
  );
  const recall = retrievability(folded, now.getTime(), DEFAULT_SCHEDULING);
  expect(card?.recall).toBeCloseTo(recall, 6);
  const [key] = await find('');
  expect(await find(`prop:recall<${(recall + 0.01).toFixed(4)}`)).toEqual([key]);
  expect(await find(`prop:recall<${(recall - 0.01).toFixed(4)}`)).toEqual([]);
});

test('another learner’s answers and marks are not found', async () => {
  await rate(0, 3, daysAgo(1));
  await mark(0, { flag: 1 });
  const stranger = (await createGuest(now)).learner;
  expect(await find('-is:new', stranger)).toEqual([]);
  expect(await find('flag:1', stranger)).toEqual([]);
});

test('a mistake says what and where', async () => {
  const found = await searchCards(learner, 'pods is:done', { now, timeZone: 'UTC' });
  expect(found).toEqual({
    problem: { column: 6, message: expect.stringContaining('is: with one of new') },
  });
});
