import { expect, test } from 'vitest';
import { importAiken } from './import-aiken';

const file = `Which port does HTTPS use?
A. 80
B) 443
ANSWER: B

Which two are on each node?
They may be several.
a. kubelet
b. scheduler
c. runtime
answer: A, C

Without a key
A. one
B. two

With a wrong key
A. one
B. two
ANSWER: D

Words alone.
`;

test('questions are read with their key, or without one, or not at all', () => {
  const { questions, problems, ...counts } = importAiken(file, 'a.txt');
  expect(counts).toMatchObject({ found: 5, imported: 4, quarantined: 1 });
  expect(
    questions.map(({ line, title, stem, body, keyMissing }) => ({
      ...{ line, title, stem, keyMissing, kind: body.kind },
      rights: 'choices' in body ? body.choices.map(({ correct }) => correct) : [],
    })),
  ).toEqual([
    {
      ...{ line: 1, title: 'Which port does HTTPS use?', stem: '' },
      ...{ keyMissing: false, kind: 'single', rights: [false, true] },
    },
    {
      ...{ line: 6, title: 'Which two are on each node?', stem: 'They may be several.' },
      ...{ keyMissing: false, kind: 'multiple', rights: [true, false, true] },
    },
    {
      ...{ line: 13, title: 'Without a key', stem: '' },
      ...{ keyMissing: true, kind: 'single', rights: [false, false] },
    },
    {
      ...{ line: 17, title: 'With a wrong key', stem: '' },
      ...{ keyMissing: true, kind: 'single', rights: [false, false] },
    },
  ]);
  expect(problems.map(({ rule, line }) => [rule, line])).toEqual([
    ['no-key', 13],
    ['key-unknown', 17],
    ['no-key', 17],
    ['aiken-malformed', 22],
  ]);
});
