import { expect, test } from 'vitest';
import { exportAnkiText } from './export-anki-text';
import { importAnkiText } from './import-anki-text';

test('headers say where deck, tags and guid stand', () => {
  const { questions } = importAnkiText(
    '#separator:Pipe\n#html:true\n#deck column:2\n#tags column:3\n#guid column:1\n#columns:guid|deck|tags|Front|Back\nab1|K8s::Pods|one level::entry|What is a <b>pod</b>?|Containers\ncd2|K8s||The {{c1::kubelet}} starts {{c2::pods}}.|\n',
    'a.txt',
  );
  expect(questions).toMatchObject([
    {
      id: 'ab1',
      line: 7,
      title: 'What is a **pod**?',
      answer: 'Containers',
      level: 'entry',
      topics: ['one', 'Pods'],
    },
    {
      id: 'cd2',
      line: 8,
      body: { kind: 'cloze', text: 'The {{kubelet}} starts {{pods}}.' },
      warnings: ['cards-joined'],
    },
  ]);
});

test('text without headers is taken as it is', () => {
  const { questions } = importAnkiText('#html:false\nWhat is <name>?\tA *placeholder*\n', 'a.txt');
  expect(questions).toMatchObject([{ title: 'What is \\<name>?', answer: 'A \\*placeholder\\*' }]);
});

test('a formula in a gap keeps the question open', () => {
  const { questions } = importAnkiText('It is {{c1::\\(\\frac{1}{2}\\)}}.\t', 'a.txt');
  expect(questions).toMatchObject([
    { title: 'It is ….', body: { kind: 'open' }, warnings: ['gap-malformed'] },
  ]);
  expect(questions[0]?.answer).toContain('frac{1}{2}');
});

test('what was changed in Anki counts, not what we wrote beside it', () => {
  const question = {
    id: 'pod',
    title: 'What is a pod?',
    stem: '',
    level: 'core' as const,
    topics: [],
    source: null,
    body: { kind: 'short' as const, accepted: ['containers'] },
    hint: null,
    answer: 'Containers.',
    keyPoints: [],
    sim: null,
    proof: null,
    line: 1,
  };
  const { text } = exportAnkiText([question], 'pods', 'Pods');
  expect(importAnkiText(text, 'a.txt').questions[0]?.body.kind).toBe('short');
  const changed = importAnkiText(text.replace('<p>What is', '<p>What really is'), 'a.txt');
  expect(changed.questions[0]?.title).toBe('What really is a pod?');
});
