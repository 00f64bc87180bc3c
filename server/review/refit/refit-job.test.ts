import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { beforeEach, expect, test } from 'vitest';
import { makeRandom } from '#core/random';
import { fitHistories } from '#core/review/fit-history';
import { fitLogLoss } from '#core/review/fit-log-loss';
import { foldReviews } from '#core/review/fold-reviews';
import { DEFAULT_WEIGHTS, type FsrsWeights } from '#core/review/fsrs-kernel';
import { simulateLog } from '#core/review/testing/simulate-log';
import { createGuest, type Learner } from '#server/auth/learner';
import { learnerTransaction } from '#server/auth/learner-transaction';
import { db } from '#server/db';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { rebuildAllCards } from '../rebuild-all-cards';
import { undoReview } from '../undo-review';
import { lastFit } from './last-fit';
import { refitJob } from './refit-job';

useDatabase();
process.env.LOG_LEVEL = 'error';

const DAY_MS = 86_400_000;
const DAYS = 80;
const startsAt = Date.now() - (DAYS + 1) * DAY_MS;
const { signal } = new AbortController();
const by = (factors: Record<number, number>) =>
  DEFAULT_WEIGHTS.map((weight, place) => Number((weight * (factors[place] ?? 1)).toFixed(4)));

/** People unlike the many whose weights are the default ones. */
const forgetful = by({ 0: 0.15, 1: 0.15, 2: 0.15, 3: 0.15 });
const truths: [string, FsrsWeights][] = [
  ['forgets at once', forgetful],
  ['keeps what was learned', by({ 0: 8, 1: 8, 2: 8, 3: 8 })],
  ['gains little from repeating', by({ 8: 0.4, 20: 3 })],
];

let learner: Learner;
let now: Date;

beforeEach(async () => {
  await emptyDatabase();
  now = new Date();
  learner = (await createGuest(now)).learner;
});

test.each(truths)('one who %s gets weights that foresee them better', async (_name, truth) => {
  const log = simulate(truth, 2);
  await study(log);
  await refitJob.run(now, signal);
  const fit = await lastFit(learner);
  expect(fit).toMatchObject({ kept: true, fittedAt: now, reviewCount: log.length });
  const later = fitHistories(simulate(truth, 3));
  const loss = (weights: FsrsWeights) => fitLogLoss(later, weights, 0);
  const possible = loss(DEFAULT_WEIGHTS) - loss(truth);
  expect(loss(DEFAULT_WEIGHTS) - loss(await keptWeights())).toBeGreaterThan(possible / 3);
});

test('the cards are made anew by the weights that were kept', async () => {
  const log = simulate(forgetful, 2);
  await study(log);
  await refitJob.run(now, signal);
  const scheduling = { weights: await keptWeights(), desiredRetention: 0.9 };
  const cards = await db().card.findMany({ where: { ownerId: learner.id } });
  expect(cards).toHaveLength(new Set(log.map(({ questionId }) => questionId)).size);
  for (const { questionId, stability, dueAt } of cards) {
    const own = log.filter((review) => review.questionId === questionId);
    const card = foldReviews(own, scheduling);
    expect({ stability, dueAt: dueAt.getTime() }).toEqual({
      stability: card.stability,
      dueAt: card.dueAt,
    });
  }
});

test('a fit that is not better is written down, and changes no card', async () => {
  await study(simulate(forgetful, 3));
  await db().memoryModel.create({
    data: {
      ownerId: learner.id,
      fittedAt: new Date(startsAt),
      weights: [...forgetful],
      reviewCount: 20,
      logLoss: 0.3,
      logLossBefore: 0.4,
      kept: true,
    },
  });
  await rebuild();
  const before = await db().card.findMany({ orderBy: { questionId: 'asc' } });
  await refitJob.run(now, signal);
  expect(await lastFit(learner)).toMatchObject({ kept: false, fittedAt: now });
  expect(await keptWeights()).toEqual(forgetful);
  expect(await db().card.findMany({ orderBy: { questionId: 'asc' } })).toEqual(before);
});

test('what was taken back is not fitted to, and too little is not fitted', async () => {
  const log = simulate(forgetful, 4).slice(0, 16);
  await study(log);
  await undoReview(learner, log[0]?.id ?? '', now);
  await refitJob.run(now, signal);
  expect(await lastFit(learner)).toBeNull();
});

