import { expect, test } from 'vitest';
import { readUpload, readUploads } from './read-upload';

const text = new TextEncoder();

test('a file is read in a worker', async () => {
  const bytes = text.encode('## What is a pod?\n\nContainers on one node.\n');
  const { questions, found } = await readUpload({ name: 'notes.md', bytes });
  expect(found).toBe(1);
  expect(questions).toMatchObject([{ file: 'notes.md', line: 1, title: 'What is a pod?' }]);
});

test('several files are added up, and each one is told', async () => {
  const uploads = ['a', 'b'].map((name) => ({
    name: `${name}.md`,
    bytes: text.encode(`## What is ${name}?\n\nThis.\n`),
  }));
  const told: string[] = [];
  const { questions } = await readUploads(uploads, {
    onProgress: ({ done, total }) => told.push(`${done} of ${total}`),
  });
  expect(questions.map(({ title }) => title)).toEqual(['What is a?', 'What is b?']);
  expect(told).toEqual(['1 of 2', '2 of 2']);
});

test('reading can be cancelled', async () => {
  const controller = new AbortController();
  const reading = readUpload(
    { name: 'notes.md', bytes: text.encode('## What?\n') },
    { signal: controller.signal },
  );
  controller.abort();
  const { questions, problems } = await reading;
  expect(questions).toEqual([]);
  expect(problems).toMatchObject([{ rule: 'import-cancelled', severity: 'error' }]);
});

test('what takes too long is ended', async () => {
  const bytes = text.encode('## What?\n'.repeat(50_000));
  const { problems } = await readUpload({ name: 'long.md', bytes }, { timeLimitMillis: 50 });
  expect(problems).toMatchObject([{ rule: 'import-too-slow', file: 'long.md' }]);
});

test('what takes too much memory is ended, and nothing else is', async () => {
  const read = (rows: string) =>
    readUpload({ name: 'large.csv', bytes: text.encode(rows) }, { memoryLimitMebibytes: 100 });
  expect((await read('a,b\n')).found).toBe(1);
  const { problems } = await read('a,b\n'.repeat(2_000_000));
  expect(problems).toMatchObject([{ rule: 'import-too-large', file: 'large.csv' }]);
});

test('what is no text is refused', async () => {
  const bytes = new Uint8Array([1, 0, 2, 0, 3]);
  const { problems } = await readUpload({ name: 'picture.png', bytes });
  expect(problems).toMatchObject([{ rule: 'not-text', file: 'picture.png' }]);
});
