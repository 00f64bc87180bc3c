import { readFile } from 'node:fs/promises';
import { beforeEach, expect, test } from 'vitest';
import type { Question } from '#core/bank/question';
import { db } from '#server/db';
import { writeApkg } from '#server/interchange/write-apkg';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { GET as exportBank } from './banks/[bank]/export/route';
import { GET as picture } from './banks/[bank]/media/[name]/route';
import { GET as text } from './banks/[bank]/text/route';
import { POST as check } from './check/route';
import { POST as cancel } from './imports/[id]/cancel/route';
import { GET as getImport } from './imports/[id]/route';
import { POST as store } from './imports/[id]/store/route';
import { POST as undo } from './imports/[id]/undo/route';
import { GET as due } from './reviews/due/route';
import { Browser } from './testing/browser';

useDatabase();
beforeEach(emptyDatabase);

const MEBIBYTE = 1024 * 1024;
const node = { bank: 'pods', name: 'node.png' };

test('pictures of an Anki package are stored, shown, and served to whose bank it is', async () => {
  const browser = new Browser();
  await storeFixture(browser);
  expect(await db().bankImportMedia.count()).toBe(0);
  const { body } = await browser.get(due, {}, 'bank=pods');
  expect(body.due[0].question.answerHtml).toContain(
    '<img src="/api/banks/pods/media/node.png" width="1" height="1" alt="" loading="lazy">',
  );

  const served = await browser.download(picture, node);
  expect(served.status).toBe(200);
  expect(served.bytes).toHaveLength(70);
  const etag = served.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
  expect(Object.fromEntries(served.headers)).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-cache',
  });
  const again = await browser.download(picture, node, '', { 'if-none-match': etag });
  expect([again.status, again.bytes.length, again.headers.get('etag')]).toEqual([304, 0, etag]);
});

test('nobody else is served a picture, and no name leads anywhere else', async () => {
  const browser = new Browser();
  await storeFixture(browser);
  const other = new Browser();
  await storeFixture(other, 'Others');
  expect((await other.get(picture, node)).status).toBe(404);
  expect((await new Browser().get(picture, node)).status).toBe(404);
  const names = [
    '',
    'other.png',
    '../node.png',
    'node.png\0',
    '%00',
    'x'.repeat(300),
    '../../text',
  ];
  for (const name of names) {
    expect((await browser.get(picture, { bank: 'pods', name })).status).toBe(404);
  }
  expect((await browser.get(picture, { bank: 'others', name: 'node.png' })).status).toBe(404);
});

test('a file that only says that it is a picture stays a link, and the receipt says why', async () => {
  const browser = new Browser();
  const script = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="a()"/>');
  const id = await browser.bringFile('pods.apkg', await packageOf({ 'node.png': script }));
  const { receipt } = (await browser.get(getImport, { id })).body;
  expect(receipt.problems).toMatchObject([{ rule: 'media-refused', severity: 'warning' }]);
  expect(receipt.questions[0].warnings).toEqual(['media-refused']);
  await browser.send(store, { title: 'Pods' }, { id });
  expect((await browser.get(picture, node)).status).toBe(404);
  expect((await browser.get(due, {}, 'bank=pods')).body.due[0].question.stemHtml).toBe(
    '<p><a href="node.png">What it shows</a></p>',
  );
});

test('a picture that no stored question shows is not kept', async () => {
  const browser = new Browser();
  const bytes = await packageOf({ 'one.gif': gif(), 'a (second) picture.gif': gif() });
  const id = await browser.bringFile('pods.apkg', bytes);
  expect(await db().bankImportMedia.count()).toBe(2);
  await browser.send(
    store,
    { title: 'Pods', repairs: [{ kind: 'leave-out', question: 0 }] },
    { id },
  );
  expect(await db().bankMedia.findMany({ select: { name: true } })).toEqual([
    { name: 'a (second) picture.gif' },
  ]);
  const { stemHtml } = (await browser.get(due, {}, 'bank=pods')).body.due[0].question;
  expect(stemHtml).toContain('src="/api/banks/pods/media/a%20(second)%20picture.gif"');

  const given = await browser.bringFile('pods.apkg', bytes);
  await browser.send(cancel, {}, { id: given });
  expect(await db().bankImportMedia.count()).toBe(0);
});

