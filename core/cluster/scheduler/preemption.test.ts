import { expect, test } from 'vitest';
import { advance, createCluster, trace } from '../cluster';
import type { Pod } from '../objects';
import { after, kubectl, present, scenarioOf } from '../testing';
import type { Cluster } from '../world';
import { bestCandidates } from './preemption';

/** A pod, and before it the class of its name. `extra` goes into the class. */
function podYaml(name: string, priority: number, extra = ''): string {
  return `
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: ${name} }
value: ${priority}
${extra}
---
apiVersion: v1
kind: Pod
metadata: { name: ${name} }
spec:
  priorityClassName: ${name}
  terminationGracePeriodSeconds: 1
  containers: [ { name: web, image: "web:1", resources: { requests: { cpu: 1500m } } } ]
`;
}

function fullCluster(): Cluster {
  const scenario = scenarioOf(`
title: test
cluster: { nodes: [ { name: node-1, cpu: "2", memory: 4Gi } ] }
images: { "web:1": { pull: 1s, start: 1s, stop: 1s } }
until: 60s
`);
  const files = {
    'low.yaml': podYaml('low', 1),
    'high.yaml': podYaml('high', 1000),
    'polite.yaml': podYaml('polite', 1000, 'preemptionPolicy: Never'),
  };
  const opened = createCluster({ ...scenario, files }, { seed: 1, profile: '1.36' });
  return advance(after(opened, 'apply -f low.yaml'), 10_000);
}

test('scheduler.preemption: a pod that fits nowhere takes the place of one that matters less', () => {
  const cluster = advance(after(fullCluster(), 'apply -f high.yaml'), 60_000);
  const [pod, ...others] = present(cluster).pods;
  expect(others).toEqual([]);
  expect(pod).toMatchObject({
    metadata: { name: 'high' },
    spec: { nodeName: 'node-1' },
    status: { phase: 'Running' },
  });
  expect(trace(cluster).map(({ rule }) => rule)).toContain('scheduler.preemption');
  expect(kubectl(cluster, 'get events').output.stdout).toMatch(/Preempted +pod\/low/);
});

test('scheduler.preemption: a pod that must not take the place of others waits', () => {
  const cluster = advance(after(fullCluster(), 'apply -f polite.yaml'), 60_000);
  const names = present(cluster).pods.map(({ metadata, spec }) => [metadata.name, spec.nodeName]);
  expect(names).toEqual([
    ['low', 'node-1'],
    ['polite', undefined],
  ]);
  expect(kubectl(cluster, 'get events').output.stdout).toContain(
    'preemption: not eligible due to preemptionPolicy=Never.',
  );
});

test('scheduler.preemption: a budget protects its pods as long as others will do', () => {
  const node = (name: string) => `{ name: ${name}, cpu: "2", memory: 4Gi }`;
  const scenario = scenarioOf(`
title: test
cluster: { nodes: [ ${node('node-1')}, ${node('node-2')} ] }
images: { "web:1": { pull: 1s, start: 1s, stop: 1s } }
until: 60s
`);
  const budget = `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: guard }
spec: { minAvailable: 1, selector: { matchLabels: { app: guarded } } }
`;
  const guarded = podYaml('guarded', 1).replaceAll(
    'metadata: { name: guarded }',
    'metadata: { name: guarded, labels: { app: guarded } }',
  );
  const files = {
    'budget.yaml': budget,
    'guarded.yaml': guarded,
    'other.yaml': podYaml('other', 5),
    'high.yaml': podYaml('high', 1000),
  };
  let cluster = createCluster({ ...scenario, files }, { seed: 1, profile: '1.36' });
  for (const file of Object.keys(files)) {
    cluster = advance(after(cluster, `apply -f ${file}`), cluster.nowMs + 10_000);
  }
  const names = present(advance(cluster, 60_000)).pods.map(({ metadata }) => metadata.name);
  expect(names.sort()).toEqual(['guarded', 'high']);
});

const victim = (priority: number): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'v', uid: 'v', resourceVersion: '', creationTimestamp: '' },
  spec: { containers: [], priority },
  status: { phase: 'Running' },
});

test('scheduler.preemption: fewest protected pods, then the least important, then the fewest', () => {
  const candidates = [
    { node: 'a', victims: [victim(1)], violations: 1 },
    { node: 'b', victims: [victim(5)], violations: 0 },
    { node: 'c', victims: [victim(3), victim(3)], violations: 0 },
    { node: 'd', victims: [victim(3)], violations: 0 },
  ];
  expect(bestCandidates(candidates).map(({ node }) => node)).toEqual(['d']);
});

test('scheduler.preemption: room that is being made for one pod is not taken for the next', () => {
  const scenario = scenarioOf(`
title: test
cluster: { nodes: [ { name: node-1, cpu: "2" }, { name: node-2, cpu: "2" } ] }
images: { "web:1": { pull: 1s, start: 1s, stop: 5s } }
until: 60s
`);
  const low = podYaml('low', 1).replace('terminationGracePeriodSeconds: 1', '');
  const files = {
    'low.yaml': `${low}---\n${low.replaceAll('low', 'lower')}`,
    'high.yaml': `${podYaml('high', 1000)}---\n${podYaml('higher', 1000)}`,
  };
  for (const profile of ['1.20', '1.36'] as const) {
    const opened = createCluster({ ...scenario, files }, { seed: 1, profile });
    const full = advance(after(opened, 'apply -f low.yaml'), 10_000);
    const urgent = advance(after(full, 'apply -f high.yaml'), 13_000);
    const victims = trace(urgent).flatMap(({ rule, inputs }) =>
      rule === 'scheduler.preemption' ? [inputs] : [],
    );
    expect(victims).toHaveLength(2);
    const going = present(urgent).pods.filter(({ metadata }) => metadata.deletionTimestamp);
    expect(going.map(({ metadata }) => metadata.name).sort()).toEqual(['low', 'lower']);
  }
});
