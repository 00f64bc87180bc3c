/** Random clusters, faults and commands; after every event the things that must always hold are looked at. */
import { expect, test } from 'vitest';
import { makeRandom, nextFloat, nextInteger, type Random } from '#core/random';
import { advance, createCluster, forkAt, hash, headRevision, replay, run, step } from './cluster';
import { surgeOf } from './controllers/rolling';
import type { Deployment, Pod } from './objects';
import { controllerOf, isActive, isReady } from './pods';
import { milliValue } from './quantity';
import { podRequest } from './scheduler/node-info';
import { type Change, changesBetween, getObject, listObjects, type View } from './store';
import { present, scenarioOf } from './testing';
import type { Cluster, Command } from './world';

const SEEDS = Array.from({ length: 150 }, (_, i) => i + 1);
const ACTS = 7;
/** The oldest that a cache can be. */
const LAG_MAX_MS = 20;

function pick<const T>(values: readonly T[], random: Random): T {
  const value = values[nextInteger(random, values.length)];
  if (value === undefined) throw new Error('there is nothing to pick from');
  return value;
}

function randomCluster(seed: number, random: Random): Cluster {
  const template = (image: string) => `
      template:
        metadata: { labels: { app: web } }
        spec:
          containers:
            - name: web
              image: ${image}
              resources: { requests: { cpu: ${pick(['100m', '400m', '900m'], random)} } }
              readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 }`;
  const scenario = scenarioOf(`
title: fuzz ${seed}
cluster: { nodes: ${1 + nextInteger(random, 4)}, cloud: true }
images:
  "web:1": { pull: ${nextInteger(random, 2000)}ms, start: ${nextInteger(random, 2000)}ms, stop: ${nextInteger(random, 4000)}ms, ready: ${nextInteger(random, 3000)}ms }
  "web:2": { ready: 500ms }
  "web:bad": { pull: fail }
  "web:crash": { exits: { after: ${nextInteger(random, 3000)}ms, code: 1 } }
files:
  web.yaml: |
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web }
    spec:
      replicas: ${nextInteger(random, 8)}
      selector: { matchLabels: { app: web } }
      strategy:
        rollingUpdate: { maxSurge: ${pick([0, 1, '"25%"', '"60%"'], random)}, maxUnavailable: ${pick([0, 1, '"25%"', '"60%"'], random)} }${template('web:1')}
steps:
  - { at: 0s, run: "kubectl apply -f web.yaml" }
  - { at: 0s, run: "kubectl expose deployment web --port=80 --type=${pick(['ClusterIP', 'NodePort', 'LoadBalancer'], random)}" }
until: 60s
`);
  return createCluster(scenario, { seed, profile: pick(['1.20', '1.36'], random) });
}

function randomCommand(cluster: Cluster, random: Random): Command {
  const view = present(cluster);
  const pod =
    view.pods[nextInteger(random, Math.max(1, view.pods.length))]?.metadata.name ?? 'none';
  const node = pick(view.nodes, random).metadata.name;
  const words = (text: string): Command => ({ type: 'kubectl', text: `kubectl ${text}` });
  return pick<Command>(
    [
      words(`scale deployment web --replicas=${nextInteger(random, 12)}`),
      words(`set image deployment/web web=web:${pick(['1', '2', 'bad', 'crash'], random)}`),
      words(`delete pod ${pod}`),
      words(`delete pod ${pod} --force`),
      words(`${pick(['cordon', 'uncordon'], random)} ${node}`),
      words('delete deployment web'),
      words('apply -f web.yaml'),
      { type: 'node', node, state: 'down' },
      { type: 'node', node, state: 'up' },
      { type: 'setPodReady', pod, ready: nextFloat(random) < 0.5 },
      { type: 'crashContainer', pod },
    ],
    random,
  );
}

/** What is broken at this revision, as sentences. */
function broken(view: View): string[] {
  const pods = listObjects(view, 'Pod');
  return [
    ...pods.flatMap(ownerProblems),
    ...listObjects(view, 'Node').flatMap((node) => {
      const bound = pods.filter((pod) => pod.spec.nodeName === node.metadata.name && !isOver(pod));
      const requested = bound.reduce((sum, pod) => sum + (podRequest(pod.spec).cpu ?? 0), 0);
      const all = milliValue(node.status.allocatable.cpu ?? 0) ?? 0;
      return requested > all ? [`${node.metadata.name}: ${requested} of ${all} requested`] : [];
    }),
    ...listObjects(view, 'Deployment').flatMap((deployment) => sizeProblems(deployment, view)),
  ];
}

function isOver(pod: Pod): boolean {
  return pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
}

function ownerProblems(pod: Pod): string[] {
  const controllers = (pod.metadata.ownerReferences ?? []).filter(({ controller }) => controller);
  return controllers.length > 1
    ? [`${pod.metadata.name} has ${controllers.length} controllers`]
    : [];
}

/**
 * The sets together never want more than replicas + maxSurge, of what the Deployment wanted when they were sized
 * or wants now: a smaller size is carried out a moment after it is asked for.
 */
