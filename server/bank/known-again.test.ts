import { mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#server/db';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { loadBanks } from './load-banks';

useDatabase();

const now = new Date('2026-03-01T12:00:00Z');
let folder: string;

beforeEach(async () => {
  await emptyDatabase();
  folder = await mkdtemp(join(tmpdir(), 'readyz-banks-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('questions without ids get addresses from their titles, and keep them', async () => {
  await write('a', question('What is a Pod?'), question('Öffnen?'), question('何ですか'));
  await loadBanks(folder, now);
  const before = await stored();
  expect(before.map(({ key }) => key)).toEqual([
    expect.stringMatching(/^what-is-a-pod-[0-9a-f]{6}$/),
    expect.stringMatching(/^offnen-[0-9a-f]{6}$/),
    expect.stringMatching(/^question-[0-9a-f]{6}$/),
  ]);
  await write('a', question('What is a Pod?'), question('Öffnen?', 'not'), question('何ですか'));
  expect((await loadBanks(folder, now)).banks).toMatchObject([{ changed: 1, unchanged: 2 }]);
  expect((await stored()).map(({ id, key }) => [id, key])).toEqual(
    before.map(({ id, key }) => [id, key]),
  );
});

test('files with other line ends and spaces are the same questions', async () => {
  await write('a', question('What is a pod?'), question('What is a node?'));
  await loadBanks(folder, now);
  const before = await stored();
  const text = bank('a', question('What  is a pod?'), question('What is a node?'));
  await writeFile(join(folder, 'a.md'), text.replaceAll('\n', '\r\n'));
  expect((await loadBanks(folder, now)).banks).toMatchObject([{ changed: 1, unchanged: 1 }]);
  expect((await stored()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
});

test.each([
  ['without an id', question('What is a pod?')],
  ['with an id', question('What is a pod?', 'that', 'pod')],
])('a question %s that moves to another file is still itself', async (_, moved) => {
  await write('a', moved, question('What is a node?'));
  await write('b', question('What is a service?'));
  await loadBanks(folder, now);
  const before = await stored();
  await write('a', question('What is a node?'));
  await write('b', question('What is a service?'), moved);
  const { banks } = await loadBanks(folder, now);
  expect(banks).toMatchObject([
    { slug: 'a', added: 0, retired: 0, unchanged: 1 },
    { slug: 'b', added: 0, retired: 0, unchanged: 2 },
  ]);
  const after = await stored();
  expect(new Set(after.map(({ id }) => id))).toEqual(new Set(before.map(({ id }) => id)));
  expect(after.map(({ key, version }) => [key, version]).toSorted()).toEqual(
    before.map(({ key, version }) => [key, version]).toSorted(),
  );
  const movedId = before[0]?.id;
  expect(after.find(({ id }) => id === movedId)?.bank.slug).toBe('b');
});

test('the questions of a file that gets another name and slug are still themselves', async () => {
  await write('a', question('What is a pod?'), question('What is a node?', 'that', 'node'));
  await loadBanks(folder, now);
  const before = await stored();
  await unlink(join(folder, 'a.md'));
  await write('b', question('What is a pod?'), question('What is a node?', 'that', 'node'));
  const { banks } = await loadBanks(folder, now, { mayRetireMost: true });
  expect(banks).toMatchObject([
    { slug: 'b', added: 0, unchanged: 2 },
    { file: null, slug: 'a', retired: 0 },
  ]);
  expect((await stored()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
});

test('a question that moves out of a file with errors is a new one, and the old one stays', async () => {
  await write('a', question('What is a pod?'), question('What is a node?'));
  await loadBanks(folder, now);
  await write('a', question('What is a node?').replace('[x]', '[ ]'));
  await write('b', question('What is a pod?'));
  await loadBanks(folder, now);
  expect(await db().question.count({ where: { retiredAt: null } })).toBe(3);
});

test('only a change of what is right is marked as one', async () => {
  const versions = async () => {
    const rows = await db().questionVersion.findMany({ orderBy: { number: 'asc' } });
    return rows.map(({ changesKey }) => changesKey);
  };
  const first = question('What is a pod?');
  await write('a', first);
  await loadBanks(folder, now);
  await write('a', first.replace('Because.', 'Because of that.'));
  await loadBanks(folder, now);
  expect(await versions()).toEqual([false, false]);
  await write('a', first.replace('[x] this', '[ ] this').replace('[ ] that', '[x] that'));
  await loadBanks(folder, now);
  expect(await versions()).toEqual([false, false, true]);
});

test('a file whose ids repeat each other’s addresses stays whole', async () => {
  await write('a', question('What is a pod?'), question('What is a pod?'));
  await loadBanks(folder, now);
  const [first, second] = await stored();
  expect(second?.key).toBe(`${first?.key}-2`);
  await write('b', question('What is a pod?'), question('What is a pod?'));
  await write('a');
  await loadBanks(folder, now);
  expect((await stored()).map(({ id, key }) => [id, key])).toEqual([
    [first?.id, first?.key],
    [second?.id, second?.key],
  ]);
});

async function stored() {
  return db().question.findMany({
    where: { retiredAt: null },
    orderBy: [{ bank: { slug: 'asc' } }, { position: 'asc' }],
    include: { bank: { select: { slug: true } } },
  });
}

async function write(slug: string, ...questions: string[]): Promise<void> {
  await writeFile(join(folder, `${slug}.md`), bank(slug, ...questions));
}

function bank(slug: string, ...questions: string[]): string {
  const lines = [`---`, `bank: ${slug}`, `title: Bank ${slug}`, `license: CC0-1.0`, `---`];
  return `${lines.join('\n')}\n\n${questions.join('\n\n')}\n`;
}

function question(title: string, wrong = 'that', id: string | null = null): string {
  return [
    `## ${title}`,
    ...(id === null ? [] : [`<!-- id: ${id} -->`]),
    '',
    '- [x] this',
    `- [ ] ${wrong}`,
    '',
    '<details><summary>Answer</summary>',
    'Because.',
    '</details>',
  ].join('\n');
}