test('it is done once 4 a.m. has come where the learner was, and once only', async () => {
  const log = simulate(forgetful, 5).map((review) => ({ ...review, timeZone: 'Asia/Tokyo' }));
  await study(log);
  const last = Math.max(...log.map(({ reviewedAt }) => reviewedAt));
  const [date = ''] = new Date(last + DAY_MS).toISOString().split('T');
  const sevenPm = Date.parse(`${date}T19:00:00Z`);
  const fourInTokyo = sevenPm > last + DAY_MS ? sevenPm - DAY_MS : sevenPm;
  await refitJob.run(new Date(fourInTokyo - 1), signal);
  expect(await lastFit(learner)).toBeNull();
  await refitJob.run(new Date(fourInTokyo), signal);
  await refitJob.run(new Date(fourInTokyo + DAY_MS), signal);
  expect(await db().memoryModel.count()).toBe(1);
  expect((await lastFit(learner))?.fittedAt).toEqual(new Date(fourInTokyo));
});

test('two processes that find the same learner due do it once', async () => {
  await study(simulate(forgetful, 6));
  const both = [startProcess(), startProcess()];
  const answers = await Promise.all(both.map(({ stdout }) => text(stdout)));
  const outcomes = answers.map((answer) => JSON.parse(answer));
  expect(outcomes.filter((outcome) => typeof outcome === 'object')).toHaveLength(1);
  expect(outcomes.filter((outcome) => ['taken', 'not-due'].includes(outcome))).toHaveLength(1);
  expect(await db().memoryModel.count()).toBe(1);
});

test('one that is killed in the middle leaves nothing, and the next does it all', async () => {
  await study(simulate(forgetful, 2));
  await rebuild();
  const before = await db().card.findMany({ orderBy: { questionId: 'asc' } });
  const killed = startProcess();
  await db().$transaction(
    async (transaction) => {
      // Its cards cannot be written until we let go, and by then it is no more.
      await transaction.$executeRaw`lock table card in share mode`;
      await expect.poll(countWaiting, { timeout: 60_000 }).toBe(1);
      killed.kill('SIGKILL');
      await once(killed, 'exit');
    },
    { timeout: 60_000 },
  );
  expect(await lastFit(learner)).toBeNull();
  expect(await db().card.findMany({ orderBy: { questionId: 'asc' } })).toEqual(before);
  await expect.poll(countLocks, { timeout: 10_000 }).toBe(0);
  await refitJob.run(now, signal);
  expect(await lastFit(learner)).toMatchObject({ kept: true });
  expect(await db().card.findMany({ orderBy: { questionId: 'asc' } })).not.toEqual(before);
});

type Log = ReturnType<typeof simulateLog>;

function simulate(truth: FsrsWeights, seed: number): Log {
  const log = simulateLog({ truth, cards: 160, days: DAYS, startsAt }, makeRandom(seed));
  return log.map((review) => ({
    ...review,
    id: idOf(review.id),
    questionId: idOf(review.questionId),
  }));
}

function idOf(number: string): string {
  return `00000000-0000-7000-8000-${number.padStart(12, '0')}`;
}

async function study(log: Log): Promise<void> {
  const rows = log.map((review) => ({
    ...review,
    ownerId: learner.id,
    questionOwnerId: learner.id,
    versionNumber: 1,
    reviewedAt: new Date(review.reviewedAt),
    spentMs: 10_000,
    receivedAt: new Date(review.reviewedAt),
  }));
  await db().review.createMany({ data: rows });
}

function rebuild(): Promise<number> {
  return learnerTransaction(learner, (transaction) => rebuildAllCards(transaction, learner));
}

async function keptWeights(): Promise<FsrsWeights> {
  const model = await db().memoryModel.findFirstOrThrow({
    where: { ownerId: learner.id, kept: true },
    orderBy: { fittedAt: 'desc' },
  });
  return model.weights;
}

function startProcess() {
  const argv = ['--import', 'tsx', 'server/test/refit-process.ts', learner.id];
  return spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Those who wait to write cards. */
async function countWaiting(): Promise<number> {
  const rows = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pg_locks
    where not granted and relation = 'card'::regclass`;
  return rows[0]?.count ?? 0;
}

async function countLocks(): Promise<number> {
  const rows = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pg_locks
    where locktype = 'advisory' and database = (
      select oid from pg_database where datname = current_database()
    )`;
  return rows[0]?.count ?? 0;
}
