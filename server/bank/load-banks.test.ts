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

test('the same files again change nothing', async () => {
  await write('a.md', bank('a', question('one'), question('two')));
  const first = await loadBanks(folder, now);
  expect(first.banks).toEqual([counts('a.md', 'a', { added: 2 })]);
  const before = await everything();

  const second = await loadBanks(folder, new Date(now.getTime() + 1_000));

  expect(second.banks).toEqual([counts('a.md', 'a', { unchanged: 2 })]);
  expect(await everything()).toEqual(before);
});

test('a changed question becomes its next version and keeps its id', async () => {
  await write('a.md', bank('a', question('one'), question('two')));
  await loadBanks(folder, now);
  const [before] = await db().question.findMany({ where: { key: 'one' } });

  await write('a.md', bank('a', question('one', 'Other words'), question('two')));
  const report = await loadBanks(folder, now);

  expect(report.banks).toEqual([counts('a.md', 'a', { changed: 1, unchanged: 1 })]);
  const [after] = await db().question.findMany({ where: { key: 'one' } });
  const { wordsHash } = after ?? {};
  expect(wordsHash).not.toBe(before?.wordsHash);
  expect(after).toEqual({ ...before, version: 2, wordsHash });
  const versions = await db().questionVersion.findMany({
    where: { questionId: after?.id },
    orderBy: { number: 'asc' },
    include: { choices: true },
  });
  expect(versions.map(({ number, title }) => [number, title])).toEqual([
    [1, 'What is one?'],
    [2, 'Other words'],
  ]);
  expect(versions.map(({ choices }) => choices.length)).toEqual([2, 2]);
});

test('a question that moves within its file is the same question', async () => {
  await write('a.md', bank('a', question('one'), question('two')));
  await loadBanks(folder, now);
  await write('a.md', bank('a', question('two'), question('one')));
  expect((await loadBanks(folder, now)).banks).toEqual([counts('a.md', 'a', { unchanged: 2 })]);
  const questions = await db().question.findMany({ orderBy: { position: 'asc' } });
  expect(questions.map(({ key, version }) => [key, version])).toEqual([
    ['two', 1],
    ['one', 1],
  ]);
});

test('a removed question is retired, and comes back as itself', async () => {
  await write('a.md', bank('a', question('one'), question('two')));
  await loadBanks(folder, now);
  const [before] = await db().question.findMany({ where: { key: 'two' } });

  await write('a.md', bank('a', question('one')));
  expect((await loadBanks(folder, now)).banks).toEqual([
    counts('a.md', 'a', { retired: 1, unchanged: 1 }),
  ]);
  const [retired] = await db().question.findMany({ where: { key: 'two' } });
  expect(retired).toEqual({ ...before, retiredAt: now });

  await write('a.md', bank('a', question('one'), question('two')));
  expect((await loadBanks(folder, now)).banks).toEqual([
    counts('a.md', 'a', { added: 1, unchanged: 1 }),
  ]);
  expect(await db().question.findMany({ where: { key: 'two' } })).toEqual([before]);
});

test('a bank whose file is gone is retired, and comes back with its file', async () => {
  const text = bank('a', question('one'));
  await write('a.md', text);
  await write('c.md', bank('c', question('three')));
  await loadBanks(folder, now);
  const before = await db().question.findMany();

  await unlink(join(folder, 'a.md'));
  const stays = counts('c.md', 'c', { unchanged: 1 });
  expect((await loadBanks(folder, now)).banks).toEqual([
    stays,
    { ...counts('', 'a', { retired: 1 }), file: null },
  ]);
  expect(await db().question.count({ where: { retiredAt: null } })).toBe(1);
  expect((await loadBanks(folder, now)).banks).toEqual([stays]);

  await write('b.md', text);
  expect((await loadBanks(folder, now)).banks).toEqual([counts('b.md', 'a', { added: 1 }), stays]);
  expect(await db().question.findMany()).toEqual(expect.arrayContaining(before));
});

test('a folder without banks is refused and changes nothing, whatever may go', async () => {
  await write('a.md', bank('a', question('one')));
  await loadBanks(folder, now);
  const before = await everything();
  await unlink(join(folder, 'a.md'));
  for (const mayRetireMost of [false, true]) {
    const report = await loadBanks(folder, now, { mayRetireMost });
    expect(report).toMatchObject({ banks: [], refusal: expect.stringContaining(folder) });
  }
  expect(await everything()).toEqual(before);
});

