import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { db } from '#server/db';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { loadExampleBank } from '#server/test/example-bank';
import { newId } from '#server/uuid';
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

useDatabase();
beforeEach(emptyDatabase);

type Handler = typeof record;
type Params = Record<string, string>;

/** A browser: it keeps the cookie that it is given. */
class Browser {
  private cookie = '';

  get(handler: Handler, params: Params = {}, query = '') {
    return this.ask(handler, new Request(`http://localhost/api?${query}`), params);
  }

  send(handler: Handler, body: unknown, params: Params = {}, query = '') {
    const isFile = body instanceof Uint8Array;
    const request = new Request(`http://localhost/api?${query}`, {
      method: 'POST',
      headers: { 'content-type': isFile ? 'application/octet-stream' : 'application/json' },
      body: isFile ? Buffer.from(body) : JSON.stringify(body),
    });
    return this.ask(handler, request, params);
  }

  /** Brings texts and waits until they are read. */
  async bring(...texts: string[]): Promise<string> {
    const files = texts.map((words, place) => ({ name: `notes-${place}.md`, text: words }));
    const { body } = await this.send(start, { files });
    await this.waitFor(body.id);
    return body.id;
  }

  async waitFor(id: string): Promise<void> {
    for (let beat = 0; beat < 200; beat += 1) {
      const { body } = await this.get(getImport, { id });
      if (body.state !== 'reading') return;
      await wait(100);
    }
    throw new Error('The import is still being read.');
  }

  private async ask(handler: Handler, request: Request, params: Params) {
    request.headers.set('sec-fetch-site', 'same-origin');
    request.headers.set('cookie', this.cookie);
    const response = await handler(request, { params: Promise.resolve(params) });
    this.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
    return { status: response.status, body: await response.json() };
  }
}

const notes = `## What is a pod?

The smallest thing that is scheduled.

## Which one restarts containers?

- [ ] the scheduler
- [x] the kubelet

## Which one is right?

- [ ] this
- [ ] that
`;

test('a learner imports, mends, stores, reviews and takes it all back', async () => {
  const browser = new Browser();
  const id = await browser.bring(notes);
  const ready = await browser.get(getImport, { id });
  expect(ready.body).toMatchObject({
    state: 'ready',
    name: 'notes-0.md',
    suggestedTitle: 'Notes 0',
    progress: { done: 1, total: 1 },
    receipt: { found: 3, imported: 3, quarantined: 0 },
    sources: [{ file: 'notes-0.md', text: notes }],
    bank: null,
  });

  const repairs = [{ kind: 'key', question: 2, correct: [1] }];
  const stored = await browser.send(store, { title: 'My notes', repairs }, { id });
  expect(stored).toEqual({
    status: 200,
    body: { bank: 'my-notes', added: 3, changed: 0, retired: 0, unchanged: 0 },
  });
  const { body: cards } = await browser.get(due, {}, 'bank=my-notes');
  expect(cards.due.map(({ question }: { question: { kind: string } }) => question.kind)).toEqual([
    'open',
    'single',
    'single',
  ]);
  const [{ question }] = cards.due;
  expect((await browser.send(record, { reviews: [reviewOf(question)] })).status).toBe(200);

  const undone = await browser.send(undo, {}, { id });
  expect(undone.body).toMatchObject({ state: 'undone', receipt: null });
  expect((await browser.get(due, {}, 'bank=my-notes')).body.due).toEqual([]);
  expect(await db().review.count()).toBe(1);
  expect((await browser.send(undo, {}, { id })).body.state).toBe('undone');

  const again = await browser.bring(notes);
  const back = await browser.send(store, { title: 'My notes', repairs }, { id: again });
  expect(back.body).toMatchObject({ bank: 'my-notes', added: 3 });
  expect(await db().question.count()).toBe(3);
  const known = await db().card.findMany();
  expect(known.map(({ questionId }) => questionId)).toEqual([question.id]);
});

