import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#server/db';
import { useDatabase } from '#server/test/database';
import { getQuestion } from './get-question';
import { getQuestionBodies } from './get-question-bodies';
import { getQuestionVersions } from './get-question-versions';
import { LIBRARY_OWNER_ID } from './library';
import { loadBanks } from './load-banks';

useDatabase();

const now = new Date('2026-03-01T12:00:00Z');

beforeAll(async () => {
  await loadBanks(join(import.meta.dirname, 'testdata/banks'), now);
});

test('a question is found by its address, rendered, with its neighbours', async () => {
  const question = await getQuestion(null, 'kinds', 'single');
  expect(question).toEqual({
    id: expect.any(String),
    ownerId: LIBRARY_OWNER_ID,
    isOwn: false,
    bankSlug: 'kinds',
    bankTitle: 'Every kind',
    key: 'single',
    versionNumber: 1,
    versions: [{ number: 1, createdAt: now }],
    kind: 'single',
    title: 'Which one is right?',
    titleHtml: 'Which one is <strong>right</strong>?',
    stemHtml: '',
    hintHtml: '<p>Only one is.</p>',
    answerHtml: '<p>The second one, with 100% certainty.</p>',
    keyPointsHtml: ['It is the <strong>second</strong>'],
    level: 'entry',
    topics: ['shapes'],
    source: { name: 'book', document: 'A book about kinds', section: 'choices/single' },
    body: {
      kind: 'single',
      choices: [
        { html: 'The <code>first</code> one', correct: false, explanationHtml: '<p>No.</p>' },
        {
          html: 'The second one',
          correct: true,
          explanationHtml: '<p>Yes, <em>this</em> one.</p>',
        },
      ],
    },
    sim: null,
    retired: false,
    previousKey: null,
    nextKey: 'multiple',
  });
});

test('each kind keeps what is asked for and what is right', async () => {
  const keys = ['ordering', 'matching', 'cloze', 'number', 'short', 'open'];
  const questions = await Promise.all(keys.map((key) => getQuestion(null, 'kinds', key)));
  expect(questions.map((question) => question?.body)).toEqual([
    { kind: 'ordering', stepsHtml: ['One', '<code>Two</code>', 'Three'] },
    {
      kind: 'matching',
      leftTitle: 'Number',
      rightTitle: 'Word',
      pairs: [
        { leftHtml: '<code>1</code>', rightHtml: 'one' },
        { leftHtml: '2', rightHtml: 'two' },
      ],
    },
    {
      kind: 'cloze',
      parts: [
        { html: 'One and ' },
        { gap: ['one', '1'] },
        { html: ' is <strong>exactly </strong>' },
        { gap: ['two'] },
        { html: '.' },
      ],
    },
    { kind: 'number', value: 60, tolerance: 1, unit: 's' },
    { kind: 'short', accepted: ['kubectl get pods', 'kubectl get po'] },
    { kind: 'open' },
  ]);
  expect(questions[4]?.sim).toEqual({
    scenario: 'self-healing',
    view: 'reconcile',
    caption: 'Watch them.',
  });
});

test.each([
  ['kinds', 'no-such-question'],
  ['no-such-bank', 'single'],
  ['kinds', '\0'],
])('nothing is at %s/%s', async (bank, key) => {
  expect(await getQuestion(null, bank, key)).toBeNull();
});

test('versions are found as they were seen, in the order of the references', async () => {
  const [single, open] = await Promise.all([
    getQuestion(null, 'kinds', 'single'),
    getQuestion(null, 'kinds', 'open'),
  ]);
  const refs = [open, single].map((question) => ref(question?.id ?? ''));
  const absent = { ...ref(single?.id ?? ''), versionNumber: 9 };
  const found = await getQuestionVersions([...refs, absent]);
  expect(found.map(({ key, versionNumber }) => [key, versionNumber])).toEqual([
    ['open', 1],
    ['single', 1],
  ]);
  const [, body] = await getQuestionBodies(refs);
  expect(body).toEqual({
    ...refs[1],
    body: {
      kind: 'single',
      choices: [
        { text: 'The `first` one', correct: false, explanation: 'No.' },
        { text: 'The second one', correct: true, explanation: 'Yes, *this* one.' },
      ],
    },
    keyPoints: ['It is the **second**'],
  });
});

test('another owner has no such version', async () => {
  const question = await getQuestion(null, 'kinds', 'single');
  const foreign = { ...ref(question?.id ?? ''), ownerId: '00000000-0000-7000-8000-0000000000ff' };
  expect(await getQuestionVersions([foreign])).toEqual([]);
});

test('a retired question is still found, and is nobody’s neighbour', async () => {
  await db().question.updateMany({ where: { key: 'multiple' }, data: { retiredAt: now } });
  expect(await getQuestion(null, 'kinds', 'multiple')).toMatchObject({ retired: true });
  expect(await getQuestion(null, 'kinds', 'single')).toMatchObject({ nextKey: 'ordering' });
});

function ref(questionId: string) {
  return { ownerId: LIBRARY_OWNER_ID, questionId, versionNumber: 1 };
}
