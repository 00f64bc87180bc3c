import { expect, test } from 'vitest';
import { exportCsv } from './export-csv';
import { importCsv } from './import-csv';

test('columns are known by many names, whatever the separator', () => {
  const { questions } = importCsv(
    'Question;Option A;Option B;Correct Answer;Category\n"Which ""port""?";80;443;B;web\n\nWho?;kubelet;proxy;kubelet;\n',
    'a.csv',
  );
  expect(questions).toMatchObject([
    {
      line: 2,
      title: 'Which "port"?',
      topics: ['web'],
      body: { kind: 'single', choices: [{ correct: false }, { text: '443', correct: true }] },
    },
    { line: 4, title: 'Who?', body: { choices: [{ correct: true }, { correct: false }] } },
  ]);
});

test('two columns without names are questions and answers', () => {
  const { questions } = importCsv('What is a pod?,"Containers,\nwith one address."\n', 'a.csv');
  expect(questions).toMatchObject([
    { title: 'What is a pod?', answer: 'Containers,\nwith one address.', body: { kind: 'open' } },
  ]);
});

test('a key that names no choice is no key', () => {
  const { questions } = importCsv('title,choice 1,choice 2,correct\nWhich?,a,b,5\n', 'a.csv');
  expect(questions).toMatchObject([
    { keyMissing: true, warnings: ['key-unknown', 'no-key'], body: { kind: 'single' } },
  ]);
});

test('a row without a title is quarantined', () => {
  const { found, quarantined, problems } = importCsv('title,answer\n,This.\n', 'a.csv');
  expect([found, quarantined]).toEqual([1, 1]);
  expect(problems).toMatchObject([{ rule: 'title-missing', line: 2 }]);
});

test.each(['=1+1', '+1', '-1', '@a', "'=1", "''+1", '\tx', '＝1'])(
  'the cell %j runs nothing in a spreadsheet, and comes back',
  (title) => {
    const question = {
      id: null,
      title,
      stem: '',
      level: 'core' as const,
      topics: [],
      source: null,
      body: { kind: 'open' as const },
      hint: null,
      answer: 'Yes.',
      keyPoints: [],
      sim: null,
      proof: null,
      line: 1,
    };
    const { text } = exportCsv([question]);
    expect(text).not.toMatch(/(?:^|,)"?[=+\-@\t\u{ff1d}]/mu);
    expect(importCsv(text, 'a.csv').questions[0]?.title).toBe(title.trim());
  },
);
