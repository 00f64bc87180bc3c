import { beforeEach, expect, test } from 'vitest';
import { createGuest, findLearner } from '#server/auth/learner';
import { db } from '#server/db';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { POST as endSession } from './session/end/route';
import { POST as beginSession } from './session/route';
import { Browser } from './testing/browser';

useDatabase();
beforeEach(emptyDatabase);

const now = new Date();

function signOut(cookie: string, site = 'same-origin') {
  const request = new Request('http://localhost/api/session/end', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': site, cookie },
  });
  return endSession(request, { params: Promise.resolve({}) });
}

test('signing out ends the session on the server and in the browser, and nobody else’s', async () => {
  const [leaving, staying] = [await createGuest(now), await createGuest(now)];
  const response = await signOut(`readyz_learner=${leaving.token}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('set-cookie')).toMatch(/^readyz_learner=; .*Max-Age=0/);
  expect(response.headers.get('clear-site-data')).toBe('"cache", "storage"');
  expect(await findLearner(leaving.token, now)).toBeNull();
  expect(await findLearner(staying.token, now)).not.toBeNull();
});

test('signing out twice, or as nobody, wipes the browser all the same and makes no guest', async () => {
  for (const cookie of ['', 'readyz_learner=of-last-year']) {
    const response = await signOut(cookie);
    expect(response.status).toBe(200);
    expect(response.headers.has('clear-site-data')).toBe(true);
  }
  expect(await db().learner.count()).toBe(0);
});

test('a page of another site cannot sign anyone out', async () => {
  const { token } = await createGuest(now);
  expect((await signOut(`readyz_learner=${token}`, 'cross-site')).status).toBe(403);
  expect(await findLearner(token, now)).not.toBeNull();
});

test('a browser that makes itself known twice is one guest', async () => {
  const browser = new Browser();
  await browser.send(beginSession, {});
  expect((await browser.send(beginSession, {})).status).toBe(200);
  expect(await db().learner.count()).toBe(1);
});
