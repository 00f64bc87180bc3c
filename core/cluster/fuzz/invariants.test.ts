/** Each thing that must hold is seen to break where a course is made to break it. */
import { expect, test } from 'vitest';
import { assert } from '#core/assert';
import { advance, createCluster, headRevision } from '../cluster';
import type { KubernetesObject, Pod } from '../objects';
import { setEntry } from '../sorted-map';
import { type Change, changesBetween } from '../store';
import { deploymentYaml, scenarioOf } from '../testing';
import type { Course } from './course';
import { findingsIn } from './fuzz-seed';

function quietCourse(): Course {
  const scenario = scenarioOf(`
title: quiet
cluster: { nodes: 2, cloud: true }
until: 30s
steps:
  - { at: 0s, run: "kubectl apply -f web.yaml" }
  - { at: 1s, run: "kubectl expose deployment web --port=80 --type=NodePort" }
`);
  const files = {
    'web.yaml': deploymentYaml(3, 'readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 }'),
  };
  const created = createCluster({ ...scenario, files }, { seed: 1, profile: '1.20' });
  const cluster = advance(created, 30_000);
  return {
    cluster,
    changes: changesBetween(cluster.store, 0, headRevision(cluster)),
    quietSince: 1,
    quietMs: 30_000,
    eventsBeforeQuiet: 0,
  };
}

/** The last change that there is to a kind, with another object written. */
function tampered<K extends KubernetesObject>(
  course: Course,
  isIt: (object: KubernetesObject) => object is K,
  change: (object: K) => K,
): Course {
  const index = course.changes.findLastIndex(({ object }) => object !== null && isIt(object));
  const before = course.changes[index];
  assert(before?.object && isIt(before.object), 'there is such a change');
  const object = change(before.object);
  const written: Change = {
    ...before,
    object,
    objects: setEntry(before.objects, before.key, object),
  };
  return { ...course, changes: course.changes.with(index, written) };
}

function isPod(object: KubernetesObject): object is Pod {
  return object.kind === 'Pod';
}

function broken(course: Course): string[] {
  return findingsIn(course).map(({ invariant }) => invariant);
}

test('a course in which nothing happens breaks nothing', () => {
  expect(broken(quietCourse())).toEqual([]);
});

test.each<[string, (pod: Pod) => Pod]>([
  ['pods go forward', (pod) => ({ ...pod, spec: { ...pod.spec, nodeName: 'node-9' } })],
  ['pods go forward', (pod) => ({ ...pod, status: { ...pod.status, phase: 'Pending' } })],
  ['identities stay', (pod) => withMetadata(pod, { uid: 'another' })],
  ['revisions rise', (pod) => withMetadata(pod, { resourceVersion: '1' })],
  ['addresses are unique', (pod) => ({ ...pod, status: { ...pod.status, podIP: '10.244.0.2' } })],
  [
    'one controller',
    (pod) => {
      const owners = pod.metadata.ownerReferences ?? [];
      return withMetadata(pod, { ownerReferences: [...owners, ...owners] });
    },
  ],
  [
    'conditions keep time',
    (pod) => {
      const conditions = (pod.status.conditions ?? []).map((condition) => ({
        ...condition,
        lastTransitionTime: '2026-01-01T09:00:00Z',
      }));
      return { ...pod, status: { ...pod.status, conditions } };
    },
  ],
])('%s: a pod that breaks it is found', (invariant, change) => {
  expect(broken(tampered(quietCourse(), isPod, change))).toContain(invariant);
});

test('rollouts keep bounds: a set that grows beyond the surge is found', () => {
  const course = quietCourse();
  const first = course.changes.findIndex(({ object }) => object?.kind === 'ReplicaSet');
  const change = course.changes[first];
  assert(change?.object?.kind === 'ReplicaSet', 'the set is made');
  const object = { ...change.object, spec: { ...change.object.spec, replicas: 9 } };
  const written = { ...change, object, objects: setEntry(change.objects, change.key, object) };
  const changes = course.changes.with(first, written);
  expect(broken({ ...course, changes })).toContain('rollouts keep bounds');
});

test('endpoints match, workloads settle: a pod that nobody told of is found', () => {
  const course = quietCourse();
  const pod = course.changes.findLast(({ object }) => object?.kind === 'Pod')?.object;
  assert(pod?.kind === 'Pod', 'there is a pod');
  const unready = { ...pod, status: { ...pod.status, conditions: [] } };
  const key = `Pod/default/${pod.metadata.name}`;
  const objects = setEntry(course.cluster.store.objects, key, unready);
  const store = { ...course.cluster.store, objects };
  const found = broken({ ...course, cluster: { ...course.cluster, store } });
  expect(found).toEqual(expect.arrayContaining(['endpoints match', 'workloads settle']));
});

test('nothing spins: a cluster that is never done is found', () => {
  const course = quietCourse();
  expect(broken({ ...course, quietMs: 1 })).toEqual(['nothing spins']);
});

function withMetadata(pod: Pod, changes: Partial<Pod['metadata']>): Pod {
  return { ...pod, metadata: { ...pod.metadata, ...changes } };
}
