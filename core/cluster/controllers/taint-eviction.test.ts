import { expect, test } from 'vitest';
import { advance, createCluster } from '../cluster';
import { listObjects } from '../store';
import { after, scenarioOf } from '../testing';
import { millisOf } from '../time';
import type { Cluster } from '../world';

/** A pod that bears the taint m for 20 s, on a node that gets it at second 5. */
function tainted(): Cluster {
  const scenario = scenarioOf(`
title: a tainted node
cluster: { nodes: 1 }
files:
  pod.yaml: |
    apiVersion: v1
    kind: Pod
    metadata: { name: guest }
    spec:
      tolerations: [ { key: m, operator: Exists, effect: NoExecute, tolerationSeconds: 20 } ]
      containers: [ { name: c, image: "web:1" } ]
steps:
  - { at: 0s, run: "kubectl apply -f pod.yaml" }
  - { at: 5s, run: "kubectl taint nodes node-1 m=x:NoExecute" }
until: 900s
`);
  return advance(createCluster(scenario, { seed: 1, profile: '1.20' }), 10_000);
}

/** What was said of evictions, and in which second. */
function said(cluster: Cluster): string[] {
  return listObjects(cluster.store, 'Event').flatMap(({ reason, message, firstTimestamp }) =>
    reason === 'TaintManagerEviction'
      ? [`${Math.trunc(millisOf(firstTimestamp) / 1000)} ${message}`]
      : [],
  );
}

test('taintManager.evictionDelay: a pod is deleted when it has borne the taint for as long as it can', () => {
  const late = advance(tainted(), 30_000);
  expect(said(late)).toEqual(['25 Marking for deletion Pod default/guest']);
  expect(listObjects(late.store, 'Pod')).toEqual([]);
});

test('taintManager.evictionDelay: a taint that goes in time takes the eviction along, and that is said', () => {
  const freed = advance(after(tainted(), 'taint nodes node-1 m-'), 30_000);
  expect(said(freed)).toEqual(['10 Cancelling deletion of Pod default/guest']);
  expect(listObjects(freed.store, 'Pod')).toHaveLength(1);
});

test('taintManager.evictionDelay: so does the pod, if somebody else deletes it first', () => {
  const gone = advance(after(tainted(), 'delete pod guest'), 30_000);
  expect(said(gone)).toEqual(['11 Cancelling deletion of Pod default/guest']);
});

test('taintManager.evictionDelay: a further taint that the pod does not bear at all ends it at once', () => {
  const worse = advance(after(tainted(), 'taint nodes node-1 n=x:NoExecute'), 30_000);
  expect(said(worse).sort()).toEqual([
    '10 Cancelling deletion of Pod default/guest',
    '10 Marking for deletion Pod default/guest',
  ]);
});
