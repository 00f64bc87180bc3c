import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseFragment, plainText } from '../markdown';
import { lintBank } from './lint-bank';
import { lintTogether } from './lint-together';
import { rules } from './rules';

const fixtures = join(import.meta.dirname, '../testdata/lint');

/** What lies around each fixture. */
const context = {
  scenarios: ['self-healing'],
  exists: (path: string) => ['nodes.md', 'images/pod.png'].includes(path),
  earlierBank: 'pods',
};

const sound = await readFile(join(fixtures, 'no-key.repaired.md'), 'utf8');

/** Texts too long for a file in the repository. */
const made = new Map([
  ['file-too-large', { broken: sound + 'words '.repeat(2_000_000), repaired: sound }],
  [
    'text-too-long',
    { broken: sound.replace('The kubelet does.', 'words '.repeat(4_000)), repaired: sound },
  ],
]);

async function fixtureOf(rule: string) {
  const file = made.get(rule);
  if (file) return file;
  const read = (name: string) => readFile(join(fixtures, name), 'utf8');
  return { broken: await read(`${rule}.md`), repaired: await read(`${rule}.repaired.md`) };
}

/** The rules that concern two files have a test of their own. */
const ofTwoFiles = ['bank-duplicate', 'id-in-two-banks'];
const ids = Object.keys(rules).filter((rule) => !ofTwoFiles.includes(rule));

test.each(ids)('%s is reported, and once it is mended nothing is', async (rule) => {
  const { broken, repaired } = await fixtureOf(rule);
  expect(lintBank(broken, context).problems.map((problem) => problem.rule)).toContain(rule);
  expect(lintBank(repaired, context).problems).toEqual([]);
});

test('two banks with one name, and an id in two banks, are reported in the later file', () => {
  const first = { file: 'a.md', bank: 'pods', questions: [{ id: 'starts', line: 10 }] };
  const second = { ...first, file: 'b.md', bank: 'nodes' };
  const third = { ...first, file: 'c.md', questions: [{ id: 'begins', line: 10 }] };
  const rulesOf = (...banks: (typeof first)[]) =>
    lintTogether(banks).map(({ file, rule }) => `${file} ${rule}`);
  expect(rulesOf(first)).toEqual([]);
  expect(rulesOf(first, second)).toEqual(['b.md id-in-two-banks']);
  expect(rulesOf(first, third)).toEqual(['c.md bank-duplicate']);
  expect(rulesOf(second, third)).toEqual([]);
});

test('docs/lint.md explains every rule, in the order of the table, and no other', async () => {
  const page = await readFile(join(import.meta.dirname, '../../../docs/lint.md'), 'utf8');
  const headings = parseFragment(page).children.filter((node) => node.type === 'heading');
  const explained = headings.filter(({ depth }) => depth === 3).map(plainText);
  expect(explained).toEqual(Object.keys(rules));
});
