import { beforeEach, expect, test } from 'vitest';
import { db } from '#server/db';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { ensureLearner } from './ensure-learner';
import { createGuest, findLearner, SESSION_DAYS_MAX } from './learner';

useDatabase();
beforeEach(emptyDatabase);

const now = new Date('2026-03-02T12:00:00Z');
const afterDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const requestWith = (token: string) =>
  new Request('http://localhost/', { headers: { cookie: `readyz_learner=${token}` } });

test('a token finds its learner, and no other text does', async () => {
  const { learner, token } = await createGuest(now);
  expect((await findLearner(token, now))?.learner.id).toBe(learner.id);
  expect(await findLearner(`${token}x`, now)).toBeNull();
  expect(await findLearner('', now)).toBeNull();
});

test('each guest has a token of 256 bits of their own', async () => {
  const guests = await Promise.all([createGuest(now), createGuest(now)]);
  expect(new Set(guests.map(({ token }) => token)).size).toBe(2);
  for (const { token } of guests) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
});

test('a session that is used lives on, and its cookie is renewed once a day', async () => {
  const { learner, token } = await createGuest(now);
  expect(await ensureLearner(requestWith(token), afterDays(0.5))).toEqual({ learner });
  const renewed = await ensureLearner(requestWith(token), afterDays(399));
  expect(renewed.learner.id).toBe(learner.id);
  expect(renewed.setCookie).toContain(token);
  const long = await ensureLearner(requestWith(token), afterDays(700));
  expect(long.learner.id).toBe(learner.id);
});

test('a session that was not used for too long is over', async () => {
  const { learner, token } = await createGuest(now);
  const late = await ensureLearner(requestWith(token), afterDays(SESSION_DAYS_MAX + 1));
  expect(late.learner.id).not.toBe(learner.id);
  expect(await db().learner.count()).toBe(2);
});
