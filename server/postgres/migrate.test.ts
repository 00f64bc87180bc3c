import { expect, test } from 'vitest';
import { db } from '#server/db';
import { env } from '#server/env';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { migrate } from './migrate';
import { readMigrationNames } from './migration-list';
import { missingSql } from './write-migration';

useDatabase();

const review = {
  ownerId: '01900000-0000-7000-8000-000000000001',
  id: '01900000-0000-7000-8000-000000000002',
  questionId: '01900000-0000-7000-8000-000000000003',
  questionOwnerId: '01900000-0000-7000-8000-000000000004',
  versionNumber: 1,
  grade: 3,
  reviewedAt: new Date(0),
  timeZone: 'UTC',
  spentMs: 1_000,
  receivedAt: new Date(0),
};

test('the migrations lead to exactly what the schema declares', async () => {
  expect(await missingSql(env().DATABASE_URL)).toBeUndefined();
});

test('a migrated database has nothing left to apply', async () => {
  expect(await migrate(env().DATABASE_URL)).toEqual([]);
  const rows = await db().$queryRaw`select migration_name as name from _prisma_migrations`;
  expect(rows).toEqual((await readMigrationNames()).map((name) => ({ name })));
});

test('a review cannot be changed, only erased with its owner', async () => {
  await db().review.create({ data: review });
  await expect(
    db().$executeRaw`update review set grade = 4 where owner_id = ${review.ownerId}::uuid`,
  ).rejects.toThrow('append-only');
  expect(await db().review.deleteMany({ where: { ownerId: review.ownerId } })).toEqual({
    count: 1,
  });
});

test.each([{ grade: 0 }, { grade: 5 }, { spentMs: -1 }])(
  'a review with %o is refused',
  async (wrong) => {
    await expect(db().review.create({ data: { ...review, ...wrong } })).rejects.toThrow('check');
  },
);

test('emptying removes rows and keeps the migrations', async () => {
  await db().review.create({ data: review });
  await emptyDatabase();
  expect(await db().review.count()).toBe(0);
  expect(await migrate(env().DATABASE_URL)).toEqual([]);
});
