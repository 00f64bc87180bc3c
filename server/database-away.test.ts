import { expect, test } from 'vitest';
import { makeClient } from '#prisma/client';
import { env } from '#server/env';
import { useDatabase } from '#server/test/database';
import { isDatabaseAway } from './database-away';

useDatabase();

test('a server that nobody reaches is away, whatever is asked of it', async () => {
  const client = makeClient('postgresql://nobody@127.0.0.1:1/nothing');
  const errors = await Promise.all([
    client.learner.count().catch(String),
    client.learner.count().catch(isDatabaseAway),
    client.$queryRaw`select 1`.catch(isDatabaseAway),
    client.$transaction((transaction) => transaction.learner.count()).catch(isDatabaseAway),
  ]);
  expect(errors).toEqual([expect.stringContaining('reach database server'), true, true, true]);
});

test('a connection that the server ends is away, and a mistake of ours is not', async () => {
  const client = makeClient(env().DATABASE_URL, 1);
  const ended = client.$queryRaw`select pg_terminate_backend(pg_backend_pid())`;
  expect(await ended.catch(isDatabaseAway)).toBe(true);
  expect(await client.$queryRaw`select 1 / 0`.catch(isDatabaseAway)).toBe(false);
  expect(isDatabaseAway(new Error('no such thing'))).toBe(false);
  await client.$disconnect();
});
