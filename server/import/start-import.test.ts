import { beforeEach, expect, test } from 'vitest';
import { createGuest, type Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { newId } from '#server/uuid';
import { startImport } from './start-import';

useDatabase();

const now = new Date();
const files = [{ name: 'a.md', bytes: new TextEncoder().encode('## Why?\n') }];
let learner: Learner;

beforeEach(async () => {
  await emptyDatabase();
  learner = (await createGuest(now)).learner;
});

async function fill(count: number, state: string, byteCount = 0): Promise<void> {
  await db().bankImport.createMany({
    data: Array.from({ length: count }, () => ({
      ownerId: learner.id,
      id: newId(now),
      name: 'before',
      createdAt: now,
      state,
      heardAt: now,
      total: 1,
      byteCount,
    })),
  });
}

test.each([
  ['four are being read', 4, 'reading', 0],
  ['a hundred wait to be stored', 100, 'ready', 0],
  ['they take 200 MB', 2, 'stored', 100 * 1024 * 1024],
])('an import is refused while %s, and another learner’s is not', async (_, ...before) => {
  await fill(...before);
  const refusal = { code: 'limit-reached', message: expect.stringMatching(/\.$/) };
  await expect(startImport(learner, { files }, now)).rejects.toMatchObject(refusal);
  const { learner: other } = await createGuest(now);
  const { id } = await startImport(other, { files }, now);
  await expect.poll(() => stateOf(other, id), { timeout: 20_000 }).toBe('ready');
});

test.each([
  ['what the request says', 'Anki', [null], 'Anki'],
  ['its file', undefined, ['notes/a.md'], 'notes/a.md'],
  ['the folder of its files', undefined, ['notes/a.md', 'notes/b.md'], 'notes'],
  ['their number', undefined, ['a.md', 'b.md'], '2 files'],
])('an import is called by %s', async (_, name, names, expected) => {
  const bytes = new TextEncoder().encode('## Why?\n');
  const wish = { name, files: names.map((file) => ({ name: file, bytes })) };
  const { id } = await startImport(learner, wish, now);
  const row = await db().bankImport.findFirst({ where: { ownerId: learner.id, id } });
  expect(row?.name).toBe(expected);
  await expect.poll(() => stateOf(learner, id), { timeout: 20_000 }).toBe('ready');
});

async function stateOf({ id: ownerId }: Learner, id: string) {
  const row = await db().bankImport.findUnique({ where: { ownerId_id: { ownerId, id } } });
  return row?.state;
}
