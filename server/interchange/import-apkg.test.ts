import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from '#core/bank/import/folder';
import type { Question } from '#core/bank/question';
import { importUpload } from './import-upload';
import type { Imported } from './upload';
import { writeApkg } from './write-apkg';

const DAY = 86_400_000;
const first = Date.UTC(2026, 0, 5, 9);
/** 7 pixels by 5. */
const gif = Buffer.from(
  'R0lGODlhBwAFAIAAAP8AAAAAACH5BAAAAAAALAAAAAAHAAUAAAIFhI+py1gAOw==',
  'base64',
);

/** Made by Anki itself, with bin/checks/anki/make-fixtures.py. */
test.each(['anki-legacy.apkg', 'anki-new.apkg'])('%s is read whole', async (name) => {
  const read = await importFile(name, await readFile(join(import.meta.dirname, 'testdata', name)));
  expect(
    read.questions.map(({ title, body, answer, level, topics }) => ({
      title,
      body,
      answer,
      level,
      topics,
    })),
  ).toEqual([
    {
      title: 'What is a **pod**? Say it in one sentence.',
      body: { kind: 'open' },
      answer: 'One or more *containers* with one address.\\\n![](node.png)',
      level: 'entry',
      topics: ['pods', 'Kubernetes', 'Pods'],
    },
    {
      title: 'The … chooses a node, the … starts the pod.',
      body: {
        kind: 'cloze',
        text: 'The {{scheduler}} chooses a node, the {{kubelet}} starts the pod.',
      },
      answer: 'On the node.',
      level: null,
      topics: ['control plane'],
    },
    {
      title: 'Pod',
      body: { kind: 'open' },
      answer: 'The smallest thing that is scheduled',
      level: null,
      topics: ['pods', 'Kubernetes', 'Pods'],
    },
    {
      title: 'Which port does the API server use?',
      body: { kind: 'open' },
      answer: '6443',
      level: null,
      topics: [],
    },
  ]);
  expect(read.problems.map(({ rule, line }) => [rule, line])).toEqual([['cards-joined', 3]]);
  expect(read.media?.map(({ name, bytes }) => [name, bytes.length])).toEqual([['node.png', 70]]);
  expect(
    read.reviews?.map(({ question, grade, spentMillis }) => [question, grade, spentMillis]),
  ).toEqual(
    [0, 1].flatMap((question) => ['good', 'again', 'good'].map((grade) => [question, grade, 4200])),
  );
  expect(read.memories).toMatchObject([
    { question: 0, stabilityDays: 0.8282, difficulty: 7.382, desiredRetention: 0.9, decay: 0.154 },
    { question: 1, stabilityDays: 0.8282, difficulty: 7.382, desiredRetention: 0.9, decay: 0.154 },
  ]);
});

test('both forms of a package give the same notes and reviews the same ids', async () => {
  const [legacy, newest] = await Promise.all(
    ['anki-legacy.apkg', 'anki-new.apkg'].map(async (name) =>
      importFile('a.apkg', await readFile(join(import.meta.dirname, 'testdata', name))),
    ),
  );
  expect(newest).toEqual(legacy);
  const ids = legacy?.reviews?.map(({ id }) => id) ?? [];
  expect(new Set(ids).size).toBe(6);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('what is written for Anki is read again, with history, memory and media', async () => {
  const reviews = [
    { grade: 'good' as const, reviewedAt: first, spentMillis: 4200 },
    { grade: 'again' as const, reviewedAt: first + 3 * DAY, spentMillis: 9000 },
  ];
  const memory = { stabilityDays: 12.5, difficulty: 6.25, desiredRetention: 0.9, decay: 0.154 };
  const media = [{ name: 'images/node.gif', bytes: new Uint8Array(gif) }];
  const asked = [
    question({ id: 'one' }),
    question({ id: 'two', stem: '![A node](images/node.gif)' }),
  ];
  const { bytes, lost } = await writeApkg({
    bank: 'pods',
    title: 'Pods',
    questions: asked,
    now: first + 5 * DAY,
    histories: new Map([[1, { reviews, memory, dueAt: first + 9 * DAY }]]),
    media,
  });
  const read = await importFile('pods.apkg', bytes);
  expect(lost).toEqual([]);
  expect(read.media).toEqual([{ ...media[0], mediaType: 'image/gif', width: 7, height: 5 }]);
  expect(read.questions.map(({ id, stem }) => [id, stem])).toEqual([
    ['one', ''],
    ['two', '![A node](images/node.gif)'],
  ]);
  expect(read.reviews).toMatchObject(reviews.map((review) => ({ ...review, question: 1 })));
  expect(read.memories).toEqual([{ question: 1, ...memory }]);
});

test('a file that is no picture, or too large, or shown by nobody, stays behind with a word', async () => {
  const large = new Uint8Array(2 * 1024 * 1024 + 1);
  large.set(gif);
  const { bytes } = await writeApkg({
    bank: 'pods',
    title: 'Pods',
    questions: [
      question({ title: 'What is shown? ![a](node.svg) ![b](a node.gif)' }),
      question({ title: 'What is too large?', stem: '![c](large.gif) ![d](<a node.gif>)' }),
    ],
    now: first,
    media: [
      { name: 'node.svg', bytes: new TextEncoder().encode('<svg onload="alert(1)"/>') },
      { name: 'large.gif', bytes: large },
      { name: 'a node.gif', bytes: new Uint8Array(gif) },
      { name: 'spoken.mp3', bytes: new Uint8Array([1, 2, 3]) },
    ],
  });
  const read = await importFile('pods.apkg', bytes);
  expect(read.media?.map(({ name }) => name)).toEqual(['a node.gif']);
  expect(read.problems).toMatchObject([
    { rule: 'media-refused', severity: 'warning', line: 1, file: 'pods.apkg' },
    { rule: 'media-refused', severity: 'warning', line: 2, file: 'pods.apkg' },
  ]);
  expect(read.problems[0]?.message).toBe(
    '"node.svg" stays behind, and a link in its place: only PNG, JPEG, GIF and WebP are kept.',
  );
  expect(read.problems[1]?.message).toContain('2 MB');
  expect(read.questions.map(({ warnings }) => warnings)).toEqual([
    ['media-refused'],
    ['media-refused'],
  ]);
  expect(read.unused).toEqual([
    { file: 'pods.apkg', line: 1, text: 'spoken.mp3', reason: 'no question shows this file' },
  ]);
});

test('the same question of the same bank is the same note, whatever its words', async () => {
  const read = async (title: string) => {
    const { bytes } = await writeApkg({
      bank: 'pods',
      title: 'Pods',
      questions: [question({ id: 'one', title })],
      now: first,
    });
    return importFile('pods.apkg', bytes);
  };
  const [before, after] = [await read('What is a pod?'), await read('What is a pod made of?')];
  expect(before.questions[0]?.title).not.toBe(after.questions[0]?.title);
  expect(before.questions[0]?.id).toBe(after.questions[0]?.id);
});

function importFile(name: string, bytes: Uint8Array): Promise<Imported> {
  return importUpload({ name, bytes }, emptyFolder);
}

function question(given: Partial<Question>): Question {
  return {
    id: null,
    title: 'What is a pod?',
    stem: '',
    level: 'core',
    topics: ['pods'],
    source: null,
    body: { kind: 'open' },
    hint: null,
    answer: 'Containers with one address.',
    keyPoints: ['One address'],
    sim: null,
    proof: null,
    line: 1,
    ...given,
  };
}
