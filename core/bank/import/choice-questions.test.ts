import { expect, test } from 'vitest';
import { importMarkdown } from './import-markdown';

/** Line, title, and the choices with a star at the right ones. */
function outline(text: string) {
  return importMarkdown(text, 'a.md').questions.map(({ line, title, body }) => {
    const choices = 'choices' in body ? body.choices : [];
    return [line, title, ...choices.map((choice) => choice.text + (choice.correct ? ' *' : ''))];
  });
}

function answers(text: string) {
  return importMarkdown(text, 'a.md').questions.map(({ answer }) => answer);
}

test('items of a list that hold their choices and answers are questions', () => {
  const text = `# Trial exam

Open a fold to see the answer.

1. Where does a pod run?
    - A. On a node
    - B. In a registry

    <details markdown=1><summary markdown="span">Answer</summary>

    Correct Answer: A

    Explanation: on one.

    </details>

1. Which two store images? (Select TWO)
    - A. A registry
    - B. A Service
    - C. A node

    <details><summary>Answer</summary>

    Correct Answer: AC

    </details>
`;
  expect(outline(text)).toEqual([
    [5, 'Where does a pod run?', 'On a node *', 'In a registry'],
    [17, 'Which two store images? (Select TWO)', 'A registry *', 'A Service', 'A node *'],
  ]);
  expect(answers(text)).toEqual(['Explanation: on one.', null]);
});

test('a list that its answers break is a list of questions', () => {
  const text = `## Quiz

1. Where does a pod run?
   - A) On a node
   - B) In a registry

<details>
<summary>Show answer</summary>

**Answer: A) On a node**

On one node.

</details>

2. What names a Service?
   - A) A node
   - B) DNS

<details>
<summary>Show answer</summary>

**Answer: B) DNS**

</details>
`;
  expect(outline(text)).toEqual([
    [3, 'Where does a pod run?', 'On a node *', 'In a registry'],
    [16, 'What names a Service?', 'A node', 'DNS *'],
  ]);
  expect(answers(text)).toEqual(['On one node.', null]);
});

test('choices in the lines of a numbered item belong to it, under any heading', () => {
  const text = `# Docker

## Easy
1. Where does an image lie?
A) In a registry
B) In a pod
**Correct Answer:** A
**Explanation:** It is pulled.

2. What runs it?
A) A node
B) A tag
**Correct Answer:** A

## Hard
3. A layer is written to. What is it?
A) Read-only
B) The upper one
**Correct Answer:** B
`;
  expect(outline(text)).toEqual([
    [4, 'Where does an image lie?', 'In a registry *', 'In a pod'],
    [10, 'What runs it?', 'A node *', 'A tag'],
    [16, 'A layer is written to. What is it?', 'Read-only', 'The upper one *'],
  ]);
});

test('paragraphs that ask right over choices are questions where no heading is', () => {
  const text = `What runs a pod?

A. A node
B. A tag

Answer: A

What holds
several pods? (one)

A. A tag
B. A node

Answer: B
`;
  expect(outline(text)).toEqual([
    [1, 'What runs a pod?', 'A node *', 'A tag'],
    [8, 'What holds several pods? (one)', 'A tag', 'A node *'],
  ]);
});

test('a number in bold is no part of a title', () => {
  const text = `### Exam

**Q1:** What runs a pod?
- A) A node
- B) A tag

**Answer: A) A node**

**Q2:** What names it?
- A) A node
- B) A tag

**Answer: B) A tag**
`;
  expect(outline(text)).toEqual([
    [3, 'What runs a pod?', 'A node *', 'A tag'],
    [9, 'What names it?', 'A node', 'A tag *'],
  ]);
});

test('a letter and a number in bold count too, over choices on one line', () => {
  const text = `## Section D: quiz

**D1.** A pod runs on what?
(a) A node (b) A tag
**Ans: (a)** — on one.

**D2.** It is named by:
(a) A node (b) A tag
**Ans: (b)**
`;
  expect(outline(text)).toEqual([
    [3, 'A pod runs on what?', 'A node *', 'A tag'],
    [7, 'It is named by:', 'A node', 'A tag *'],
  ]);
});

test('a section named by its kind of question is no question', () => {
  const text = `## Multiple choice

**1. What runs a pod?**

A. A node
B. A tag

Correct answer: **A**
`;
  expect(outline(text)).toEqual([[3, 'What runs a pod?', 'A node *', 'A tag']]);
});

test('lettered notes in an answer begin no question', () => {
  const text = `## What are the layers?

1. Physical
   a. cables
   b. hubs
2. Data link
   a. frames
   b. addresses

## What is a frame?

A unit of the second.
`;
  expect(outline(text).map(([line]) => line)).toEqual([1, 10]);
});

test('words that end with a question mark in an answer begin no question', () => {
  const text = `## Q1. What is a pod?

- [x] Containers
- [ ] A node

Why? It is so.

1. one
2. two

## Q2. What else?

- [ ] a
- [x] b
`;
  expect(outline(text).map(([line]) => line)).toEqual([1, 11]);
});

test('a line that a heading counts is no question of its own', () => {
  const text = `### Q1
**Type:** Multiple choice
**Question:** What runs a pod?
- [x] A. A node
- [ ] B. A tag

### Q2

**What names it?**

- [ ] A node
- [x] A tag
`;
  expect(outline(text)).toEqual([
    [1, 'What runs a pod?', 'A node *', 'A tag'],
    [7, 'What names it?', 'A node', 'A tag *'],
  ]);
});

test('a heading that only counts is titled by what is under it', () => {
  const text = `## Question 1

What runs
a pod?

\`\`\`yaml
kind: Pod
\`\`\`

A) A node
B) A tag

**Answer: A) A node**

## Question 2: Multiple choice
What names it?
A) A node
B) A tag

**Answer: B) A tag**

## Question 3
`;
  expect(outline(text)).toEqual([
    [1, 'What runs a pod?', 'A node *', 'A tag'],
    [15, 'What names it?', 'A node', 'A tag *'],
  ]);
  const { questions, problems } = importMarkdown(text, 'a.md');
  expect(questions.map(({ stem }) => stem)).toEqual(['```yaml\nkind: Pod\n```', '']);
  expect(problems).toMatchObject([{ rule: 'heading-empty', severity: 'error', line: 22 }]);
});
