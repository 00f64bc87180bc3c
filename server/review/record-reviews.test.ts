import { beforeEach, expect, test } from 'vitest';
import { foldReviews } from '#core/review/fold-reviews';
import { DEFAULT_SCHEDULING } from '#core/review/scheduling';
import type { SubmittedReview } from '#core/review/submitted-review';
import { uuidv7 } from '#core/uuid';
import { createGuest, type Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { loadExampleBank } from '#server/test/example-bank';
import { newId } from '#server/uuid';
import { recordReviews } from './record-reviews';
import type { StudyQuestion } from './study-questions';
import { undoReview } from './undo-review';

useDatabase();

const now = new Date('2026-03-02T12:00:00Z');
let learner: Learner;
let questions: StudyQuestion[];

beforeEach(async () => {
  await emptyDatabase();
  questions = await loadExampleBank(now);
  learner = (await createGuest(now)).learner;
});

function review(change: Partial<SubmittedReview> = {}): SubmittedReview {
  const [first] = questions;
  return {
    id: newId(now),
    questionId: first?.questionId ?? '',
    questionOwnerId: first?.ownerId ?? '',
    versionNumber: 1,
    grade: 3,
    reviewedAt: now.getTime() - 60_000,
    timeZone: 'Europe/Berlin',
    spentMs: 8_000,
    certainty: null,
    ...change,
  };
}

const rowCount = () => db().review.count({ where: { ownerId: learner.id } });

test('a review is kept with what was sent, and its card is the fold over the log', async () => {
  const sent = review();
  const { accepted, conflicts, cards } = await recordReviews(learner, [sent], now);
  expect({ accepted, conflicts }).toEqual({ accepted: [sent.id], conflicts: [] });
  expect(cards).toEqual([
    {
      questionId: sent.questionId,
      questionOwnerId: sent.questionOwnerId,
      card: foldReviews([sent], DEFAULT_SCHEDULING),
    },
  ]);
  const [row] = await db().review.findMany({ where: { ownerId: learner.id } });
  expect(row).toEqual({
    ...sent,
    ownerId: learner.id,
    reviewedAt: new Date(sent.reviewedAt),
    receivedAt: now,
  });
  const stored = await db().card.findMany({ where: { ownerId: learner.id } });
  expect(stored).toHaveLength(1);
  expect(stored[0]?.dueAt.getTime()).toBe(foldReviews([sent], DEFAULT_SCHEDULING).dueAt);
});

test('sending the same again changes nothing and is acknowledged', async () => {
  const sent = review();
  const first = await recordReviews(learner, [sent], now);
  const again = await recordReviews(learner, [sent, sent], new Date(now.getTime() + 86_400_000));
  expect(again).toEqual(first);
  expect(await rowCount()).toBe(1);
});

test('the same id with another body is a conflict for that one only', async () => {
  const sent = review();
  await recordReviews(learner, [sent], now);
  const other = review({ grade: 1 });
  const { accepted, conflicts } = await recordReviews(learner, [{ ...sent, grade: 1 }, other], now);
  expect({ accepted, conflicts }).toEqual({ accepted: [other.id], conflicts: [sent.id] });
  const kept = await db().review.findMany({ where: { ownerId: learner.id, id: sent.id } });
  expect(kept[0]?.grade).toBe(3);
});

test('fifty equal posts at once make one row and get one answer', async () => {
  // The first round opens the connections; only then do the posts of a round truly meet.
  for (const sent of [review(), review({ grade: 1 }), review({ grade: 4 })]) {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => recordReviews(learner, [sent], now)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await db().review.count({ where: { ownerId: learner.id, id: sent.id } })).toBe(1);
  }
});

test('fifty different reviews of one question at once are all in the card', async () => {
  const all = Array.from({ length: 50 }, (_, index) =>
    review({ reviewedAt: now.getTime() - index * 3_600_000, grade: index % 3 === 0 ? 1 : 3 }),
  );
  await Promise.all(all.map((each) => recordReviews(learner, [each], now)));
  const [card] = await db().card.findMany({ where: { ownerId: learner.id } });
  const expected = foldReviews(all, DEFAULT_SCHEDULING);
  expect(card).toMatchObject({ reps: 50, stability: expected.stability });
  expect(card?.dueAt.getTime()).toBe(expected.dueAt);
});

