import { beforeEach, expect, test } from 'vitest';
import type { Grade } from '#core/review/card';
import { foldReviews } from '#core/review/fold-reviews';
import { NO_MARKS } from '#core/review/mark';
import { DEFAULT_SCHEDULING } from '#core/review/scheduling';
import { createGuest, type Learner } from '#server/auth/learner';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { loadExampleBank } from '#server/test/example-bank';
import { newId } from '#server/uuid';
import { cardInformation } from './card-information';
import { recordMarks } from './record-marks';
import { recordReviews } from './record-reviews';
import type { StudyQuestion } from './study-questions';
import { undoReview } from './undo-review';

useDatabase();

const now = new Date('2026-03-02T12:00:00Z');
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
let learner: Learner;
let question: StudyQuestion | undefined;

beforeEach(async () => {
  await emptyDatabase();
  [question] = await loadExampleBank(now);
  learner = (await createGuest(now)).learner;
});

const about = (at: Date) => ({
  id: newId(at),
  questionId: question?.questionId ?? '',
  questionOwnerId: question?.ownerId ?? '',
  timeZone: 'UTC',
});

async function rate(grade: Grade, at: Date, certainty: number | null = null) {
  const seen = { versionNumber: 1, spentMs: 8_000, certainty };
  const review = { ...about(at), ...seen, grade, reviewedAt: at.getTime() };
  await recordReviews(learner, [review], at);
  return review;
}

const information = (asker: Learner | null = learner) =>
  cardInformation(asker, question?.questionId ?? '', now);

test('every review is told with what it made of the card, newest first, and those taken back with nothing', async () => {
  const first = await rate(4, days(-20), 80);
  const second = await rate(3, days(-9));
  const third = await rate(1, days(-1));
  await undoReview(learner, third.id, now);
  const { card, reviews } = await information();
  expect(reviews).toEqual([
    past(third, null),
    past(second, foldReviews([first, second], DEFAULT_SCHEDULING)),
    past(first, foldReviews([first], DEFAULT_SCHEDULING)),
  ]);
  expect(card).toEqual(reviews[1]?.after);
});

test('the curve ends thirty days ahead, and passes through the recall of now', async () => {
  await rate(4, days(-20));
  const { curve, recall } = await information();
  expect(curve[0]).toEqual({ at: days(-20).getTime(), recall: 1 });
  expect(curve.at(-1)?.at).toBe(days(30).getTime());
  const nearest = curve.find(({ at }) => at >= now.getTime());
  expect(nearest?.recall).toBeCloseTo(recall ?? 0, 2);
});

test('what was said of the card is told, too', async () => {
  const mark = { ...about(now), markedAt: now.getTime(), kind: 'note', note: 'why?' } as const;
  await recordMarks(learner, [mark], now);
  expect(await information()).toMatchObject({ card: null, marks: { ...NO_MARKS, note: 'why?' } });
});

test('eight lapses make a leech, which the answer to the eighth says, and to no other', async () => {
  const warned: number[] = [];
  for (let lapse = 1; lapse <= 9; lapse += 1) {
    for (const [grade, minute] of [
      [4, 0],
      [1, 1],
    ] as const) {
      const at = new Date(days(lapse * 40 - 400).getTime() + minute * 60_000);
      const review = { ...about(at), versionNumber: 1, spentMs: 1, certainty: null };
      const sent = { ...review, grade, reviewedAt: at.getTime() };
      const { leeches } = await recordReviews(learner, [sent], now);
      const again = await recordReviews(learner, [sent], now);
      expect(again.leeches).toEqual(leeches);
      if (leeches.length > 0) warned.push(lapse);
    }
  }
  expect(warned).toEqual([8]);
  expect((await information()).isLeech).toBe(true);
});

test('another learner, and someone who is not known yet, have no card', async () => {
  await rate(4, days(-20));
  const stranger = (await createGuest(now)).learner;
  const none = { card: null, recall: null, reviews: [], curve: [], isLeech: false };
  expect(await information(stranger)).toMatchObject(none);
  expect(await information(null)).toMatchObject(none);
});

function past(review: Awaited<ReturnType<typeof rate>>, after: object | null) {
  const { id, grade, reviewedAt, spentMs, certainty, versionNumber } = review;
  const told = { id, grade, spentMs, certainty, versionNumber };
  return { ...told, reviewedAt: new Date(reviewedAt), after };
}
