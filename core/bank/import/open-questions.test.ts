/** How collections write questions that are answered in words, each shape in words of our own. */
import { expect, test } from 'vitest';
import { importMarkdown } from './import-markdown';

function read(text: string) {
  const { questions } = importMarkdown(text, 'questions.md');
  return questions.map(({ title, stem, answer }) => [title, stem, answer]);
}

test('prose under a heading answers it, also where other questions have boxes', () => {
  const text = `## Q1. Which one is a pod?

- [ ] A node
- [x] Containers on one host

## Q2. What is a node?

A machine that runs pods.
`;
  expect(read(text)).toEqual([
    ['Which one is a pod?', '', null],
    ['What is a node?', '', 'A machine that runs pods.'],
  ]);
});

test('headings that begin with Q. are questions at any depth, most of them without an answer', () => {
  const text = `# Containers

#### Q. Basic commands
#### Q. What is an image?

# Clusters

## Q. ***Explain a node***
A machine, virtual or not.
#### Q. ***What runs on it***
`;
  expect(read(text)).toEqual([
    ['Basic commands', '', null],
    ['What is an image?', '', null],
    ['Explain a node', '', 'A machine, virtual or not.'],
    ['What runs on it', '', null],
  ]);
});

test('the heading of an answer is no part of it, nor are comments and ways to the top', () => {
  const text = `## Contents

### Pods

<details>
<summary>View contents</summary>

* [ What is a pod?](#what-is-a-pod)
</details>

### What is a pod?

\`\`\`yaml
kind: Pod
\`\`\`

#### Answer

<details>
<summary>View answer</summary>

Containers on one host.

##### Good to hear

* They share an address

<!-- level: 1 -->
</details>

<br>[⬆ Back to top](#contents)

### Name a workload

#### Answer

A Deployment:

<p align="center">
  <img src="workload.png" alt="A Deployment" />
</p>
`;
  expect(read(text)).toEqual([
    [
      'What is a pod?',
      '```yaml\nkind: Pod\n```',
      'Containers on one host.\n\n##### Good to hear\n\n* They share an address',
    ],
    [
      'Name a workload',
      '',
      'A Deployment:\n\n<p align="center">\n  <img src="workload.png" alt="A Deployment" />\n</p>',
    ],
  ]);
});

test('a summary shows a picture under its words, and closes what it never opened', () => {
  const text = `<details>
<summary>Name the parts of this drawing<br>
<img src="parts.png"/>
</summary><br><b>
The scheduler.
</b></details>

<details>
<summary>Which command lists nodes?</code></summary><br><b>

\`kubectl get nodes\`
</b></details>
`;
  expect(read(text)).toEqual([
    ['Name the parts of this drawing', '<img src="parts.png"/>', 'The scheduler.'],
    ['Which command lists nodes?', '', '`kubectl get nodes`'],
  ]);
});

test('words such as Solution steps divide a task from its answer', () => {
  const text = `## Contents

### Part 1

1. [Q1 - Start a pod](#q1---start-a-pod)

## Question 1 | Start a pod

### Task

1. Start it as \`web\`.

### Solution Walkthrough

#### Step 1: Run

Run it.

## Q2 — Stop it

**Problem:** It runs on.

**Solution Steps:**

1. Delete it.
`;
  expect(read(text)).toEqual([
    ['Start a pod', '### Task\n\n1. Start it as `web`.', '#### Step 1: Run\n\nRun it.'],
    ['Stop it', '**Problem:** It runs on.', '1. Delete it.'],
  ]);
});

test('emphasis that is labelled asks, and the letter A answers it', () => {
  const text = `# Pods

**Q1. How many replicas?** → 3

**Q2. What is a node?** <br/>
A2. A machine.

**Q: What is a Service?**
A: A stable address.

**Q3.** What selects pods?
**Ans:** Labels.
`;
  expect(read(text)).toEqual([
    ['How many replicas?', '', '3'],
    ['What is a node?', '', 'A machine.'],
    ['What is a Service?', '', 'A stable address.'],
    ['What selects pods?', '', 'Labels.'],
  ]);
});

test('where questions are named, a heading without words is a section; links up the page are left out', () => {
  const text = `## # 1. BASICS

<br/>

## Q. What are&nbsp;pods?

Containers on one host.

[Back to top ↑](#contents) &nbsp;&nbsp;/&nbsp;&nbsp; [✏️ Edit](https://example.org/edit)

## Q. What are nodes?

Machines.

## # 2. EVENTS

<br/>

## Q. What is an event?

Something that happened.
`;
  expect(read(text)).toEqual([
    ['What are pods?', '', 'Containers on one host.'],
    ['What are nodes?', '', 'Machines.'],
    ['What is an event?', '', 'Something that happened.'],
  ]);
});

test('what code prints stands under its own label', () => {
  const text = `#### Q. What is the output of this program?
\`\`\`js
console.log(1 + 1);
\`\`\`
Output
\`\`\`
2
\`\`\`

#### Q. How does one print?

Call \`log\`.

**Output:**

\`\`\`
1
\`\`\`
`;
  expect(read(text)).toEqual([
    ['What is the output of this program?', '```js\nconsole.log(1 + 1);\n```', '```\n2\n```'],
    ['How does one print?', '', 'Call `log`.\n\n**Output:**\n\n```\n1\n```'],
  ]);
});