function sizeProblems(deployment: Deployment, view: View): string[] {
  const sets = listObjects(view, 'ReplicaSet').filter(
    (set) => controllerOf(set)?.uid === deployment.metadata.uid,
  );
  const wanted = sets.reduce((sum, set) => sum + set.spec.replicas, 0);
  const sized = sets.map((set) =>
    Number(set.metadata.annotations?.['deployment.kubernetes.io/max-replicas'] ?? 0),
  );
  const allowed = Math.max(deployment.spec.replicas + surgeOf(deployment), ...sized);
  return wanted > allowed ? [`sets want ${wanted} of ${allowed} allowed`] : [];
}

/**
 * A set's controller may know of a smaller size a moment late, and never creates more than it knows to be
 * wanted, however old its cache of pods is.
 */
function overcreated(changes: readonly Change[]): string[] {
  const sizes = new Map<string, { atMs: number; replicas: number }[]>();
  return changes.flatMap((change) => {
    const { object, previous, atMs, revision } = change;
    if (object?.kind === 'ReplicaSet') {
      const { uid } = object.metadata;
      sizes.set(uid, [...(sizes.get(uid) ?? []), { atMs, replicas: object.spec.replicas }]);
    }
    const uid = object?.kind === 'Pod' && !previous ? controllerOf(object)?.uid : undefined;
    if (uid === undefined) return [];
    const known = sizes.get(uid) ?? [];
    const recent = known.filter((_, i) => (known[i + 1]?.atMs ?? atMs) >= atMs - LAG_MAX_MS);
    const wanted = Math.max(0, ...recent.map(({ replicas }) => replicas));
    const active = listObjects(change, 'Pod').filter(
      (pod) => isActive(pod) && controllerOf(pod)?.uid === uid,
    ).length;
    return active > wanted ? [`${revision}: ${active} active pods of ${wanted} wanted`] : [];
  });
}

/** Once all is quiet, endpoints are the ready pods, and there are as many active pods as wanted. */
function unsettled(cluster: Cluster): string[] {
  const view = cluster.store;
  const ready = listObjects(view, 'Pod').filter((pod) => isReady(pod) && isActive(pod));
  const endpoints = getObject(view, 'Endpoints', 'default/web');
  const named = (endpoints?.subsets ?? []).flatMap(({ addresses = [] }) =>
    addresses.map(({ targetRef }) => targetRef?.name ?? ''),
  );
  const names = ready.map((pod) => pod.metadata.name);
  const sets = listObjects(view, 'ReplicaSet');
  const miscounted = sets.filter((set) => {
    const own = listObjects(view, 'Pod').filter(
      (pod) => isActive(pod) && controllerOf(pod)?.uid === set.metadata.uid,
    );
    return own.length !== set.spec.replicas;
  });
  return [
    ...([...named].sort().join() === [...names].sort().join()
      ? []
      : [`endpoints ${named.join()} are not the ready pods ${names.join()}`]),
    ...miscounted.map((set) => `${set.metadata.name} has not its ${set.spec.replicas} pods`),
  ];
}

function course(seed: number): { cluster: Cluster; lastActRevision: number } {
  const random = makeRandom(seed);
  let cluster = randomCluster(seed, random);
  let lastActRevision = 0;
  for (let act = 0; act < ACTS; act += 1) {
    cluster = advance(cluster, cluster.nowMs + nextInteger(random, 9_000));
    for (let i = nextInteger(random, 20); i > 0; i -= 1) cluster = step(cluster);
    cluster = run(cluster, randomCommand(cluster, random)).cluster;
    lastActRevision = headRevision(cluster);
  }
  return { cluster: advance(cluster, cluster.nowMs + 30_000), lastActRevision };
}

test.each(SEEDS)('what must always hold, holds (seed %i)', (seed) => {
  const { cluster, lastActRevision } = course(seed);
  const changes = changesBetween(cluster.store, 0, headRevision(cluster));
  expect(changes.map(({ revision }) => revision)).toEqual(changes.map((_, i) => i + 1));
  const problems = changes
    .filter(({ key }) => /^(Pod|ReplicaSet|Deployment)\//.test(key))
    .flatMap((change) => broken(change).map((problem) => `${change.revision}: ${problem}`));
  expect([...problems, ...overcreated(changes)], `seed ${seed}`).toEqual([]);
  // What happened at the very end is not yet known to all.
  const settled = advance(cluster, cluster.nowMs + 5 * LAG_MAX_MS);
  expect(unsettled(settled), `seed ${seed}`).toEqual([]);
  expect(hash(replay(cluster)), `seed ${seed}`).toBe(hash(cluster));
  const revision =
    lastActRevision + (seed % 5) * Math.floor((headRevision(cluster) - lastActRevision) / 5);
  const forked = advance(forkAt(cluster, Math.max(1, revision)), cluster.nowMs);
  expect(forked.acts.length, `seed ${seed}`).toBeLessThanOrEqual(cluster.acts.length);
  if (forked.acts.length === cluster.acts.length) {
    expect(hash(forked), `seed ${seed}`).toBe(hash(cluster));
  }
});
