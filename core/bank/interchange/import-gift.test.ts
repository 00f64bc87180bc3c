import { expect, test } from 'vitest';
import { importGift } from './import-gift';

const file = `// A comment of its own.
$CATEGORY: $course$/top/Networks

Which port does HTTPS use?{~80 =443 ~22}

A pod is {~one =one or more ~no} containers.

::Truth::The kubelet runs on each node.{TRUE#Look again.#Right.}

Who starts containers?{=kubelet#Yes =%50%kube-proxy#No}

Two plus two is {=four =4}.

How long is the grace period?{#30:0}

How long is the grace period?{#29..31}

How long? {#30:5#Right, thirty. ####In seconds.}

Match. {
    =Service -> an address
    =Pod->containers
}

Which two are on each node? {
    ~%-50%the scheduler
    ~%50%the kubelet#It starts pods.
    ~%50%a runtime
}

// [id:why-pods] [tag:pods] [tag:level:senior]
[html]<p>Why <b>pods</b>?</p><p>Say it.</p> {####Some containers belong together.}

Which is an escape? {
   ~ \\= 2 + 2  # \\= is one
   = \\{a\\: b\\}
}

This only says something.

Broken {= one ~ two {nested} }
`;

test('every kind is read, with what is right', () => {
  const { questions, unused, problems, ...counts } = importGift(file, 'a.gift');
  expect(counts).toEqual({ found: 13, imported: 12, quarantined: 1 });
  expect(questions.map(({ line, title, body }) => [line, title, summary(body)])).toEqual([
    [4, 'Which port does HTTPS use?', 'single 80 *443 22'],
    [6, 'A pod is _____ containers.', 'single one *one or more no'],
    [8, 'The kubelet runs on each node.', 'single *True False'],
    [10, 'Who starts containers?', 'short kubelet|kube-proxy'],
    [12, 'Two plus two is ….', 'cloze Two plus two is {{four|4}}.'],
    [14, 'How long is the grace period?', 'number 30 0'],
    [16, 'How long is the grace period?', 'number 30 1'],
    [18, 'How long?', 'number 30 5'],
    [20, 'Match.', 'matching Service=an address Pod=containers'],
    [25, 'Which two are on each node?', 'multiple the scheduler *the kubelet *a runtime'],
    [32, 'Why **pods**?', 'open'],
    [34, 'Which is an escape?', 'single = 2 + 2 *{a: b}'],
  ]);
  expect(unused).toEqual([
    { file: 'a.gift', line: 39, text: 'This only says something.', reason: 'a description' },
  ]);
  expect(problems).toMatchObject([{ rule: 'gift-malformed', severity: 'error', line: 41 }]);
});

test('feedback, tags, categories and ids are kept', () => {
  const { questions } = importGift(file, 'a.gift');
  expect(questions.map(({ topics }) => topics.at(-1))).toEqual(questions.map(() => 'Networks'));
  expect(questions[2]?.body).toMatchObject({
    choices: [{ explanation: 'Right.' }, { explanation: 'Look again.' }],
  });
  expect(questions[7]?.answer).toBe('In seconds.');
  expect(questions[10]).toMatchObject({
    id: 'why-pods',
    level: 'senior',
    topics: ['pods', 'Networks'],
    stem: 'Say it.',
    answer: 'Some containers belong together.',
  });
});

test('braces that never close are read in time', { timeout: 30_000 }, () => {
  expect(importGift('{\n\n'.repeat(20_000), 'a.gift').quarantined).toBe(1);
});

function summary(body: object): string {
  const { kind, ...rest } = Object.fromEntries(Object.entries(body));
  if (kind === 'number') return `number ${rest.value} ${rest.tolerance}`;
  if (kind === 'cloze') return `cloze ${rest.text}`;
  if (kind === 'short') return `short ${rest.accepted.join('|')}`;
  const parts = (rest.choices ?? rest.pairs ?? []).map(
    (part: { text?: string; correct?: boolean; left?: string; right?: string }) =>
      part.left === undefined
        ? `${part.correct ? '*' : ''}${part.text}`
        : `${part.left}=${part.right}`,
  );
  return [kind, ...parts].join(' ');
}
