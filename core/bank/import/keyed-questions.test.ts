/** Where collections keep the keys of quizzes that stand among other questions. */
import { expect, test } from 'vitest';
import { importMarkdown } from './import-markdown';

test.each([2, 6])('%d list headings and two of another make in one file are all found', (count) => {
  const items = Array.from(
    { length: count },
    (_, index) =>
      `${index + 1}. ### What is part ${index + 1}\n\n    A part.\n\n    **[⬆ Back to Top](#top)**\n\n`,
  );
  const text = `# Parts

${items.join('')}### Coding

#### 1. What is the output

\`\`\`js
console.log(null);
\`\`\`

- 1: undefined
- 2: null

<details><summary><b>Answer</b></summary>
<p>

##### Answer: 2

It is printed as it is.

</p>
</details>

---

#### 2. What is the output

- 1: 3, 4
- 2: 5

<details><summary><b>Answer</b></summary>

##### Answer: 1

</details>
`;
  const { questions } = importMarkdown(text, 'questions.md');
  expect(questions.map(({ body }) => body.kind)).toEqual([
    ...Array.from({ length: count }, () => 'open'),
    'single',
    'single',
  ]);
  expect(questions.at(-2)).toMatchObject({
    title: 'What is the output',
    stem: '```js\nconsole.log(null);\n```',
    body: {
      choices: [
        { text: 'undefined', correct: false },
        { text: 'null', correct: true },
      ],
    },
    answer: 'It is printed as it is.',
  });
  expect(questions.at(-1)).toMatchObject({
    body: {
      choices: [
        { text: '3, 4', correct: true },
        { text: '5', correct: false },
      ],
    },
    answer: null,
  });
});

test('a key may stand alone between fences, which go with it', () => {
  const text = `#### Q. How many pods run?
A. One
B. Two
\`\`\`
B. Two
\`\`\`
**Explanation**: Two replicas.

#### Q. Which is true?
**A.** Pods move.
**B.** Pods are replaced.
\`\`\`
Answer: B
\`\`\`
`;
  const { questions } = importMarkdown(text, 'questions.md');
  expect(questions).toMatchObject([
    {
      body: {
        choices: [
          { text: 'One', correct: false },
          { text: 'Two', correct: true },
        ],
      },
      answer: '**Explanation**: Two replicas.',
    },
    { body: { choices: [{ correct: false }, { correct: true }] }, answer: null },
  ]);
});

test.each(['Answer: a, c', '**Answer: a and c**', 'Answer: A, C', 'Answer: (a), (c)'])(
  '%s names two choices, and leaves nothing in the answer',
  (key) => {
    const text = `**1. Pick two**\n\na) one\nb) two\nc) three\n\n${key}\n\n**2. Pick**\n\na) one\nb) two\n\nAnswer: b\n`;
    const { questions } = importMarkdown(text, 'questions.md');
    expect(questions).toMatchObject([
      { body: { choices: [{ correct: true }, { correct: false }, { correct: true }] } },
      { body: { choices: [{ correct: false }, { correct: true }] } },
    ]);
    expect(questions.map(({ answer }) => answer)).toEqual([null, null]);
  },
);

test('a sentence after a key names no further choice', () => {
  const text =
    '**1. Pick**\n\nA) one\nB) two\n\nAnswer: B, a pod is gone\n\n**2. Pick**\n\nA) one\nB) two\n\nAnswer: A\n';
  expect(importMarkdown(text, 'questions.md').questions).toMatchObject([
    { body: { choices: [{ correct: false }, { correct: true }] } },
    { body: { choices: [{ correct: true }, { correct: false }] } },
  ]);
});
