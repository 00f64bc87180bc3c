import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/review/learner-settings';
import { DEFAULT_SCHEDULING } from '#core/review/scheduling';
import type { SubmittedReview } from '#core/review/submitted-review';
import { createGuest, type Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { loadExampleBank } from '#server/test/example-bank';
import { newId } from '#server/uuid';
import { saveSettings } from '../learner-settings';
import { recordMarks } from '../record-marks';
import { recordReviews } from '../record-reviews';
import type { StudyQuestion } from '../study-questions';
import { undoReview } from '../undo-review';
import { calibration } from './calibration';
import { cardStatistics } from './card-statistics';
import { findStreak } from './find-streak';
import { logStatistics } from './log-statistics';
import { readLog } from './read-log';

useDatabase();

const now = new Date('2026-03-20T12:00:00Z');
const zone = 'Europe/Berlin';
const dayMs = 86_400_000;
let learner: Learner;
let questions: StudyQuestion[];

beforeEach(async () => {
  await emptyDatabase();
  questions = await loadExampleBank(now);
  learner = (await createGuest(now)).learner;
});

type Change = Partial<SubmittedReview> & { place?: number; daysAgo?: number };

function review({ place = 0, daysAgo = 0, ...change }: Change): SubmittedReview {
  const question = questions[place];
  return {
    id: newId(now),
    questionId: question?.questionId ?? '',
    questionOwnerId: question?.ownerId ?? '',
    versionNumber: 1,
    grade: 3,
    reviewedAt: now.getTime() - daysAgo * dayMs - 60_000,
    timeZone: zone,
    spentMs: 8_000,
    certainty: null,
    ...change,
  };
}

const record = (...changes: Change[]) => recordReviews(learner, changes.map(review), now);
const logOf = (who: Learner | null, wish = {}) =>
  logStatistics(who, now, { dayCount: null, timeZone: zone, ...wish });
const cardsOf = (who: Learner | null, wish = {}) =>
  cardStatistics(who, now, { aheadDays: 30, timeZone: zone, ...wish });

test('the log is read as it was written, by question and in order, whatever the zones', async () => {
  const sent = [
    review({ daysAgo: 2, grade: 1, certainty: 0, spentMs: 0 }),
    review({ daysAgo: 9, grade: 4, timeZone: 'America/New_York', spentMs: 2_147_483_647 }),
    review({ daysAgo: 5, certainty: 100, reviewedAt: now.getTime() - 5 * dayMs - 1 }),
    review({ place: 1, daysAgo: 1, grade: 2 }),
  ];
  await recordReviews(learner, sent, now);
  const log = await readLog(learner);
  const plain = log.map((own) => own.map(({ clock, ...rest }) => rest));
  const kept = ({ grade, reviewedAt, spentMs, certainty }: SubmittedReview) => {
    return { grade, reviewedAt, spentMs, certainty };
  };
  const [first, second, third, other] = sent.map(kept);
  expect(plain).toHaveLength(2);
  expect(plain).toContainEqual([second, third, first]);
  expect(plain).toContainEqual([other]);
});

test('a learner sees their own answers and nobody else’s', async () => {
  await record({}, { place: 1, daysAgo: 3 });
  const stranger = (await createGuest(now)).learner;
  expect((await logOf(learner)).totalAnswers).toBe(2);
  for (const other of [stranger, null]) {
    expect(await logOf(other)).toMatchObject({ totalAnswers: 0, ofToday: { answers: 0 } });
    expect(await cardsOf(other)).toMatchObject({ cardCount: 0, counts: { new: 9 } });
    expect(await calibration(other, { since: null })).toMatchObject({
      memory: { count: 0, curve: [] },
      certainty: { count: 0 },
    });
    expect(await findStreak(other, now, zone)).toMatchObject({ length: 0, longest: 0 });
  }
});

test('what was taken back counts nowhere', async () => {
  const sent = review({});
  await recordReviews(learner, [sent, review({ place: 1 })], now);
  await undoReview(learner, sent.id, now);
  expect(await logOf(learner)).toMatchObject({ totalAnswers: 1, ofToday: { answers: 1 } });
  expect(await cardsOf(learner)).toMatchObject({ cardCount: 1, counts: { new: 8, learning: 1 } });
});

test('each review is of the day of the zone it was made in', async () => {
  // 02:30 in Berlin is still the evening before; 20:30 in New York is, too, at the same moment.
  const night = Date.parse('2026-03-20T01:30:00Z');
  await record({ reviewedAt: night }, { place: 1, reviewedAt: night, timeZone: 'Asia/Tokyo' });
  const { ofToday, answersByDay, hours } = await logOf(learner);
  expect(ofToday.answers).toBe(1);
  expect(answersByDay.slice(-3)).toEqual([0, 1, 1]);
  expect(hours.filter(({ answers }) => answers > 0).map(({ hour }) => hour)).toEqual([10, 2]);
});

test('the days asked for bound the graphs, not the table of retention', async () => {
  await record({ daysAgo: 100, grade: 4 }, { daysAgo: 92 }, { daysAgo: 1 });
  const all = await logOf(learner);
  const month = await logOf(learner, { dayCount: 30 });
  expect(all.spans.reduce((sum, { answers }) => sum + answers, 0)).toBe(3);
  expect(month.spans.reduce((sum, { answers }) => sum + answers, 0)).toBe(1);
  expect(month.spans).toHaveLength(30);
  expect(month.retention).toEqual(all.retention);
});

test('a bank or a topic narrows everything', async () => {
  await record(...questions.map((_, place) => ({ place })));
  const inTopic = questions.filter(({ topics }) => topics.includes('services')).length;
  expect(inTopic).toBeLessThan(questions.length);
  const scope = { topic: 'services' };
  expect(await logOf(learner, scope)).toMatchObject({ totalAnswers: inTopic });
  expect(await cardsOf(learner, scope)).toMatchObject({ cardCount: inTopic });
  expect(await logOf(learner, { bank: 'example' })).toMatchObject({ totalAnswers: 9 });
  expect(await logOf(learner, { ...scope, dayCount: 30 })).toMatchObject({ totalAnswers: inTopic });
  expect(await calibration(learner, { ...scope, since: now })).toMatchObject({
    memory: { count: 0 },
  });
  for (const none of [{ bank: 'other' }, { topic: 'a\0b' }]) {
    expect(await logOf(learner, none)).toMatchObject({ totalAnswers: 0 });
    expect(await cardsOf(learner, none)).toMatchObject({ cardCount: 0, counts: { new: 0 } });
  }
});

test('cards stand where they are, also those set aside before they were asked', async () => {
  await record(
    { place: 0, daysAgo: 30, grade: 4 },
    { place: 1, grade: 4 },
    { place: 2, grade: 1 },
    { place: 3, grade: 4 },
  );
  const suspend = (place: number) => ({
    id: newId(now),
    questionId: questions[place]?.questionId ?? '',
    questionOwnerId: questions[place]?.ownerId ?? '',
    kind: 'suspend' as const,
    markedAt: now.getTime(),
    timeZone: zone,
  });
  await recordMarks(learner, [suspend(3), suspend(4)], now);
  const { counts, ahead, stabilities } = await cardsOf(learner);
  expect(counts).toEqual({ new: 4, learning: 1, due: 1, known: 1, suspended: 2, lapsed: 0 });
  expect(ahead.backlog).toBe(1);
  expect(ahead.days.reduce((sum, { count }) => sum + count, ahead.backlog)).toBe(3);
  expect(stabilities.bins.reduce((sum, { count }) => sum + count, 0)).toBe(2);
});

test('what was foreseen is by the weights of its time, and of later days only', async () => {
  await record(
    { daysAgo: 12, grade: 4 },
    { daysAgo: 6, grade: 1 },
    { daysAgo: 6, reviewedAt: now.getTime() - 6 * dayMs, grade: 3 },
    { daysAgo: 1 },
  );
  const before = await calibration(learner, { since: null });
  expect(before.memory.count).toBe(2);
  await db().memoryModel.create({
    data: {
      ownerId: learner.id,
      fittedAt: new Date(now.getTime() - 3 * dayMs),
      weights: DEFAULT_SCHEDULING.weights.map((weight, index) => (index < 4 ? 3 : weight)),
      reviewCount: 3,
      logLoss: 0.3,
      logLossBefore: 0.4,
      kept: true,
    },
  });
  const after = await calibration(learner, { since: null });
  expect(after.memory.count).toBe(2);
  expect(after.memory.own.logLoss).not.toBe(before.memory.own.logLoss);
  const early = await calibration(learner, { since: new Date(now.getTime() - 3 * dayMs) });
  expect(early.memory.count).toBe(1);
});

test('from when on a card is mature follows the recall that is wished for', async () => {
  // Easy at first gives a stability of eight days: an interval of four weeks for seven in ten.
  await record({ daysAgo: 30, grade: 4 }, { daysAgo: 1 });
  const stages = async () => (await logOf(learner)).retention.at(-1);
  expect(await stages()).toMatchObject({ young: { of: 1 }, mature: { of: 0 } });
  await saveSettings(learner, { ...DEFAULT_SETTINGS, desiredRetention: 0.7 }, now);
  expect(await stages()).toMatchObject({ young: { of: 0 }, mature: { of: 1 } });
});

test('the streak is over days of any zone, and a taken back answer is no day', async () => {
  const sent = review({ place: 1, daysAgo: 3 });
  await recordReviews(learner, [sent], now);
  await record({ daysAgo: 2 }, { daysAgo: 1, timeZone: 'America/New_York' }, { daysAgo: 0 });
  expect(await findStreak(learner, now, zone)).toMatchObject({ length: 4, isTodayDone: true });
  await undoReview(learner, sent.id, now);
  expect(await findStreak(learner, now, zone)).toMatchObject({ length: 3 });
});
