import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dialects } from './dialects';
import type { Folder } from './folder';
import { importMarkdown } from './import-markdown';
import { importReceipt } from './import-receipt';
import { runImporterContract } from './importer-contract';

const testdata = join(import.meta.dirname, 'testdata');

/** Each file of testdata is named after its dialect, and lists here where its questions begin. */
const starts = new Map([
  ['readyz', [9, 20, 28, 30]],
  ['task-list', [3, 12, 35, 40, 44, 48, 57, 62, 67, 83, 87, 93, 98]],
  ['letter-key', [3, 25, 35, 42, 49, 54, 61, 68, 79, 90]],
  ['details', [10, 19, 24, 28, 34, 40, 53, 61, 73, 83, 86, 92]],
  ['heading-details', [8, 31, 43, 57, 64, 70]],
  ['list-heading', [14, 24, 39, 45]],
  ['answer-heading', [17, 32, 38, 44]],
  ['heading-text', [1, 9, 17, 21, 25]],
  ['open', [12, 16, 22]],
  ['question-list', [5, 6, 7, 9, 14, 16]],
  ['front-matter-list', [4, 8, 12, 14]],
  ['folder', [2]],
  ['flashcards', [5, 7, 9, 21, 25, 27, 29, 32]],
  ['labelled-outline', [3, 8, 15]],
]);

/** As a file of one language lies in the folder of its question, and an answer in `content`. */
const files = new Map([['folder', 'what-is-a-promise/en-US.mdx']]);
const folder: Folder = {
  texts: new Map([
    ['what-is-a-promise/metadata.json', '{ "slug": "promise", "difficulty": "easy" }'],
    ['content/api.md', '---\nt: 1\n---\n\nAn **interface**.\n\n## Inside\n\nMore.\n'],
  ]),
  answers: new Set(),
};

for (const { name } of dialects) {
  const text = readFileSync(join(testdata, `${name}.md`), 'utf8');
  const file = files.get(name) ?? 'questions.md';

  runImporterContract(name, (given) => importMarkdown(given, file, { dialect: name, folder }), [
    { name: 'its example', text, starts: starts.get(name) ?? [] },
  ]);

  test(`${name}: its example is read as its receipt says`, async () => {
    const receipt = importReceipt(importMarkdown(text, file, { dialect: name, folder }));
    const path = join(testdata, `${name}.receipt.json`);
    await expect(`${JSON.stringify(receipt, null, 1)}\n`).toMatchFileSnapshot(path);
  });

  test(`${name}: its example is recognised`, () => {
    const detected = importMarkdown(text, file, { folder });
    expect(detected).toEqual(importMarkdown(text, file, { dialect: name, folder }));
  });
}
