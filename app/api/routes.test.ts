import { beforeEach, expect, test } from 'vitest';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { loadExampleBank } from '#server/test/example-bank';
import { newId } from '#server/uuid';
import { GET as nowhere } from './[...path]/route';
import { POST as mark } from './marks/route';
import { PUT as answer } from './quizzes/[session]/answers/[position]/route';
import { POST as finish } from './quizzes/[session]/finish/route';
import { POST as createQuiz } from './quizzes/route';
import { POST as undo } from './reviews/[id]/undo/route';
import { GET as due } from './reviews/due/route';
import { POST as record } from './reviews/route';
import { PUT as saveSettings, GET as settings } from './settings/route';

useDatabase();

const now = new Date();
let cookie: string;

beforeEach(async () => {
  await emptyDatabase();
  cookie = '';
});

type Handler = typeof record;

/** As a browser would: it keeps the cookie that it is given. */
async function send(handler: Handler, body: unknown, params: Record<string, string> = {}) {
  const request = new Request('http://localhost/api', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie },
    body: JSON.stringify(body),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
  return { status: response.status, body: await response.json() };
}

async function get(handler: Handler, query: string, params: Record<string, string> = {}) {
  const request = new Request(`http://localhost/api?${query}`, { headers: { cookie } });
  const response = await handler(request, { params: Promise.resolve(params) });
  return { status: response.status, body: await response.json() };
}

test('a guest gets cards, reviews one, takes it back, and has it again', async () => {
  await loadExampleBank(now);
  const first = await get(due, 'limit=2&timeZone=Europe/Berlin');
  expect(first.body.counts.new).toBe(9);
  const [{ question }] = first.body.due;
  const review = {
    id: newId(now),
    questionId: question.id,
    questionOwnerId: question.ownerId,
    versionNumber: question.versionNumber,
    grade: 4,
    reviewedAt: now.getTime(),
    timeZone: 'Mars/Olympus',
    spentMs: 5_000,
  };
  const recorded = await send(record, { reviews: [review] });
  expect(recorded).toMatchObject({ status: 200, body: { accepted: [review.id], conflicts: [] } });
  expect((await send(record, { reviews: [review] })).body).toEqual(recorded.body);
  expect((await get(due, '')).body.counts).toEqual({ learning: 0, due: 0, new: 8 });
  const undone = await send(undo, { undoneAt: now.getTime() }, { id: review.id });
  expect(undone).toMatchObject({ status: 200, body: { card: { state: 'new' } } });
  expect((await get(due, '')).body.counts.new).toBe(9);
});

test('a guest marks a card, and sees what holds with it', async () => {
  await loadExampleBank(now);
  const [{ question, marks, isLeech }] = (await get(due, 'limit=1')).body.due;
  const { id: questionId, ownerId: questionOwnerId } = question;
  expect({ isFlagged: marks.flag, isLeech }).toEqual({ isFlagged: 0, isLeech: false });
  const about = { questionId, questionOwnerId, markedAt: now.getTime(), timeZone: 'Mars/Olympus' };
  const flag = { ...about, id: newId(now), kind: 'flag', flag: 3 };
  const { status, body } = await send(mark, { marks: [flag] });
  expect({ status, body }).toMatchObject({ status: 200, body: { accepted: [flag.id] } });
  expect(body.cards).toEqual([{ questionId, questionOwnerId, marks: { ...marks, flag: 3 } }]);
  expect((await get(due, 'limit=1')).body.due[0].marks.flag).toBe(3);
  expect(await send(mark, { marks: [{ ...flag, flag: 9 }] })).toMatchObject({
    status: 422,
    body: { error: { fields: { 'marks.0.flag': expect.any(String) } } },
  });
});

test('settings are kept for a guest, and what is out of bounds is named', async () => {
  const before = await get(settings, '');
  expect(before.status).toBe(200);
  const wished = { ...before.body, newPerDay: 5 };
  expect(await send(saveSettings, wished)).toEqual({ status: 200, body: wished });
  expect((await get(settings, '')).body).toEqual(wished);
  expect(await send(saveSettings, { ...wished, desiredRetention: 0.99 })).toMatchObject({
    status: 422,
    body: { error: { fields: { desiredRetention: expect.any(String) } } },
  });
});

test('a guest starts a quiz, answers and finishes it', async () => {
  await loadExampleBank(now);
  const session = newId(now);
  const wish = { id: session, topics: [], kinds: ['number'], count: 5, seed: 3 };
  expect(await send(createQuiz, wish)).toEqual({ status: 200, body: { id: session } });
  const given = { response: { kind: 'number', text: '30s' }, spentMs: 900 };
  const place = { session, position: '0' };
  expect(await send(answer, given, place)).toEqual({ status: 200, body: { reveal: null } });
  expect(await send(finish, {}, { session })).toMatchObject({ status: 200 });
  expect(await send(answer, given, place)).toMatchObject({ status: 409 });
});

test('an address that names nothing leads nowhere, and what cannot be used is named', async () => {
  expect(await send(undo, {}, { id: 'x' })).toMatchObject({ status: 404 });
  expect(await send(undo, {}, { id: newId(now) })).toMatchObject({ status: 404 });
  expect(await send(answer, {}, { session: newId(now), position: '-1' })).toMatchObject({
    status: 404,
  });
  expect(await send(record, { reviews: [] })).toMatchObject({ status: 422 });
  expect(await send(record, { reviews: [{ grade: 5 }] })).toMatchObject({
    status: 422,
    body: { error: { fields: { 'reviews.0.grade': expect.any(String) } } },
  });
});

test('an address without an endpoint says so in JSON', async () => {
  const response = nowhere();
  expect(response.status).toBe(404);
  expect((await response.json()).error.code).toBe('not-found');
});
