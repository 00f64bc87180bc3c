import { expect, test } from 'vitest';
import { advance, createCluster, run } from '../cluster';
import { scenarioOf } from '../testing';

const scenario = scenarioOf(`
title: reading
cluster: { nodes: 2 }
images:
  "web:1": { pull: 1s, start: 1s, cpuIdle: 2, cpuPerRequest: 1, logs: [ "listening on :8080", "ready" ] }
  "web:bad": { pull: fail }
steps:
  - { at: 0s, run: "kubectl create deployment web --image=web:1 --replicas=2" }
  - { at: 1s, run: "kubectl run bad --image=web:bad" }
  - { at: 5s, load: { web: 100 } }
until: 30s
`);
const cluster = advance(createCluster(scenario, { seed: 1, profile: '1.20' }), 30_000);

function said(text: string): string {
  const { stdout, stderr } = run(cluster, { type: 'kubectl', text: `kubectl ${text}` }).output;
  return stdout + stderr;
}

test('logs are what the image prints', () => {
  expect(said('logs -l app=web --tail=1')).toBe('ready\nready\n');
  expect(said('logs deploy/web')).toMatch(
    /^listening on :8080\nready\nFound 2 pods, using pod\/web-.*\n$/,
  );
});

test.each([
  [
    'logs bad',
    'Error from server (BadRequest): container "bad" in pod "bad" is waiting to start: trying and failing to pull image\n',
  ],
  [
    'logs bad --previous',
    'Error from server (BadRequest): previous terminated container "bad" in pod "bad" not found\n',
  ],
  ['logs bad -c x', 'error: container x is not valid for pod bad\n'],
  [
    'logs nope',
    'error: error from server (NotFound): pods "nope" not found in namespace "default"\n',
  ],
  [
    'logs node/node-1',
    'error: cannot get the logs from *v1.Node: selector for *v1.Node not implemented\n',
  ],
  ['logs -l app=none', 'No resources found in default namespace.\n'],
  ['top foo', 'error: unknown command "foo"\nSee \'kubectl top -h\' for help and examples\n'],
  ['events --types=Foo', 'error: valid --types are Normal or Warning\n'],
  ['events --for pod', 'error: --for must be in resource/name form\n'],
  ['events -n kube-system', 'No events found in kube-system namespace.\n'],
  ['version --client', 'Client Version: v1.32.3\nKustomize Version: v5.5.0\n'],
  [
    'api-resources --api-group=batch --no-headers',
    'cronjobs   cj    batch/v1beta1   true   CronJob\njobs             batch/v1        true   Job\n',
  ],
  [
    'gett pods',
    'Error: unknown command "gett" for "kubectl"\n\nDid you mean this?\n\tset\n\tget\n',
  ],
])("`%s` is answered in kubectl's words", (text, words) => {
  expect(said(text)).toBe(words);
});

test('pods spend what their image says of the load that they share', () => {
  const [heads, ...rows] = said('top pods -l app=web').split('\n').slice(0, -1);
  expect(heads).toMatch(/^NAME +CPU\(cores\) {3}MEMORY\(bytes\) {3}$/);
  expect(rows.map((row) => row.split(/\s+/)[1])).toEqual(['52m', '52m']);
  expect(said('top nodes')).toMatch(/NAME +CPU\(cores\) +CPU\(%\) +MEMORY\(bytes\) +MEMORY\(%\)/);
});

test('events are in the order of time, and can be those of one object', () => {
  const lines = said('events --for pod/bad --no-headers').split('\n').slice(0, -1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(
    /Normal +Scheduled +Pod\/bad +Successfully assigned default\/bad to node-\d$/,
  );
});