test('another picture under the same name takes its place, also in what was rendered before', async () => {
  const browser = new Browser();
  const shown = async () => (await browser.get(due, {}, 'bank=pods')).body.due[0].question.stemHtml;
  const bring = async (bytes: Uint8Array, wish: object) => {
    const id = await browser.bringFile('pods.apkg', await packageOf({ 'images/node.gif': bytes }));
    expect((await browser.send(store, { title: 'Pods', ...wish }, { id })).status).toBe(200);
  };
  await bring(gif(), {});
  const place = { bank: 'pods', name: 'images_node.gif' };
  const before = await browser.download(picture, place);
  expect(await shown()).toContain('src="/api/banks/pods/media/images_node.gif" width="7"');
  await bring(gif(9), { bank: 'pods' });
  expect(await shown()).toContain('width="9"');
  const etag = before.headers.get('etag') ?? '';
  expect((await browser.download(picture, place, '', { 'if-none-match': etag })).status).toBe(200);
});

test('a bank takes 50 MB of pictures, and an import that would pass it is not stored at all', async () => {
  const browser = new Browser();
  await storeFixture(browser);
  const [bank] = await db().bank.findMany();
  const bytes = new Uint8Array(2 * MEBIBYTE);
  await db().bankMedia.createMany({
    data: Array.from({ length: 25 }, (_, index) => ({
      ownerId: bank?.ownerId ?? '',
      bankId: bank?.id ?? '',
      name: `${index}.png`,
      ...{ mediaType: 'image/png', width: 1, height: 1, sha256: '', bytes, createdAt: new Date() },
    })),
  });
  const id = await browser.bringFile('pods.apkg', await packageOf({ 'more.gif': gif() }));
  const refused = await browser.send(store, { title: 'Pods', bank: 'pods' }, { id });
  expect(refused).toMatchObject({ status: 429, body: { error: { code: 'limit-reached' } } });
  expect((await browser.get(getImport, { id })).body.state).toBe('ready');
  expect((await browser.get(text, { bank: 'pods' })).body.number).toBe(1);
  expect((await browser.send(store, { title: 'New' }, { id })).status).toBe(200);
});

test('pictures are taken along in an Anki package, and stay when the import is taken back', async () => {
  const browser = new Browser();
  const id = await storeFixture(browser);
  const { bytes } = await browser.download(exportBank, { bank: 'pods' }, 'to=apkg');
  const markdown = await browser.download(exportBank, { bank: 'pods' }, 'to=markdown');
  expect(new TextDecoder().decode(markdown.bytes)).toContain('![](node.png)');

  const other = new Browser();
  const brought = await other.bringFile('pods.apkg', bytes);
  await other.send(store, { title: 'Brought' }, { id: brought });
  const there = await other.download(picture, { bank: 'brought', name: 'node.png' });
  expect(there.bytes).toEqual((await browser.download(picture, node)).bytes);

  await browser.send(undo, {}, { id });
  expect((await browser.download(picture, node)).status).toBe(200);
});

test('the preview of a text shows the pictures of the bank that it is for', async () => {
  const browser = new Browser();
  await storeFixture(browser);
  const draft = (bank: string) =>
    `---\nbank: ${bank}\ntitle: A\nlicense: MIT\n---\n\n## What is ![a node](node.png)?\n`;
  const titleOf = async (asker: Browser, bank: string) => {
    const { body } = await asker.send(check, { text: draft(bank) });
    return body.questions[0].rendered.titleHtml;
  };
  expect(await titleOf(browser, 'pods')).toContain('<img src="/api/banks/pods/media/node.png"');
  expect(await titleOf(browser, 'other')).toContain('<a href="node.png">');
  expect(await titleOf(new Browser(), 'pods')).toContain('<a href="node.png">');
});

/** A package that Anki itself made, with one picture. */
async function storeFixture(browser: Browser, title = 'Pods'): Promise<string> {
  const bytes = new Uint8Array(await readFile('server/interchange/testdata/anki-new.apkg'));
  const id = await browser.bringFile('pods.apkg', bytes);
  expect((await browser.send(store, { title }, { id })).status).toBe(200);
  return id;
}

/** A question for each file, that shows it. */
async function packageOf(files: Record<string, Uint8Array>): Promise<Uint8Array> {
  const { bytes } = await writeApkg({
    bank: 'pods',
    title: 'Pods',
    questions: Object.keys(files).map((name, index) => questionOf(name, index)),
    now: Date.UTC(2026, 0, 5),
    media: Object.entries(files).map(([name, content]) => ({ name, bytes: content })),
  });
  return bytes;
}

function questionOf(name: string, index: number): Question {
  return {
    id: `question-${index}`,
    title: `What is in picture ${index}?`,
    stem: `![What it shows](<${name}>)`,
    level: 'core',
    topics: [],
    source: null,
    body: { kind: 'open' },
    hint: null,
    answer: 'A node.',
    keyPoints: [],
    sim: null,
    proof: null,
    line: 1,
  };
}

/** The header alone: enough to know it and its size. */
function gif(width = 7): Uint8Array {
  return new Uint8Array([...new TextEncoder().encode('GIF89a'), width, 0, 5, 0]);
}
