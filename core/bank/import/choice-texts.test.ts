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

test('a second list with a key of its own is no part of the first', () => {
  const text = `## Q1. Which picture is a pod?

- [ ] one
- [x] two

The same in words:

- [x] two
- [ ] three

## Q2. Which is a node?

- [ ] one

(a hint)

- [x] two
`;
  expect(outline(text)).toEqual([
    [1, 'Which picture is a pod?', 'one', 'two *'],
    [11, 'Which is a node?', 'one', 'two *'],
  ]);
  const { questions, unused } = importMarkdown(text, 'a.md');
  expect(questions.map(({ warnings }) => warnings)).toEqual([['choices-repeated'], []]);
  expect(questions[0]?.answer).toBe('The same in words:\n\n- [x] two\n- [ ] three');
  expect(unused.map(({ line }) => line)).toEqual([8]);
});

test('boxes whose line breaks were lost are choices of their own', () => {
  const text = `## Q1. Which is a node?

- [ ] one- [x] two - [ ] \`- [ ] three\`
- [ ] four

## Q2. And now?

-[ ] one-[x] two
`;
  expect(outline(text)).toEqual([
    [1, 'Which is a node?', 'one', 'two *', '`- [ ] three`', 'four'],
    [6, 'And now?', 'one', 'two *'],
  ]);
});

test.each(['&shy;', '<br>', ':', '\u2800'])(
  'a choice of %j alone is the code under it',
  (filler) => {
    const text = `## Q1. Which prints?

- [ ] ${filler}

\`\`\`sh
ls
\`\`\`

- [x] ${filler}

\`\`\`sh
echo
\`\`\`

**Explanation:** it does.
`;
    expect(outline(text)).toEqual([[1, 'Which prints?', '```sh\nls\n```', '```sh\necho\n``` *']]);
    expect(answers(text)).toEqual(['**Explanation:** it does.']);
  },
);

test('letters may be of another alphabet, bare, on one line, or missing once', () => {
  const text = `###### 1. کدام؟

- الف: یک
- ب: دو
- ج: سه

#### پاسخ: گزینه ج

###### 2. Which?

- A one
- B two

Answer: **B**

###### 3. Which?

(a) one (b) two (c) three

**Ans: (c)** because.

###### 4. Which?

- one
- B: two

Answer: A
`;
  expect(outline(text)).toEqual([
    [1, 'کدام؟', 'یک', 'دو', 'سه *'],
    [9, 'Which?', 'one', 'two *'],
    [16, 'Which?', 'one', 'two', 'three *'],
    [22, 'Which?', 'one *', 'two'],
  ]);
});

test('a box may be escaped', () => {
  const text = `#### P1. ¿Qué ejecuta un pod?

- \\[ ] Una etiqueta
- \\[x] Un nodo

#### P2. ¿Y un nombre?

- \\[x] DNS
- \\[ \\] Un nodo
`;
  expect(outline(text)).toEqual([
    [1, '¿Qué ejecuta un pod?', 'Una etiqueta', 'Un nodo *'],
    [6, '¿Y un nombre?', 'DNS *', 'Un nodo'],
  ]);
});

test('a choice may say that it is right', () => {
  const text = `#### Q1. What runs a pod?

A) A tag
B) A node ✅
C) A name

#### Q2. What names it?

- A. A node
- B. A tag **(correct)**

#### Q3. Which is a tick?

- [ ] ✔
- [x] ✅
`;
  expect(outline(text)).toEqual([
    [1, 'What runs a pod?', 'A tag', 'A node *', 'A name'],
    [7, 'What names it?', 'A node', 'A tag *'],
    [12, 'Which is a tick?', '✔', '✅ *'],
  ]);
});

test('code that is indented after an empty comment belongs to the choice above', () => {
  const text = `#### D1. Quale?

- \\[ ] A

<!---->

    ls
      -l

- \\[x] B

<!---->

    echo

#### D2. E questo?

- \\[x] uno
- \\[ ] due
`;
  expect(outline(text)).toEqual([
    [1, 'Quale?', '```\nls\n  -l\n```', '```\necho\n``` *'],
    [16, 'E questo?', 'uno *', 'due'],
  ]);
});
