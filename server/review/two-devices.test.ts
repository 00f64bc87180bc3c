import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type Grade, newCard } from '#core/review/card';
import { foldReviews } from '#core/review/fold-reviews';
import { foldMarks, NO_MARKS } from '#core/review/mark';
import { DEFAULT_SCHEDULING } from '#core/review/scheduling';
import type { SubmittedMark } from '#core/review/submitted-mark';
import type { SubmittedReview } from '#core/review/submitted-review';
import { createGuest, type Learner } from '#server/auth/learner';
import { learnerTransaction } from '#server/auth/learner-transaction';
import { db } from '#server/db';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { loadExampleBank } from '#server/test/example-bank';
import { newId } from '#server/uuid';
import { findMarks } from './card-marks';
import { checkCards } from './check-cards';
import { learnerCards } from './learner-cards';
import { rebuildAllCards } from './rebuild-all-cards';
import { recordMarks } from './record-marks';
import { recordReviews } from './record-reviews';
import type { StudyQuestion } from './study-questions';
import { undoReview } from './undo-review';

useDatabase();

const start = Date.parse('2026-01-05T08:00:00Z');
/** When everything has arrived. */
const now = new Date('2026-12-31T00:00:00Z');
const HOUR_MS = 3_600_000;
const QUESTIONS = 3;
let questions: StudyQuestion[];

beforeAll(async () => {
  await emptyDatabase();
  questions = await loadExampleBank(new Date(start));
});

/** What a device did without network, in its order; an undo takes back one of its own reviews. */
type Act =
  | { is: 'review'; review: SubmittedReview }
  | { is: 'mark'; mark: SubmittedMark }
  | { is: 'undo'; nth: number };

const anyPlace = fc.record({
  id: fc.uuid({ version: 7 }),
  question: fc.integer({ min: 0, max: QUESTIONS - 1 }),
  // Few moments, so that two devices often act in one millisecond.
  at: fc.integer({ min: 0, max: 40 }).map((step) => start + step * 9 * HOUR_MS),
  timeZone: fc.constantFrom('UTC', 'Asia/Tokyo', 'America/New_York'),
});
type Place = { id: string; question: number; at: number; timeZone: string };

const anyReview = fc.tuple(anyPlace, fc.constantFrom<Grade>(1, 2, 3, 4)).map(toReview);
const anyMark = fc
  .tuple(anyPlace, fc.constantFrom('suspend' as const, 'resume' as const, 'bury' as const))
  .map(toMark);
const anyUndo = fc.nat({ max: 9 }).map((nth): Act => ({ is: 'undo', nth }));
const anyDevice = fc.array(
  fc.oneof({ weight: 5, arbitrary: anyReview }, { weight: 2, arbitrary: anyMark }, anyUndo),
  { maxLength: 8 },
);
/** Whose next act arrives, and whether it is sent twice, because the answer to it was lost. */
const anyArrival = fc.array(fc.record({ isFirst: fc.boolean(), isTwice: fc.boolean() }), {
  minLength: 16,
  maxLength: 16,
});

test('two devices that were offline lead to one state, whatever arrives when and how often', async () => {
  await fc.assert(
    fc.asyncProperty(anyDevice, anyDevice, anyArrival, anyArrival, async (a, b, one, other) => {
      const learner = await receive(a, b, one);
      const state = await stateOf(learner);
      expect(state).toEqual(union(a, b));
      expect(await stateOf(await receive(a, b, other))).toEqual(state);
      const check = await learnerTransaction(learner, (source) => checkCards(source, learner));
      expect(check.differences).toEqual([]);
      await learnerTransaction(learner, (transaction) => rebuildAllCards(transaction, learner));
      expect(await stateOf(learner)).toEqual(state);
    }),
    { seed: 8, numRuns: 15 },
  );
}, 180_000);