test('importing again into the same bank changes nothing, and undoing goes back to the text before', async () => {
  const browser = new Browser();
  const first = await browser.bring(notes);
  await browser.send(store, { title: 'My notes' }, { id: first });
  const before = await db().question.findMany({ orderBy: { id: 'asc' } });

  const second = await browser.bring(notes);
  const same = await browser.send(store, { title: 'My notes', bank: 'my-notes' }, { id: second });
  expect(same.body).toEqual({ bank: 'my-notes', added: 0, changed: 0, retired: 0, unchanged: 3 });
  expect(await db().question.findMany({ orderBy: { id: 'asc' } })).toEqual(before);

  const third = await browser.bring(notes.replace('What is a pod?', 'What is a pod really?'));
  const reworded = await browser.send(
    store,
    { title: 'My notes', bank: 'my-notes' },
    { id: third },
  );
  expect(reworded.body).toMatchObject({ added: 0, changed: 1, unchanged: 2 });
  await browser.send(undo, {}, { id: third });
  const listed = await browser.get(versions, { bank: 'my-notes' });
  expect(listed.body.versions).toMatchObject([
    { number: 4, origin: 'undo', changed: 1, unchanged: 2 },
    { number: 3, origin: 'import', changed: 1 },
    { number: 2, origin: 'import', unchanged: 3 },
    { number: 1, origin: 'import', added: 3 },
  ]);
  const texts = await Promise.all(
    ['number=2', 'number=4'].map((query) => browser.get(text, { bank: 'my-notes' }, query)),
  );
  expect(texts[0]?.body.text).toBe(texts[1]?.body.text);
});

test('a file is brought as its bytes, and one that cannot be read fails with a sentence', async () => {
  const browser = new Browser();
  const bytes = new TextEncoder().encode('::One:: What is a pod? {=a group ~a node}\n');
  const gift = await browser.send(start, bytes, {}, 'name=quiz.gift&format=gift');
  await browser.waitFor(gift.body.id);
  expect((await browser.get(getImport, { id: gift.body.id })).body).toMatchObject({
    state: 'ready',
    receipt: { questions: [{ kind: 'single' }] },
  });
  const broken = await browser.send(start, new Uint8Array([1, 0, 2]), {}, 'name=a.png');
  await browser.waitFor(broken.body.id);
  const failed = await browser.get(getImport, { id: broken.body.id });
  expect(failed.body).toMatchObject({ state: 'failed', receipt: null });
  expect(failed.body.problem).toMatch(/\.$/);
  expect((await browser.send(store, { title: 'x' }, { id: broken.body.id })).status).toBe(409);
  expect((await browser.get(imports)).body.imports).toMatchObject([
    { state: 'failed', name: 'a.png' },
    { state: 'ready', name: 'quiz.gift', found: 1 },
  ]);
});

test('an import that is cancelled writes nothing, whether it was read or not', async () => {
  const browser = new Browser();
  const { body } = await browser.send(start, { files: [{ name: 'a.md', text: notes }] });
  expect((await browser.send(cancel, {}, body)).body).toMatchObject({ state: 'cancelled' });
  const read = await browser.bring(notes);
  expect((await browser.send(cancel, {}, { id: read })).body.state).toBe('cancelled');
  expect((await browser.send(store, { title: 'x' }, { id: read })).status).toBe(409);
  await wait(1_500);
  expect((await browser.get(getImport, body)).body.state).toBe('cancelled');
  expect(await db().bank.count()).toBe(0);
});

test('an import whose process is gone is failed', async () => {
  const browser = new Browser();
  const id = await browser.bring(notes);
  await db().bankImport.updateMany({ data: { state: 'reading', heardAt: new Date(0) } });
  expect((await browser.get(getImport, { id })).body).toMatchObject({
    state: 'failed',
    problem: expect.stringContaining('bring it again'),
  });
});

test('what is no upload is refused', async () => {
  const browser = new Browser();
  expect((await browser.send(start, { files: [] })).status).toBe(422);
  expect((await browser.send(start, new Uint8Array(), {}, 'name=a.md')).status).toBe(422);
  expect((await browser.send(start, { files: [] }, {}, 'format=docx')).status).toBe(422);
  const request = new Request('http://localhost/api', { method: 'POST', body: 'text' });
  request.headers.set('sec-fetch-site', 'same-origin');
  expect((await start(request, { params: Promise.resolve({}) })).status).toBe(422);
  const foreign = new Request('http://localhost/api', { method: 'POST', body: 'text' });
  foreign.headers.set('sec-fetch-site', 'cross-site');
  expect((await start(foreign, { params: Promise.resolve({}) })).status).toBe(403);
  expect(await db().learner.count()).toBe(0);
});

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
  const stale = await browser.send(save, { text: longer, basedOn: 1 }, bank);
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

function reviewOf(question: { id: string; ownerId: string; versionNumber: number }) {
  return {
    id: newId(new Date()),
    questionId: question.id,
    questionOwnerId: question.ownerId,
    versionNumber: question.versionNumber,
    grade: 3,
    reviewedAt: Date.now(),
    timeZone: 'UTC',
    spentMs: 1_000,
  };
}
