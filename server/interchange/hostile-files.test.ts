import { strToU8, zipSync, zlibSync } from 'fflate';
import initSqlJs from 'sql.js';
import { expect, test } from 'vitest';
import { emptyFolder } from '#core/bank/import/folder';
import { importUpload } from './import-upload';
import { readUpload } from './read-upload';

const MEBIBYTE = 1024 * 1024;
const PATIENCE = { timeout: 30_000 };

test('an archive that unpacks to a thousand times its size is refused', PATIENCE, async () => {
  const bytes = zipSync({ 'notes.md': new Uint8Array(20 * MEBIBYTE) }, { level: 9 });
  expect(bytes.length * 500).toBeLessThan(20 * MEBIBYTE);
  const before = process.memoryUsage().rss;
  expect(await refusal('bomb.zip', bytes)).toBe('zip-too-large');
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * MEBIBYTE);
});

test('sizes that lie do not help a bomb', PATIENCE, async () => {
  const bytes = zipSync({ 'notes.md': new Uint8Array(20 * MEBIBYTE) }, { level: 9 });
  new DataView(bytes.buffer).setUint32(22, 10, true);
  expect(await refusal('bomb.zip', bytes)).toBe('zip-too-large');
});

test('an archive in an archive is not opened', PATIENCE, async () => {
  const inner = zipSync({ 'notes.md': strToU8('## What?\n\nThis.\n') });
  expect(await refusal('a.zip', zipSync({ 'inner.zip': inner }))).toBe('zip-without-questions');
});

test('a file that is no text does not take the others with it', PATIENCE, async () => {
  const bytes = zipSync({ 'a.md': strToU8('## What?\n\nThis.\n'), 'b.txt': new Uint8Array(9) });
  const { questions, problems } = await importUpload({ name: 'a.zip', bytes }, emptyFolder);
  expect(questions).toMatchObject([{ file: 'a.md', title: 'What?' }]);
  expect(problems).toMatchObject([{ file: 'b.txt', rule: 'not-text' }]);
});

test.each(['../notes.md', '/etc/notes.md', 'a/../../notes.md', 'C:\\notes.md', '..\\notes.md'])(
  'the path %j is refused',
  PATIENCE,
  async (path) => {
    expect(await refusal('a.zip', zipSync({ [path]: strToU8('## What?') }))).toBe('zip-path');
  },
);

test('an archive of a hundred thousand files is refused', { timeout: 30_000 }, async () => {
  const names = Array.from({ length: 100_000 }, (_, index) => [`${index}.md`, new Uint8Array()]);
  const bytes = zipSync(Object.fromEntries(names), { level: 0 });
  const startedAt = performance.now();
  expect(await refusal('many.zip', bytes)).toBe('zip-too-many-entries');
  expect(performance.now() - startedAt).toBeLessThan(2000);
});

test.each([
  ['cut off', (bytes: Uint8Array) => bytes.subarray(0, 60)],
  [
    'overwritten',
    (bytes: Uint8Array) => bytes.map((byte, at) => (at > 40 && at < 90 ? 255 : byte)),
  ],
])('an archive that is %s is refused', PATIENCE, async (_, damage) => {
  const words = Array.from({ length: 999 }, (_, index) => `## What is ${index * 7919}?\n`).join('');
  expect(await refusal('a.zip', damage(zipSync({ 'notes.md': strToU8(words) })))).toBe(
    'zip-broken',
  );
});

test.each([
  ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><quiz>&b;</quiz>'],
  ['a document of another host', '<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><quiz/>'],
  ['100,000 open tags', '<quiz>'.repeat(100_000)],
  ['a tag that never ends', `<quiz a="${'b'.repeat(100_000)}`],
  ['no XML', '\u{1}\u{2}<<<<'],
])('XML with %s is refused', PATIENCE, async (_, text) => {
  const { questions, problems } = await importUpload(
    { name: 'a.xml', format: 'moodle', bytes: strToU8(text) },
    emptyFolder,
  );
  expect(questions).toEqual([]);
  expect(problems.map(({ severity }) => severity)).toEqual(['error']);
});

test('a flood of entities is read as the words that it is', PATIENCE, async () => {
  const text = `<quiz><question type="essay"><questiontext><text>${'&amp;'.repeat(200_000)}</text></questiontext></question></quiz>`;
  const { found } = await importUpload({ name: 'a.xml', bytes: strToU8(text) }, emptyFolder);
  expect(found).toBe(1);
});

test('a collection that is no database is refused', PATIENCE, async () => {
  const bytes = zipSync({
    'collection.anki2': strToU8('SQLite format 3\0'.repeat(999)),
    media: strToU8('{}'),
  });
  expect(await refusal('a.apkg', bytes)).toBe('apkg-broken');
});

test('a collection whose tables are views that never end is refused', PATIENCE, async () => {
  const { Database } = await initSqlJs();
  const database = new Database();
  database.run(`CREATE VIEW notes AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n)
    SELECT id, '' AS guid, 1 AS mid, '' AS tags, '' AS flds FROM n`);
  const bytes = zipSync({ 'collection.anki2': database.export(), media: strToU8('{}') });
  database.close();
  expect(await refusal('a.apkg', bytes)).toBe('apkg-broken');
});

test.each([
  ['cut off', new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0x04, 0x58, 0x19])],
  ['no zstd', strToU8('words')],
  ['empty', new Uint8Array()],
])('a packed collection that is %s is refused', PATIENCE, async (_, collection) => {
  const bytes = zipSync({ 'collection.anki21b': collection });
  expect(await refusal('a.apkg', bytes)).toBe('zip-broken');
});

test('a packed collection that asks for two gigabytes is refused', PATIENCE, async () => {
  const frame = new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa7, 0x01, 0x00, 0x00]);
  const before = process.memoryUsage().rss;
  expect(await refusal('a.apkg', zipSync({ 'collection.anki21b': frame }))).toBe('zip-too-large');
  expect(process.memoryUsage().rss - before).toBeLessThan(50 * MEBIBYTE);
});

test('what is called a package and is none is refused', PATIENCE, async () => {
  expect(await refusal('a.apkg', zlibSync(strToU8('words')))).toBe('apkg-broken');
});

test('a file that would be read for minutes is ended', { timeout: 20_000 }, async () => {
  const bytes = strToU8('- [ ] a\n'.repeat(100_000));
  const { problems } = await readUpload({ name: 'a.md', bytes }, { timeLimitMillis: 200 });
  expect(problems).toMatchObject([{ rule: 'import-too-slow', severity: 'error' }]);
});

/** The rule of the one problem that there is, with nothing read. */
async function refusal(name: string, bytes: Uint8Array): Promise<string> {
  const { questions, problems } = await importUpload({ name, bytes }, emptyFolder);
  expect(questions).toEqual([]);
  expect(problems).toHaveLength(1);
  return problems[0]?.rule ?? '';
}
