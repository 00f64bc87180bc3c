import { expect, test } from 'vitest';
import { importMarkdown } from './import-markdown';
import { swallowedStarts } from './swallowed-starts';

const fence = '```';

/** Lines at which questions begin, and at which fences are reported. */
function lines(text: string) {
  const { questions, problems } = importMarkdown(text, 'a.md');
  const fences = problems.filter(({ rule }) => rule === 'fence-unclosed');
  return [questions.map(({ line }) => line), fences.map(({ line }) => line)];
}

test('a fence that is never closed swallows no question', () => {
  const text = `#### Q1. What prints?

${fence}sh
echo 1

- [x] 1
- [ ] 2

#### Q2. And this?

- [x] 1
- [ ] 2

#### Q3. And that?

${fence}sh
echo 3
${fence}

- [x] 3
- [ ] 2
`;
  expect(lines(text)).toEqual([[1, 9, 14], [3]]);
});

test('nor does one that the next fence closes', () => {
  const text = `## What prints?

${fence}
echo 1

## What else?

${fence}
echo 2
${fence}

- [x] 2
- [ ] 1

## And then?

- [x] 3
- [ ] 1
`;
  expect(lines(text)).toEqual([[1, 6, 15], [3]]);
});

test('a fold that ends in code ended before the next one begins', () => {
  const text = `<details>
<summary>What is a pod?</summary>

${fence}sh
kubectl get pods
</details>

<details>
<summary>What is a node?</summary>

A machine.
</details>
`;
  expect(lines(text)).toEqual([[2, 9], [4]]);
});

test('headings that code shows begin nothing', () => {
  const text = `# 1. How is it started?

${fence}sh
# 2. Start it
# 3. Stop it
${fence}

# 2. How is a question written?

${fence}markdown
# Why?
- [x] so
- [ ] not so
${fence}
`;
  expect(swallowedStarts(text)).toEqual([]);
  expect(lines(text)).toEqual([[1, 8], []]);
});

test('a file of nothing but open fences is refused in time', { timeout: 30_000 }, () => {
  const text = Array.from({ length: 50_000 }, (_, index) => `## Q${index}. Why?\n${fence}\n`).join(
    '',
  );
  const { found, quarantined, problems } = importMarkdown(text, 'a.md');
  expect([found, quarantined]).toEqual([1, 1]);
  expect(problems).toMatchObject([{ rule: 'fence-unclosed', severity: 'error', line: 2 }]);
});

test('a fence that is left open swallows no heading like those before it', () => {
  const text = `## Why?

${fence}sh
# so
echo 1

## How?

${fence}sh
echo 2
${fence}

## When?

${fence}
echo 3

## Where?

There.
`;
  expect(lines(text)).toEqual([
    [1, 7, 13, 18],
    [3, 15],
  ]);
});

test.each(['#', '# ', '`', '- ', '1', 'a'])(
  'ten thousand lines of %j take no time',
  { timeout: 30_000 },
  (part) => {
    const headings = `## ${part.repeat(5)}\n`.repeat(10_000);
    const starts = swallowedStarts(`## a\n${fence}\n${headings}${fence}\n${part.repeat(50_000)}`);
    expect(starts).toEqual([]);
  },
);
