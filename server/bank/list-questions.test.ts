import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '#server/test/database';
import { listBanks } from './list-banks';
import { listQuestions } from './list-questions';
import { loadBanks } from './load-banks';

useDatabase();

const folder = join(import.meta.dirname, 'testdata/banks');

beforeAll(async () => {
  const { problems } = await loadBanks(folder, new Date('2026-03-01T12:00:00Z'));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('lists every bank with its counts', async () => {
  expect(await listBanks(null)).toEqual([
    {
      isOwn: false,
      slug: 'kinds',
      title: 'Every kind',
      description: 'A question of each kind.',
      license: 'Apache-2.0',
      questionCount: 8,
      topics: [
        { name: 'shapes', count: 6 },
        { name: 'words', count: 3 },
      ],
      levels: [
        { name: 'entry', count: 1 },
        { name: 'core', count: 6 },
        { name: 'senior', count: 1 },
      ],
    },
    {
      isOwn: false,
      slug: 'many',
      title: 'Many questions',
      description: '',
      license: 'Apache-2.0',
      questionCount: 60,
      topics: [],
      levels: [{ name: 'core', count: 60 }],
    },
  ]);
});

test('pages hold every question once, in the order of the banks', async () => {
  const first = await listQuestions(null, {});
  const second = await listQuestions(null, { after: first.next ?? '' });
  expect([first.questions.length, first.total, second.questions.length]).toEqual([50, 68, 18]);
  expect(second.next).toBeNull();
  const keys = [...first.questions, ...second.questions].map(({ key }) => key);
  expect(new Set(keys).size).toBe(68);
  expect(keys.slice(0, 2)).toEqual(['single', 'multiple']);
  expect(keys.slice(8, 10)).toEqual(['many-1', 'many-2']);
});

test.each([
  [{ bank: 'kinds' }, 8],
  [{ topic: 'words' }, 3],
  [{ level: 'senior' }, 1],
  [{ kind: 'cloze' }, 1],
  [{ bank: 'kinds', topic: 'shapes', level: 'core' }, 5],
  [{ bank: 'no-such-bank' }, 0],
  [{ kind: 'no-such-kind' }, 0],
  [{ text: 'RIGHT order' }, 1],
  [{ text: 'order right' }, 1],
  [{ text: '100%' }, 1],
  [{ text: '1_0%' }, 0],
  [{ text: '\\' }, 0],
  [{ text: '\0' }, 0],
  [{ text: 'the answer to number 57' }, 1],
])('finds by %j', async (filter, total) => {
  const found = await listQuestions(null, filter);
  expect([found.total, found.questions.length]).toEqual([total, Math.min(total, 50)]);
});

test('an unknown place to begin after begins at the beginning', async () => {
  const { questions } = await listQuestions(null, {
    bank: 'kinds',
    after: 'kinds/no-such-question',
  });
  expect(questions).toHaveLength(8);
});

test('facets count what each value would find beside the other filters', async () => {
  const { facets } = await listQuestions(null, { bank: 'kinds', topic: 'words', level: 'core' });
  expect(facets).toEqual({
    topics: [
      { name: 'shapes', count: 5 },
      { name: 'words', count: 2 },
    ],
    levels: [
      { name: 'core', count: 2 },
      { name: 'senior', count: 1 },
    ],
    kinds: [
      { name: 'cloze', count: 1 },
      { name: 'short', count: 1 },
    ],
  });
});
