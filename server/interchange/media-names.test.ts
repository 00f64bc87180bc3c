import { expect, test } from 'vitest';
import { mediaLinesOf, mediaNamesOf } from './media-names';

test('files are named in any text of a question, however the address is written', () => {
  const question = {
    title: 'Which is ![a node](node.png)?',
    body: {
      choices: [{ text: '![](<two words.png>)' }, { text: '![](three%20more%20words.png)' }],
    },
    answer: 'See [the sheet](images/sheet.pdf) and ![both][b].\n\n[b]: image\\(1\\).png',
  };
  expect([...mediaNamesOf([question])]).toEqual([
    'node.png',
    'two words.png',
    'three more words.png',
    'images/sheet.pdf',
    'image(1).png',
  ]);
});

test('what lies elsewhere, stands in code or leads out of the folder is no file of the bank', () => {
  const stem = '![a](https://k8s.io/a.png) ![b](../b.png) [c](/c) `![d](d.png)` [e](#e)';
  expect([...mediaNamesOf([{ stem }])]).toEqual([]);
});

test('a file belongs to the first question that names it', () => {
  const asked = [3, 7].map((line) => ({ line, stem: '![a](a.png)' }));
  expect([...mediaLinesOf(asked)]).toEqual([['a.png', 3]]);
});
