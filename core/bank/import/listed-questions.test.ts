/** How collections write questions as items of lists and as cards, each shape in words of our own. */
import { expect, test } from 'vitest';
import { importMarkdown } from './import-markdown';

function read(text: string) {
  const { questions } = importMarkdown(text, 'questions.md');
  return questions.map(({ title, stem, answer }) => [title, stem, answer]);
}

test('items of a list are answered behind a label of their own', () => {
  const text = `### Pods

1. What is a pod?  
   **Answer:** Containers on one host.
2. Turn a pod into a Deployment.  
   **Answer:** 

### Nodes

1. Name and purpose of a node?  
   **Answer:** A machine.
`;
  expect(read(text)).toEqual([
    ['What is a pod?', '', 'Containers on one host.'],
    ['Turn a pod into a Deployment.', '', null],
    ['Name and purpose of a node?', '', 'A machine.'],
  ]);
});

test('what asks on in a list, and lines between lists, are questions too', () => {
  const text = `#### General

* What is a pod?
* How many nodes?
  * Why not one?
* Explain these fields:
  * spec
  * status

#### Code

*Question: What does \`x\` hold?*
\`\`\`js
const x = 1;
\`\`\`

*Question: Who sets it?*
The first line.
`;
  expect(read(text)).toEqual([
    ['What is a pod?', '', null],
    ['How many nodes?', '* Why not one?', null],
    ['Explain these fields:', '* spec\n* status', null],
    ['What does `x` hold?', '```js\nconst x = 1;\n```', null],
    ['Who sets it?', '', 'The first line.'],
  ]);
});

test('cards in quotes, cards of two sides, and cards with tags', () => {
  const text = `> **Q: What is a pod?**
> **A:** Containers on one host.

---

Q: What is a node?

---

A: A machine.

- It runs pods

---

What is a Service? :: A stable address. #cards #network-basics
`;
  expect(read(text)).toEqual([
    ['What is a pod?', '', 'Containers on one host.'],
    ['What is a node?', '', 'A machine.\n\n- It runs pods'],
    ['What is a Service?', '', 'A stable address.'],
  ]);
});

test('an answer after A: lasts until the next Q:, however many paragraphs it has', () => {
  const text =
    'Q: What is a node?\nA: A machine.\n\nIt has a kubelet.\n\n```sh\nls\n\npwd\n```\n\nQ: What is a pod?\nA: Containers.\n';
  expect(importMarkdown(text, 'questions.md').questions).toMatchObject([
    {
      title: 'What is a node?',
      answer: 'A machine.\n\nIt has a kubelet.\n\n```sh\nls\n\npwd\n```',
    },
    { title: 'What is a pod?', answer: 'Containers.' },
  ]);
});
