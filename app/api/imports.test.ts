import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { db } from '#server/db';
import { emptyDatabase, useDatabase } from '#server/test/database';
import { GET as text } from './banks/[bank]/text/route';
import { GET as versions } from './banks/[bank]/versions/route';
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
  expect((await browser.get(text, { bank: 'my-notes' })).status).toBe(404);
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
