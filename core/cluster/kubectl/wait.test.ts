import { expect, test } from 'vitest';
import { advance, createCluster } from '../cluster';
import { scenarioOf } from '../testing';

const setUp = `
title: wait
cluster: { nodes: 1 }
images: { "web:1": { pull: 1s, start: 1s }, "web:bad": { pull: fail } }
steps:
  - { at: 0s, run: "kubectl run bad --image=web:bad" }
  - { at: 1s, run: "kubectl run good --image=web:1" }
`;

/** What a script prints that waits at 2 s, and how long it took. */
function waited(line: string): string {
  const scenario = scenarioOf(`${setUp}  - { at: 2s, run: ${JSON.stringify(line)} }\nuntil: 60s\n`);
  const played = advance(createCluster(scenario, { seed: 1, profile: '1.20' }), 60_000);
  const output = played.acts[2]?.output;
  return `${output?.stdout}${output?.stderr}`;
}

test.each([
  ['kubectl wait pod/good --for=condition=Ready --timeout=5s', 'pod/good condition met\n'],
  [
    'kubectl wait pod/bad --for=condition=Ready --timeout=0',
    'error: condition not met for pods/bad\n',
  ],
  [
    'kubectl wait pod/bad --for=condition=Ready --timeout=5s',
    'error: timed out waiting for the condition on pods/bad\n',
  ],
  [
    'kubectl wait pod bad good --for=condition=Ready --timeout=5s',
    'timed out waiting for the condition on pods/bad\ntimed out waiting for the condition on pods/good\n',
  ],
  [
    'kubectl wait pod good bad --for=condition=Ready --timeout=5s',
    'pod/good condition met\nerror: timed out waiting for the condition on pods/bad\n',
  ],
  [
    "kubectl wait pod/good --for=jsonpath='{.status.phase}'=Running --timeout=5s",
    'pod/good condition met\n',
  ],
  [
    'kubectl wait pod/good --for=jsonpath={.status.phase',
    "error: unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'\n",
  ],
  ['kubectl wait pod/gone --for=delete', ''],
  [
    'kubectl wait pod/gone --for=create --timeout=1s',
    'error: timed out waiting for the condition\n',
  ],
  [
    'kubectl wait pods --for=condition=Ready',
    'error: resource(s) were provided, but no name was specified\n',
  ],
  ['kubectl wait pods -l a=b --for=condition=Ready', 'error: no matching resources found\n'],
  ['kubectl wait pod/good', 'error: unrecognized condition: ""\n'],
  [
    'kubectl wait pod/good --for=delete --timeout=x',
    'error: invalid argument "x" for "--timeout" flag: time: invalid duration "x"\nSee \'kubectl wait --help\' for usage.\n',
  ],
])('`%s` says %j', (line, words) => {
  expect(waited(line)).toBe(words);
});