test('more than half of the library goes only when it may', async () => {
  for (const slug of ['a', 'b', 'c']) await write(`${slug}.md`, bank(slug, question(`of-${slug}`)));
  await loadBanks(folder, now);
  const before = await everything();
  await unlink(join(folder, 'a.md'));
  await unlink(join(folder, 'b.md'));
  await write('d.md', bank('d', question('of-d')));

  const { banks, refusal } = await loadBanks(folder, now);
  expect(banks).toEqual([]);
  expect(refusal).toMatch(/^2 of the 3 banks in the library are not in .*--retire/);
  expect(await everything()).toEqual(before);

  const report = await loadBanks(folder, now, { mayRetireMost: true });
  expect(report.refusal).toBeNull();
  expect(report.banks.map(({ slug, retired }) => [slug, retired])).toEqual([
    ['c', 0],
    ['d', 0],
    ['a', 1],
    ['b', 1],
  ]);
});

test('a file with errors is named, its bank stays as it was, and the others load', async () => {
  await write('a.md', bank('a', question('one')));
  await loadBanks(folder, now);
  const before = await everything();

  await write('a.md', bank('a', question('one', 'Other words'), question('one')));
  await write('b.md', bank('b', question('one')));
  const report = await loadBanks(folder, now);

  expect(report.problems).toMatchObject([{ file: 'a.md', rule: 'id-duplicate', line: 20 }]);
  expect(report.banks).toEqual([counts('b.md', 'b', { added: 1 })]);
  const after = await everything();
  expect(after.questions).toEqual(expect.arrayContaining(before.questions));
  expect(after.banks).toEqual(expect.arrayContaining(before.banks));
});

test('no bank is retired while a file cannot say which bank it is', async () => {
  await write('a.md', bank('a', question('one')));
  await loadBanks(folder, now);
  await write('a.md', 'Front matter is gone.');
  const report = await loadBanks(folder, now);
  expect(report.problems).toMatchObject([{ file: 'a.md', rule: 'front-matter-missing' }]);
  expect(await db().bank.count({ where: { retiredAt: null } })).toBe(1);
});

test('two files cannot be the same bank', async () => {
  await write('a.md', bank('same', question('one')));
  await write('b.md', bank('same', question('two')));
  const report = await loadBanks(folder, now);
  expect(report.banks).toEqual([counts('a.md', 'same', { added: 1 })]);
  expect(report.problems).toMatchObject([{ file: 'b.md', rule: 'bank-duplicate' }]);
});

test('loads at the same time leave what one load leaves', async () => {
  await write('a.md', bank('a', question('one'), question('two')));
  const reports = await Promise.all(Array.from({ length: 5 }, () => loadBanks(folder, now)));
  const added = reports.flatMap(({ banks }) => banks.map((loaded) => loaded.added));
  expect(added.toSorted()).toEqual([0, 0, 0, 0, 2]);
  expect(await db().question.count()).toBe(2);
  expect(await db().questionVersion.count()).toBe(2);
});

async function everything() {
  return {
    banks: await db().bank.findMany({ orderBy: { slug: 'asc' } }),
    questions: await db().question.findMany({ orderBy: { id: 'asc' } }),
    versions: await db().questionVersion.findMany({ orderBy: { questionId: 'asc' } }),
  };
}

async function write(name: string, text: string): Promise<void> {
  await writeFile(join(folder, name), text);
}

function bank(slug: string, ...questions: string[]): string {
  const lines = [`---`, `bank: ${slug}`, `title: Bank ${slug}`, `license: Apache-2.0`, `---`];
  return `${lines.join('\n')}\n\n${questions.join('\n\n')}\n`;
}

/** Twelve lines and the empty one that follows. */
function question(id: string, title = `What is ${id}?`): string {
  return [
    `## ${title}`,
    `<!-- id: ${id} -->`,
    '',
    '- [x] this',
    '  > because it is',
    '- [ ] that',
    '  > because it is not',
    '',
    '<details><summary>Answer</summary>',
    'This.',
    '</details>',
    '',
  ].join('\n');
}

function counts(file: string, slug: string, changed: Partial<Record<string, number>>) {
  const none = { added: 0, changed: 0, retired: 0, unchanged: 0 };
  return { file, slug, title: `Bank ${slug}`, ...none, ...changed };
}
