import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { db } from '#server/db';
import { AppError } from '#server/errors';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { handleRead, handleWrite, noParams } from './handle-request';

// A test below makes a mistake of ours; its place in the log is not what is tested.
process.env.LOG_LEVEL = 'silent';

useDatabase();
beforeEach(emptyDatabase);

const address = 'http://readyz.test/api/echo';
const json = { 'content-type': 'application/json', host: 'readyz.test' };
const context = { params: Promise.resolve({}) };

const schemas = { body: z.object({ word: z.string() }), params: noParams };
const echo = handleWrite(schemas, async (learner, { body }) => ({ id: learner.id, ...body }));

function post(headers: Record<string, string> = {}, body: BodyInit = '{"word":"hello"}') {
  const request = new Request(address, { method: 'POST', headers: { ...json, ...headers }, body });
  return echo(request, context);
}

async function refusal(answer: Promise<Response>) {
  const response = await answer;
  const { error } = await response.json();
  return { status: response.status, code: error.code, fields: error.fields };
}

test('a first write makes a guest, and the cookie it sets is who that is', async () => {
  const first = await post();
  expect(first.status).toBe(200);
  const cookie = first.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(
    /^readyz_learner=[\w-]{43}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax$/,
  );
  const again = await post({ cookie: `other=1; ${cookie.split(';')[0]}` });
  expect(again.headers.get('set-cookie')).toBeNull();
  expect(await again.json()).toEqual({ ...(await first.json()), word: 'hello' });
  expect(await db().learner.count()).toBe(1);
});

test('the database holds no token, only its hash', async () => {
  const cookie = (await post()).headers.get('set-cookie') ?? '';
  const token = cookie.slice('readyz_learner='.length).split(';')[0] ?? '';
  const [session] = await db().learnerSession.findMany();
  expect(session?.tokenHash).toHaveLength(32);
  expect(Buffer.from(session?.tokenHash ?? []).toString('base64url')).not.toBe(token);
});

test('behind https the cookie is for https only', async () => {
  const cookie = (await post({ 'x-forwarded-proto': 'https' })).headers.get('set-cookie');
  expect(cookie).toMatch(/; Secure$/);
});

test('a token that is unknown makes a new guest', async () => {
  const response = await post({ cookie: 'readyz_learner=made-up' });
  expect(response.headers.get('set-cookie')).not.toBeNull();
});

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'http://readyz.test' }],
  ['a sister site', { 'sec-fetch-site': 'same-site' }],
  ['another origin over plain http', { origin: 'http://evil.test' }],
  ['an origin that hides', { origin: 'null' }],
])('a write from %s is refused and leaves nothing', async (_, headers) => {
  expect(await refusal(post(headers))).toMatchObject({ status: 403, code: 'forbidden' });
  expect(await db().learner.count()).toBe(0);
});

test.each([
  ['our own page', { 'sec-fetch-site': 'same-origin' }],
  ['our own page over plain http', { origin: 'http://readyz.test' }],
  ['a program that is no browser', {}],
])('a write from %s is taken', async (_, headers) => {
  expect((await post(headers)).status).toBe(200);
});

test('what cannot be read is refused with its fields, and makes no guest', async () => {
  const invalid = { status: 422, code: 'invalid-input' };
  expect(await refusal(post({}, '{"word":7}'))).toMatchObject({
    ...invalid,
    fields: { word: expect.stringContaining('string') },
  });
  expect(await refusal(post({}, '{'))).toMatchObject(invalid);
  expect(await refusal(post({ 'content-type': 'text/plain' }))).toMatchObject(invalid);
  expect(await refusal(post({}, ''))).toMatchObject(invalid);
  expect(await refusal(post({}, '{"word":"a\\u0000b"}'))).toMatchObject(invalid);
  expect(await refusal(post({}, '{"word":"\\ud800"}'))).toMatchObject(invalid);
  expect(await db().learner.count()).toBe(0);
});

test('a body that is too large is refused, whatever length it announces', async () => {
  const large = JSON.stringify({ word: 'x'.repeat(256 * 1024) });
  expect(await refusal(post({ 'content-length': '20' }, large))).toMatchObject({ status: 422 });
  const fits = JSON.stringify({ word: 'x'.repeat(255 * 1024) });
  expect((await post({}, fits)).status).toBe(200);
});

test('a refusal keeps its code and words, and the guest still gets the cookie', async () => {
  const refuse = handleWrite(schemas, async () => {
    throw new AppError('conflict', 'Taken.', { id: 'Taken.' });
  });
  const request = new Request(address, { method: 'POST', headers: json, body: '{"word":"a"}' });
  const response = await refuse(request, context);
  expect(response.status).toBe(409);
  expect(response.headers.get('set-cookie')).not.toBeNull();
  expect(await response.json()).toEqual({
    error: { code: 'conflict', message: 'Taken.', fields: { id: 'Taken.' } },
  });
});

test('a mistake of ours is told by a number and by nothing else', async () => {
  const fail = handleRead(z.object({}), async () => z.string().parse(7));
  const response = await fail(new Request(address), context);
  expect(response.status).toBe(500);
  const { error } = await response.json();
  expect(error.code).toBe('internal');
  expect(error.message).toMatch(/give this number: [0-9a-f-]{36}$/);
});

test('reading makes no guest, and a query that cannot be read is refused', async () => {
  const read = handleRead(
    z.object({ limit: z.coerce.number().max(9) }),
    async (learner, query) => ({
      isKnown: learner !== null,
      ...query,
    }),
  );
  const found = await read(new Request(`${address}?limit=5`), context);
  expect(await found.json()).toEqual({ isKnown: false, limit: 5 });
  expect(found.headers.get('cache-control')).toBe('no-store');
  expect(await refusal(read(new Request(`${address}?limit=50`), context))).toMatchObject({
    status: 422,
  });
  expect(await db().learner.count()).toBe(0);
});

test('a path that names something of theirs is empty for a stranger, and makes no guest', async () => {
  const schemasAt = { body: z.object({}), params: z.object({ id: z.string() }) };
  const undo = handleWrite(schemasAt, async (learner) => ({ id: learner.id }));
  const at = { params: Promise.resolve({ id: 'a' }) };
  const ask = (headers = {}) =>
    undo(new Request(address, { method: 'POST', headers: { ...json, ...headers } }), at);
  expect(await refusal(ask())).toMatchObject({ status: 404, code: 'not-found' });
  expect(await refusal(ask({ cookie: 'readyz_learner=made-up' }))).toMatchObject({ status: 404 });
  expect(await db().learner.count()).toBe(0);

  const [cookie = ''] = (await post()).headers.get('set-cookie')?.split(';') ?? [];
  expect((await ask({ cookie })).status).toBe(200);
});

test('while the database is away the answer says to come back', async () => {
  const fail = handleRead(z.object({}), async () => {
    throw Object.assign(new Error('away'), { code: 'P1001' });
  });
  const response = await fail(new Request(address), context);
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  expect((await response.json()).error.code).toBe('unavailable');
});