test('a card that is not what its log says is found, and made anew', async () => {
  const { learner } = await createGuest(now);
  const place = { id: newId(now), question: 0, at: start, timeZone: 'UTC' };
  await send(learner, toReview([place, 3]), []);
  const stored = await stateOf(learner);
  await db().card.updateMany({ where: { ownerId: learner.id }, data: { stability: 99 } });
  const check = () => learnerTransaction(learner, (source) => checkCards(source, learner));
  const { questionCount, differences } = await check();
  expect(questionCount).toBe(1);
  expect(differences.map(({ questionId, stored }) => [questionId, stored.card?.stability])).toEqual(
    [[questions[0]?.questionId, 99]],
  );
  await learnerTransaction(learner, (transaction) => rebuildAllCards(transaction, learner));
  expect(await stateOf(learner)).toEqual(stored);
  expect((await check()).differences).toEqual([]);
});

/** Sends what two devices did, each in its own order, and the whole of the first one's once more. */
async function receive(
  a: readonly Act[],
  b: readonly Act[],
  arrivals: readonly { isFirst: boolean; isTwice: boolean }[],
): Promise<Learner> {
  const { learner } = await createGuest(now);
  const sent = { a: 0, b: 0 };
  for (const { isFirst, isTwice } of arrivals) {
    const isOfA = sent.b >= b.length || (isFirst && sent.a < a.length);
    const device = isOfA ? a : b;
    const act = device[isOfA ? sent.a++ : sent.b++];
    if (!act) break;
    await send(learner, act, device);
    if (isTwice) await send(learner, act, device);
  }
  for (const act of a) await send(learner, act, a);
  return learner;
}

async function send(learner: Learner, act: Act, device: readonly Act[]): Promise<void> {
  if (act.is === 'review') await recordReviews(learner, [act.review], now);
  if (act.is === 'mark') await recordMarks(learner, [act.mark], now);
  const undone = undoneBy(act, device);
  if (undone) await undoReview(learner, undone, now);
}

/** The review of the same device that an undo takes back; it may have done none before. */
function undoneBy(act: Act, device: readonly Act[]): string | undefined {
  if (act.is !== 'undo') return undefined;
  const earlier = device
    .slice(0, device.indexOf(act))
    .flatMap((each) => (each.is === 'review' ? [each.review.id] : []));
  return earlier[act.nth % Math.max(1, earlier.length)];
}

/** What the union of both logs says of each question. */
function union(a: readonly Act[], b: readonly Act[]) {
  const acts = [...a, ...b];
  const undone = new Set([a, b].flatMap((device) => device.map((act) => undoneBy(act, device))));
  return questions.slice(0, QUESTIONS).map(({ questionId }) => {
    const ratings = acts.flatMap((act) =>
      act.is === 'review' && act.review.questionId === questionId && !undone.has(act.review.id)
        ? [act.review]
        : [],
    );
    const marks = acts.flatMap((act) =>
      act.is === 'mark' && act.mark.questionId === questionId ? [act.mark] : [],
    );
    return { card: foldReviews(ratings, DEFAULT_SCHEDULING), marks: foldMarks(marks) };
  });
}

async function stateOf(learner: Learner) {
  const ids = questions.slice(0, QUESTIONS).map(({ questionId }) => questionId);
  const cards = await learnerCards(learner, ids);
  const marks = await findMarks(learner, ids);
  return ids.map((id) => ({ card: cards.get(id) ?? newCard(), marks: marks.get(id) ?? NO_MARKS }));
}

function questionAt(place: number) {
  const { ownerId = '', questionId = '' } = questions[place] ?? {};
  return { questionId, questionOwnerId: ownerId };
}

function toReview([{ question, at, ...rest }, grade]: [Place, Grade]): Act {
  const seen = { versionNumber: 1, spentMs: 1_000, certainty: null };
  return {
    is: 'review',
    review: { ...rest, ...questionAt(question), ...seen, grade, reviewedAt: at },
  };
}

function toMark([{ question, at, ...rest }, kind]: [Place, 'suspend' | 'resume' | 'bury']): Act {
  return { is: 'mark', mark: { ...rest, ...questionAt(question), kind, markedAt: at } };
}
