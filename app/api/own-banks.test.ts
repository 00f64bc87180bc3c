import { beforeEach, expect, test } from 'vitest';
import { db } from '#server/db';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { loadExampleBank } from '#server/test/example-bank';
import { GET as exportBank } from './banks/[bank]/export/route';
import { PUT as save, GET as text } from './banks/[bank]/text/route';
import { GET as versions } from './banks/[bank]/versions/route';
import { POST as createBank } from './banks/route';
import { POST as check } from './check/route';
import { POST as cancel } from './imports/[id]/cancel/route';
import { GET as getImport } from './imports/[id]/route';
import { POST as store } from './imports/[id]/store/route';
import { POST as undo } from './imports/[id]/undo/route';
import { GET as imports, POST as start } from './imports/route';
import { GET as due } from './reviews/due/route';
import { POST as record } from './reviews/route';
import { Browser, reviewOf } from './testing/browser';
import { notes } from './testing/notes';

useDatabase();
beforeEach(emptyDatabase);

test('an author begins a bank, saves it, and is kept from saving over what is newer', async () => {
  const browser = new Browser();
  expect((await browser.send(createBank, { title: 'Übung 1' })).body).toEqual({ bank: 'ubung-1' });
  expect((await browser.send(createBank, { title: 'Übung 1' })).body).toEqual({
    bank: 'ubung-1-2',
  });
  const bank = { bank: 'ubung-1' };
  const first = await browser.get(text, bank);
  expect(first.body).toMatchObject({ number: 1, origin: 'edit' });
  const longer = `${first.body.text}\n## And why?\n\n<details><summary>Answer</summary>\nSo.\n</details>\n`;
  const saved = await browser.send(save, { text: longer, basedOn: 1 }, bank);
  expect(saved.body).toEqual({ number: 2, added: 1, changed: 0, retired: 0, unchanged: 1 });
  const twice = await browser.send(save, { text: longer, basedOn: 1 }, bank);
  expect(twice.body).toEqual({ number: 2, added: 0, changed: 0, retired: 0, unchanged: 2 });
  const stale = await browser.send(save, { text: first.body.text, basedOn: 1 }, bank);
  expect(stale).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
  const broken = await browser.send(
    save,
    { text: longer.replace('bank: ubung-1', 'bank: other').replace('[x]', '[ ]'), basedOn: 2 },
    bank,
  );
  expect(broken.status).toBe(422);
  const rules = broken.body.error.problems.map(({ rule }: { rule: string }) => rule);
  expect(rules).toEqual(expect.arrayContaining(['bank-slug-changed', 'no-key']));
  expect(broken.body.error.message).toMatch(/^Line 1: .* Nothing was saved\.$/);
});

test('the address of a library bank stays the library’s', async () => {
  await loadExampleBank(new Date());
  const browser = new Browser();
  expect((await browser.send(createBank, { title: 'Example' })).body).toEqual({
    bank: 'example-2',
  });
  expect((await browser.get(text, { bank: 'example' })).status).toBe(404);
});

test('two learners never see each other’s banks and imports', async () => {
  const [one, two] = [new Browser(), new Browser()];
  const id = await one.bring(notes);
  await one.send(store, { title: 'Private' }, { id });
  await two.send(createBank, { title: 'Other' });
  expect((await two.get(imports)).body.imports).toEqual([]);
  const bank = { bank: 'private' };
  for (const answer of [
    await two.get(getImport, { id }),
    await two.send(cancel, {}, { id }),
    await two.send(undo, {}, { id }),
    await two.send(store, { title: 'Mine' }, { id }),
    await two.get(text, bank),
    await two.get(versions, bank),
    await two.send(save, { text: 'x', basedOn: 1 }, bank),
    await new Browser().get(text, bank),
  ]) {
    expect(answer.status).toBe(404);
  }
  expect((await two.get(due, {}, 'bank=private')).body.due).toEqual([]);
  const [{ question }] = (await one.get(due, {}, 'bank=private')).body.due;
  expect((await two.send(record, { reviews: [reviewOf(question)] })).status).toBe(422);
});

test('a bank is taken along in every format, and an Anki package brings its history back once', async () => {
  const browser = new Browser();
  const id = await browser.bring(notes);
  await browser.send(store, { title: 'My notes' }, { id });
  const bank = { bank: 'my-notes' };
  const [{ question }] = (await browser.get(due, {}, 'bank=my-notes')).body.due;
  await browser.send(record, { reviews: [reviewOf(question)] });
  expect((await browser.get(exportBank, bank, 'to=aiken&report=1')).body.lost).toHaveLength(3);
  const written = await browser.get(text, bank);
  const markdown = await browser.download(exportBank, bank, 'to=markdown');
  expect(new TextDecoder().decode(markdown.bytes)).toBe(written.body.text);
  expect(markdown.headers.get('content-disposition')).toBe('attachment; filename="my-notes.md"');
  expect(markdown.headers.get('x-readyz-lost')).toBe('0');

  const { bytes } = await browser.download(exportBank, bank, 'to=apkg');
  const other = new Browser();
  for (const count of [1, 2]) {
    const brought = await other.send(start, bytes, {}, `name=my-notes.apkg`);
    await other.waitFor(brought.body.id);
    const wish = { title: 'From Anki', ...(count === 1 ? {} : { bank: 'from-anki' }) };
    const stored = await other.send(store, wish, { id: brought.body.id });
    expect(stored.body).toMatchObject({ bank: 'from-anki', added: count === 1 ? 3 : 0 });
  }
  const cards = await db().card.findMany();
  expect(cards).toHaveLength(2);
  expect(cards[0]?.dueAt).toEqual(cards[1]?.dueAt);
  expect(await db().review.count()).toBe(2);
  expect((await new Browser().get(exportBank, bank, 'to=csv')).status).toBe(404);
});

test('a text is checked while it is written, and nothing of it is kept', async () => {
  const browser = new Browser();
  const { body } = await browser.send(check, {
    text: '---\nbank: a\ntitle: A\nlicense: MIT\n---\n\n## Why?\n\n- [ ] a\n- [ ] b\n\n## *What*?\n',
  });
  expect(body.questions).toMatchObject([
    { line: 7, endLine: 11, rendered: { title: 'Why?' } },
    { line: 12, endLine: 13, rendered: { titleHtml: '<em>What</em>?' } },
  ]);
  expect(body.problems).toContainEqual(
    expect.objectContaining({ rule: 'no-key', line: expect.any(Number), hint: expect.any(String) }),
  );
  expect(await db().bank.count()).toBe(0);
});
