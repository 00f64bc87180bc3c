/** A Deployment's ReplicaSets: which is the new one, which are old, and how one is made and sized. */
import type { Decision } from '../actor';
import type { Request } from '../api/request';
import { isEqualJson } from '../json';
import { templateHash } from '../names';
import type { Deployment, PodTemplate, ReplicaSet } from '../objects';
import { controllerOf } from '../pods';
import { listObjects, type View } from '../store';
import { millisOf } from '../time';
import { maxUnavailableOf, newReplicas, sum, surgeOf } from './rolling';

export const COMPONENT = 'deployment-controller';
const HASH = 'pod-template-hash';
const DESIRED = 'deployment.kubernetes.io/desired-replicas';
const MAX = 'deployment.kubernetes.io/max-replicas';
const REVISION = 'deployment.kubernetes.io/revision';

export type Sets = {
  /** Null until it is created. */
  newer: ReplicaSet | null;
  /** Oldest first. */
  old: readonly ReplicaSet[];
  all: readonly ReplicaSet[];
};

/** The new set is the oldest whose template is the Deployment's, its hash label aside. */
export function setsOf(deployment: Deployment, view: View): Sets {
  const all = listObjects(view, 'ReplicaSet', deployment.metadata.namespace)
    .filter((set) => controllerOf(set)?.uid === deployment.metadata.uid)
    .sort((a, b) => createdMs(a) - createdMs(b) || (a.metadata.name < b.metadata.name ? -1 : 1));
  const newer =
    all.find((set) => isEqualJson(bare(set.spec.template), bare(deployment.spec.template))) ?? null;
  return { newer, old: all.filter((set) => set !== newer), all };
}

/** The new set for a template that has none yet, already as large as the strategy allows. */
export function createdSet(
  deployment: Deployment,
  old: readonly ReplicaSet[],
): {
  set: ReplicaSet;
  decision: Decision;
} {
  const hash = templateHash(deployment.spec.template);
  const total = sum(old.map((set) => set.spec.replicas));
  const { replicas, text } = newReplicas(deployment, 0, total);
  const labels = { ...deployment.spec.template.metadata.labels, [HASH]: hash };
  const { name, namespace, uid } = deployment.metadata;
  const set: ReplicaSet = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${name}-${hash}`,
      namespace,
      uid: '',
      resourceVersion: '',
      creationTimestamp: '',
      labels,
      annotations: {
        ...sizeAnnotations(deployment),
        [REVISION]: String(lastRevision(old) + 1),
      },
      ownerReferences: [
        {
          apiVersion: deployment.apiVersion,
          kind: deployment.kind,
          name,
          uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: {
      replicas,
      selector: {
        ...deployment.spec.selector,
        matchLabels: { ...deployment.spec.selector.matchLabels, [HASH]: hash },
      },
      template: {
        ...deployment.spec.template,
        metadata: { ...deployment.spec.template.metadata, labels },
      },
      minReadySeconds: deployment.spec.minReadySeconds,
    },
    status: { replicas: 0 },
  };
  const requests: Request[] = [{ verb: 'create', object: set }];
  if (replicas > 0) requests.push(scalingEvent(deployment, set, 'up', replicas));
  const decision: Decision = {
    rule: 'deployment.getNewReplicaSet',
    text: `No ReplicaSet has the template of ${name}: create ${set.metadata.name} with ${replicas} (${text}).`,
    inputs: { deployment: name, replicas, total },
    requests,
  };
  return { set, decision };
}

/** Sizes a set, and notes in it for which size of the Deployment that was. */
export function resizing(
  deployment: Deployment,
  set: ReplicaSet,
  replicas: number,
  why: { rule: string; text: string },
): Decision[] {
  const annotations = { ...set.metadata.annotations, ...sizeAnnotations(deployment) };
  const isSame = replicas === set.spec.replicas;
  if (isSame && isEqualJson(annotations, set.metadata.annotations)) return [];
  const resized: ReplicaSet = {
    ...set,
    metadata: { ...set.metadata, annotations },
    spec: { ...set.spec, replicas },
  };
  const direction = replicas > set.spec.replicas ? 'up' : 'down';
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

/** A set that becomes the new one again, after an undo say, gets the next revision number. */
export function withRevision(set: ReplicaSet, old: readonly ReplicaSet[]): ReplicaSet {
  const revision = Math.max(revisionOf(set), lastRevision(old) + 1);
  if (revision === revisionOf(set)) return set;
  const annotations = { ...set.metadata.annotations, [REVISION]: String(revision) };
  return { ...set, metadata: { ...set.metadata, annotations } };
}

/** A Deployment carries the revision number of its new set. */
export function annotatedRevision(deployment: Deployment, set: ReplicaSet): Deployment {
  const annotations = {
    ...deployment.metadata.annotations,
    [REVISION]: String(revisionOf(set)),
  };
  return { ...deployment, metadata: { ...deployment.metadata, annotations } };
}

/** Whether the Deployment's size is another than the one its sets were sized for. */
export function isScaling(deployment: Deployment, sets: Sets): boolean {
  return sets.all.some((set) => {
    const desired = set.metadata.annotations?.[DESIRED];
    return (
      set.spec.replicas > 0 && desired !== undefined && Number(desired) !== deployment.spec.replicas
    );
  });
}

/** For whom the set was sized: the annotation, else how many pods it has. */
export function maxReplicasOf(set: ReplicaSet): number {
  return Number(set.metadata.annotations?.[MAX] ?? set.status.replicas);
}

export function isSaturated(deployment: Deployment, set: ReplicaSet): boolean {
  const { replicas } = deployment.spec;
  return (
    set.spec.replicas === replicas &&
    Number(set.metadata.annotations?.[DESIRED]) === replicas &&
    (set.status.availableReplicas ?? 0) === replicas
  );
}

export function needed(deployment: Deployment): number {
  return deployment.spec.replicas - maxUnavailableOf(deployment);
}

export function createdMs(set: ReplicaSet): number {
  return set.metadata.creationTimestamp === '' ? 0 : millisOf(set.metadata.creationTimestamp);
}

function sizeAnnotations(deployment: Deployment): Record<string, string> {
  const { replicas } = deployment.spec;
  return { [DESIRED]: String(replicas), [MAX]: String(replicas + surgeOf(deployment)) };
}

function revisionOf(set: ReplicaSet): number {
  return Number(set.metadata.annotations?.[REVISION] ?? 0);
}

function lastRevision(sets: readonly ReplicaSet[]): number {
  return Math.max(0, ...sets.map(revisionOf));
}

function scalingEvent(
  deployment: Deployment,
  set: ReplicaSet,
  direction: 'up' | 'down',
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