test('reviews that arrive late and out of order make the same card', async () => {
  const days = [0, 3, 12].map((day) =>
    review({ id: newId(now), reviewedAt: now.getTime() - (20 - day) * 86_400_000 }),
  );
  for (const late of days.toReversed()) await recordReviews(learner, [late], now);
  const [card] = await db().card.findMany({ where: { ownerId: learner.id } });
  expect(card?.stability).toBe(foldReviews(days, DEFAULT_SCHEDULING).stability);
});

test('a review from the future is taken as of its receipt, and sending it again is still the same', async () => {
  const ahead = review({ reviewedAt: now.getTime() + 86_400_000 });
  const { cards } = await recordReviews(learner, [ahead], now);
  expect(cards[0]?.card.lastReviewedAt).toBe(now.getTime());
  const again = await recordReviews(learner, [ahead], new Date(now.getTime() + 5_000));
  expect(again.accepted).toEqual([ahead.id]);
  expect(await rowCount()).toBe(1);
});

test('an unknown question refuses the request, is named, and nothing is kept', async () => {
  const unknown = uuidv7(now.getTime(), new Uint8Array(10));
  const sent = [review(), review({ questionId: unknown }), review({ versionNumber: 2 })];
  await expect(recordReviews(learner, sent, now)).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining(unknown),
    fields: {
      'reviews.1.questionId': 'There is no such question.',
      'reviews.2.questionId': 'There is no such question.',
    },
  });
  expect(await rowCount()).toBe(0);
});

test('a question that belongs to someone else is an unknown one', async () => {
  const stranger = (await createGuest(now)).learner;
  await db().bank.updateMany({ data: { slug: 'library' } });
  const bank = await db().bank.findFirstOrThrow();
  await db().bank.create({
    data: { ...bank, sources: {}, ownerId: stranger.id, slug: 'private' },
  });
  const [question] = await db().question.findMany({ take: 1 });
  const id = newId(now);
  await db().question.create({
    data: {
      ownerId: stranger.id,
      id,
      bankId: bank.id,
      key: 'own',
      position: 0,
      version: 1,
      retiredAt: null,
    },
  });
  const version = await db().questionVersion.findFirstOrThrow({
    where: { questionId: question?.id },
  });
  await db().questionVersion.create({
    data: {
      ...version,
      body: { kind: 'open' },
      sim: undefined,
      ownerId: stranger.id,
      questionId: id,
    },
  });
  const sent = review({ questionId: id, questionOwnerId: stranger.id });
  await expect(recordReviews(learner, [sent], now)).rejects.toMatchObject({
    code: 'invalid-input',
  });
  await expect(recordReviews(stranger, [sent], now)).resolves.toMatchObject({
    accepted: [sent.id],
  });
});

test('two learners may use one id, and neither sees the other', async () => {
  const stranger = (await createGuest(now)).learner;
  const sent = review();
  await recordReviews(learner, [sent], now);
  await recordReviews(stranger, [{ ...sent, grade: 1 }], now);
  expect(await db().card.findMany({ where: { ownerId: stranger.id } })).toMatchObject([
    { reps: 1 },
  ]);
  expect(await rowCount()).toBe(1);
});

test('undoing the only review makes the card new, and doing it twice is doing it once', async () => {
  const sent = review();
  await recordReviews(learner, [sent], now);
  const undone = await undoReview(learner, sent.id, now);
  expect(undone.card.state).toBe('new');
  expect(await undoReview(learner, sent.id, now)).toEqual(undone);
  expect(await db().card.count()).toBe(0);
  expect(await rowCount()).toBe(1);
});

test('undoing one of two leaves the card as the other alone makes it', async () => {
  const [first, second] = [review(), review({ grade: 1, reviewedAt: now.getTime() })];
  await recordReviews(learner, [first, second], now);
  const { card } = await undoReview(learner, second.id, now);
  expect(card).toEqual(foldReviews([first], DEFAULT_SCHEDULING));
});

test('a review that was undone stays undone when it is sent again', async () => {
  const sent = review();
  await recordReviews(learner, [sent], now);
  await undoReview(learner, sent.id, now);
  const { accepted, cards } = await recordReviews(learner, [sent], now);
  expect(accepted).toEqual([sent.id]);
  expect(cards[0]?.card.state).toBe('new');
});

test("another learner's review is not found", async () => {
  const stranger = (await createGuest(now)).learner;
  const sent = review();
  await recordReviews(learner, [sent], now);
  await expect(undoReview(stranger, sent.id, now)).rejects.toMatchObject({ code: 'not-found' });
});
