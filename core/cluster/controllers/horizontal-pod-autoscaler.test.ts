import { expect, test } from 'vitest';
import { advance, createCluster, trace } from '../cluster';
import { listObjects } from '../store';
import { scenarioOf } from '../testing';
import type { Cluster } from '../world';

/** One replica that is wanted at 50 % of 100m; of `load` requests a second each costs 1m. */
function opened(load: number, { profile = '1.36', spec = '' }: Opened = {}): Cluster {
  const scenario = scenarioOf(`
title: load
cluster: { nodes: 3 }
images: { "web:1": { pull: 1s, start: 1s, stop: 1s, cpuPerRequest: 1, cpuIdle: 0 } }
files:
  web.yaml: |
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web }
    spec:
      selector: { matchLabels: { app: web } }
      template:
        metadata: { labels: { app: web } }
        spec: { containers: [ { name: web, image: "web:1", resources: { requests: { cpu: 100m } } } ] }
    ---
    apiVersion: autoscaling/${profile === '1.20' ? 'v2beta2' : 'v2'}
    kind: HorizontalPodAutoscaler
    metadata: { name: web }
    spec:
      scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
      maxReplicas: 10
      metrics: [ { type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } } ]
      ${spec}
steps:
  - { at: 0s, run: "kubectl apply -f web.yaml" }
  - { at: 1s, load: { web: ${load} } }
  - { at: 400s, load: { web: 10 } }
until: 900s
`);
  return createCluster(scenario, { seed: 1, profile });
}
type Opened = { profile?: '1.20' | '1.36'; spec?: string };

function sizesOf(cluster: Cluster, ...seconds: readonly number[]): number[] {
  let moved = cluster;
  return seconds.flatMap((second) => {
    moved = advance(moved, second * 1000);
    return listObjects(moved.store, 'Deployment').map(({ spec }) => spec.replicas);
  });
}

test('hpa.reconcileAutoscaler: believes CPU once a pod was ready for a window, grows to four at once, then to what the load needs, and shrinks after five minutes', () => {
  expect(sizesOf(opened(400), 29, 35, 60, 390, 690, 730)).toEqual([1, 4, 8, 8, 8, 1]);
});

test('hpa.reconcileAutoscaler: exactly 110 % of the target is too much in 1.20 and borne since 1.33', () => {
  expect(sizesOf(opened(55, { profile: '1.20' }), 60)).toEqual([2]);
  expect(sizesOf(opened(55, { profile: '1.36' }), 60)).toEqual([1]);
});

test('hpa.reconcileAutoscaler: a policy sets the pace', () => {
  const spec =
    'behavior: { scaleUp: { policies: [ { type: Pods, value: 1, periodSeconds: 60 } ] } }';
  expect(sizesOf(opened(400, { spec }), 35, 85, 100, 160)).toEqual([2, 2, 3, 4]);
});

test('hpa.computeReplicasForMetrics: a container without a request is said, and the size stays', () => {
  const blind = opened(400, { profile: '1.20' });
  const files = Object.fromEntries(
    Object.entries(blind.scenario.files).map(([name, text]) => [
      name,
      text.replace(', resources: { requests: { cpu: 100m } }', ''),
    ]),
  );
  const cluster = advance(
    createCluster({ ...blind.scenario, files }, { seed: 1, profile: '1.20' }),
    60_000,
  );
  const said = listObjects(cluster.store, 'Event').map(({ reason, message }) => [reason, message]);
  expect(said).toContainEqual([
    'FailedGetResourceMetric',
    'failed to get cpu utilization: missing request for cpu',
  ]);
  expect(said).toContainEqual([
    'FailedComputeMetricsReplicas',
    'invalid metrics (1 invalid out of 1), first error is: failed to get cpu utilization: missing request for cpu',
  ]);
  expect(listObjects(cluster.store, 'Deployment').map(({ spec }) => spec.replicas)).toEqual([1]);
});

test('hpa.reconcileAutoscaler: the trace tells the arithmetic', () => {
  const texts = trace(advance(opened(400), 35_000)).map(({ text }) => text);
  expect(texts).toContainEqual(
    expect.stringMatching(
      /^web: 1 replicas, cpu resource utilization .* asks for 8; .*ScaleUpLimit/,
    ),
  );
});
