/** A Deployment's ReplicaSets: which is the new one, which are old, and how one is made and sized. */
import type { Decision } from '../actor';
import type { Request } from '../api/request';
import { isEqualJson } from '../json';
import type { Deployment, PodTemplate, ReplicaSet } from '../objects';
import { podTemplateHash } from '../pod-template-hash';
import { controllerOf } from '../pods';
import { listObjects, type View } from '../store';
import { millisOf } from '../time';
import { newSetAnnotations, revisionOf, sizeAnnotations } from './deployment-annotations';
import { newReplicas, sum } from './rolling';

const COMPONENT = 'deployment-controller';
const HASH = 'pod-template-hash';

export type Sets = {
  /** Null until it is created. */
  newer: ReplicaSet | null;
  /** Oldest first. */
  old: readonly ReplicaSet[];
  all: readonly ReplicaSet[];
};

/** Decisions, and the sets as they will be after them. */
export type Present = { sets: Sets; decisions: readonly Decision[] };

type Reason = { rule: string; text: string };
type Direction = 'up' | 'down';

export function setsOf(deployment: Deployment, view: View): Sets {
  const { namespace, uid } = deployment.metadata;
  const own = listObjects(view, 'ReplicaSet', namespace).filter(
    (set) => controllerOf(set)?.uid === uid,
  );
  return sortedSets(deployment, own);
}

/** The new set is the oldest whose template is the Deployment's, its hash label aside. */
export function sortedSets(deployment: Deployment, sets: readonly ReplicaSet[]): Sets {
  const all = [...sets].sort(
    (a, b) => createdMs(a) - createdMs(b) || (a.metadata.name < b.metadata.name ? -1 : 1),
  );
  const newer =
    all.find((set) => isEqualJson(bare(set.spec.template), bare(deployment.spec.template))) ?? null;
  return { newer, old: all.filter((set) => set !== newer), all };
}

export function withPods(sets: readonly ReplicaSet[]): ReplicaSet[] {
  return sets.filter((set) => set.spec.replicas > 0);
}

/** The new set with what the Deployment says of it now: its revision, its annotations, its minReadySeconds. */
export function withSyncedSet(deployment: Deployment, sets: Sets): Present {
  const { newer, old } = sets;
  if (!newer) return { sets, decisions: [] };
  const annotations = newSetAnnotations(deployment, newer.metadata.annotations, old);
  const { minReadySeconds } = deployment.spec;
  const isSame =
    isEqualJson(annotations, newer.metadata.annotations ?? {}) &&
    (minReadySeconds ?? 0) === (newer.spec.minReadySeconds ?? 0);
  if (isSame) return { sets, decisions: [] };
  const synced: ReplicaSet = {
    ...newer,
    metadata: { ...newer.metadata, annotations },
    spec: { ...newer.spec, minReadySeconds },
  };
  const { name } = newer.metadata;
  const decision: Decision = {
    rule: 'deployment.getNewReplicaSet',
    text: `${name} has the template of ${deployment.metadata.name}: it is revision ${revisionOf(synced)}.`,
    inputs: { set: name, revision: revisionOf(synced) },
    requests: [{ verb: 'update', object: synced }],
  };
  // What is decided next about it is written over this.
  const next = { ...synced, metadata: { ...synced.metadata, resourceVersion: '' } };
  const all = sets.all.map((set) => (set === newer ? next : set));
  return { sets: { newer: next, old, all }, decisions: [decision] };
}

/** The new set for a template that has none yet, already as large as the strategy allows. */
export function withCreatedSet(deployment: Deployment, { old }: Sets): Present {
  const total = sum(old.map((set) => set.spec.replicas));
  const { replicas, text } = newReplicas(deployment, 0, total);
  const set = newSet(deployment, replicas, old);
  const requests: Request[] = [{ verb: 'create', object: set }];
  if (replicas > 0) requests.push(scalingEvent(deployment, set, 'up', replicas));
  const { name } = deployment.metadata;
  const decision: Decision = {
    rule: 'deployment.getNewReplicaSet',
    text: `No ReplicaSet has the template of ${name}: create ${set.metadata.name} with ${replicas} (${text}).`,
    inputs: { deployment: name, replicas, total },
    requests,
  };
  return { sets: { newer: set, old, all: [...old, set] }, decisions: [decision] };
}

/** Sizes a set, unless it has that size. */
export function resizing(
  deployment: Deployment,
  set: ReplicaSet,
  replicas: number,
  why: Reason,
): Decision[] {
  if (replicas === set.spec.replicas) return [];
  return sizing(deployment, set, replicas, replicas > set.spec.replicas ? 'up' : 'down', why);
}

/** Sizes a set, and notes in it for which size of the Deployment that was, be its own the same or not. */
export function sizing(
  deployment: Deployment,
  set: ReplicaSet,
  replicas: number,
  direction: Direction,
  why: Reason,
): Decision[] {
  const annotations = { ...set.metadata.annotations, ...sizeAnnotations(deployment) };
  const isSame = replicas === set.spec.replicas;
  if (isSame && isEqualJson(annotations, set.metadata.annotations)) return [];
  const resized: ReplicaSet = {
    ...set,
    metadata: { ...set.metadata, annotations },
    spec: { ...set.spec, replicas },
  };
  return [
    {
      rule: why.rule,
      text: `${set.metadata.name}: ${set.spec.replicas} to ${replicas} (${why.text}).`,
      inputs: { set: set.metadata.name, from: set.spec.replicas, to: replicas },
      requests: [
        { verb: 'update', object: resized },
        ...(isSame ? [] : [scalingEvent(deployment, set, direction, replicas)]),
      ],
    },
  ];
}

export function createdMs(set: ReplicaSet): number {
  return set.metadata.creationTimestamp === '' ? 0 : millisOf(set.metadata.creationTimestamp);
}

/** The name of the set that a template that no set has will get. */
export function newSetName(deployment: Deployment): string {
  return `${deployment.metadata.name}-${hashFor(deployment)}`;
}

function hashFor({ spec, status }: Deployment): string {
  return podTemplateHash(spec.template, status.collisionCount);
}

function newSet(deployment: Deployment, replicas: number, old: readonly ReplicaSet[]): ReplicaSet {
  const { selector, template, minReadySeconds } = deployment.spec;
  const { name, namespace, uid } = deployment.metadata;
  const { apiVersion, kind } = deployment;
  const hash = hashFor(deployment);
  const labels = { ...template.metadata.labels, [HASH]: hash };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: newSetName(deployment),
      namespace,
      uid: '',
      resourceVersion: '',
      creationTimestamp: '',
      labels,
      annotations: {
        ...newSetAnnotations(deployment, undefined, old),
        ...sizeAnnotations(deployment),
      },
      ownerReferences: [
        { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true },
      ],
    },
    spec: {
      replicas,
      selector: { ...selector, matchLabels: { ...selector.matchLabels, [HASH]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
      minReadySeconds,
    },
    status: { replicas: 0 },
  };
}

function scalingEvent(
  deployment: Deployment,
  set: ReplicaSet,
  direction: Direction,
  replicas: number,
): Request {
  return {
    verb: 'record',
    about: deployment,
    type: 'Normal',
    reason: 'ScalingReplicaSet',
    message: `Scaled ${direction} replica set ${set.metadata.name} to ${replicas}`,
    component: COMPONENT,
  };
}

function bare(template: PodTemplate): PodTemplate {
  const { [HASH]: _, ...labels } = template.metadata.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } };
}
