import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/review/learner-settings';
import { DEFAULT_SCHEDULING } from '#core/review/scheduling';
import { createGuest, type Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { loadExampleBank } from '#server/test/example-bank';
import { newId } from '#server/uuid';
import { findSettings, saveSettings } from './learner-settings';
import { recordReviews } from './record-reviews';
import { findScheduling } from './scheduling';

useDatabase();

const now = new Date('2026-03-02T12:00:00Z');
let learner: Learner;

beforeEach(async () => {
  await emptyDatabase();
  learner = (await createGuest(now)).learner;
});

test('what a learner has set holds for them alone; for others the defaults do', async () => {
  expect(await findSettings(null)).toEqual(DEFAULT_SETTINGS);
  expect(await findSettings(learner)).toEqual(DEFAULT_SETTINGS);
  const settings = { ...DEFAULT_SETTINGS, desiredRetention: 0.85, isCertaintyAsked: true };
  expect(await saveSettings(learner, settings, now)).toEqual(settings);
  expect(await findSettings(learner)).toEqual(settings);
  const stranger = (await createGuest(now)).learner;
  expect(await findSettings(stranger)).toEqual(DEFAULT_SETTINGS);
  expect(await findScheduling(stranger)).toEqual(DEFAULT_SCHEDULING);
  expect(await findScheduling(learner)).toEqual({ ...DEFAULT_SCHEDULING, desiredRetention: 0.85 });
});

test('who wishes to recall more sees cards sooner, and changing back leads back', async () => {
  const [question] = await loadExampleBank(now);
  const review = {
    id: newId(now),
    questionId: question?.questionId ?? '',
    questionOwnerId: question?.ownerId ?? '',
    versionNumber: 1,
    grade: 4,
    reviewedAt: now.getTime(),
    timeZone: 'UTC',
    spentMs: 1_000,
    certainty: null,
  } as const;
  await recordReviews(learner, [review], now);
  const card = () => db().card.findFirstOrThrow();
  const before = await card();
  await saveSettings(learner, { ...DEFAULT_SETTINGS, desiredRetention: 0.97 }, now);
  const after = await card();
  expect(after.stability).toBe(before.stability);
  expect(after.dueAt.getTime()).toBeLessThan(before.dueAt.getTime());
  expect(after.showAt).toEqual(after.dueAt);
  await saveSettings(learner, DEFAULT_SETTINGS, now);
  expect(await card()).toEqual(before);
});

test('the latest fit that was kept gives the weights', async () => {
  const fit = (day: number, weight: number, kept: boolean) => ({
    ownerId: learner.id,
    fittedAt: new Date(now.getTime() + day * 86_400_000),
    weights: DEFAULT_SCHEDULING.weights.map(() => weight),
    reviewCount: 500,
    logLoss: 0.3,
    logLossBefore: 0.4,
    kept,
  });
  await db().memoryModel.createMany({ data: [fit(0, 0.1, true), fit(1, 0.2, true)] });
  await db().memoryModel.create({ data: fit(2, 0.3, false) });
  expect((await findScheduling(learner)).weights).toEqual(fit(1, 0.2, true).weights);
});
