import { expect, test } from 'vitest';
import { parseScenario } from './scenario';

test('nodes, images and steps get what is left out', () => {
  const { scenario, problems } = parseScenario(`
title: t
cluster: { nodes: 2 }
images:
  "web:1": { pull: 300ms, ready: never }
  "web:bad": { pull: fail }
  "job:1": { exits: { after: 3s, code: 2 } }
steps:
  - { at: 1.5s, run: "kubectl get pods" }
  - { at: 2m, node: node-2, state: down }
until: 1h
`);
  expect(problems).toEqual([]);
  expect(scenario?.nodes).toMatchObject([
    { name: 'node-1', cpu: '2', memory: '4Gi', pods: 110 },
    { name: 'node-2' },
  ]);
  expect(scenario?.images).toMatchObject({
    'web:1': { pullMs: 300, startMs: 1000, stopMs: 1000, readyMs: null, exits: null },
    'web:bad': { pullMs: null },
    'job:1': { exits: { afterMs: 3000, code: 2 } },
  });
  expect(scenario?.steps).toEqual([
    { atMs: 1500, type: 'run', text: 'kubectl get pods' },
    { atMs: 120_000, type: 'node', node: 'node-2', state: 'down' },
  ]);
  expect(scenario).toMatchObject({ cloud: false, untilMs: 3_600_000 });
});

test('nodes can be described one by one', () => {
  const { scenario } = parseScenario(`
title: t
cluster:
  nodes:
    - { name: a, cpu: 500m, zone: z1, labels: { disk: ssd }, taints: [ { key: gpu, value: "yes", effect: NoSchedule } ] }
until: 1s
`);
  expect(scenario?.nodes).toEqual([
    {
      name: 'a',
      cpu: '500m',
      memory: '4Gi',
      pods: 110,
      zone: 'z1',
      labels: { disk: 'ssd' },
      taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }],
    },
  ]);
});

test.each([
  ['title: [', ''],
  ['just words', ''],
  ['cluster: { nodes: 1 }\nuntil: 1s', 'title'],
  ['title: t\ncluster: { nodes: 1 }', 'until'],
  ['title: t\nuntil: soon', 'until'],
  ['title: t\nuntil: 1s\nsteps: [ { at: 1s, node: a, state: sideways } ]', 'steps[0].state'],
  ['title: t\nuntil: 1s\nimages: { "a": { pull: 5 } }', 'images.a.pull'],
  ['title: t\nuntil: 1s\ncluster: { nodes: [ 3 ] }', 'cluster.nodes'],
])('what is wrong is a problem with its path: %j', (text, path) => {
  const { scenario, problems } = parseScenario(text);
  expect(scenario).toBeNull();
  expect(problems.map((problem) => problem.path)).toContain(path);
});
