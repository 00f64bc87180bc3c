/**
 * What the Deployment controller notes in its ReplicaSets: their revision, what the user noted in the
 * Deployment, and for which size of the Deployment they were sized. Upstream: pkg/controller/deployment/util/
 * deployment_util.go SetNewReplicaSetAnnotations, SetReplicasAnnotations.
 */
import type { Deployment, ReplicaSet } from '../objects';
import { surgeOf } from './rolling';

const DESIRED = 'deployment.kubernetes.io/desired-replicas';
const MAX = 'deployment.kubernetes.io/max-replicas';
const REVISION = 'deployment.kubernetes.io/revision';
const HISTORY = 'deployment.kubernetes.io/revision-history';
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const ROLLBACK = 'deprecated.deployment.rollback.to';
const OWN = [DESIRED, MAX, REVISION, HISTORY, LAST_APPLIED, ROLLBACK];

type Annotations = Record<string, string>;

/** For a set that is to be the new one: the next revision, and its earlier ones when it was new before. */
export function newSetAnnotations(
  deployment: Deployment,
  before: Annotations | undefined,
  old: readonly ReplicaSet[],
): Annotations {
  const copied = Object.entries(deployment.metadata.annotations ?? {}).filter(
    ([name]) => !OWN.includes(name),
  );
  const annotations = { ...before, ...Object.fromEntries(copied) };
  const next = Math.max(0, ...old.map(revisionOf)) + 1;
  const current = before?.[REVISION];
  if (Number(current ?? 0) >= next) return annotations;
  const history = [before?.[HISTORY], current].filter((revision) => revision).join(',');
  return {
    ...annotations,
    [REVISION]: String(next),
    ...(history === '' ? {} : { [HISTORY]: history }),
  };
}

/** A Deployment carries the revision number of its new set. */
export function withRevision(deployment: Deployment, set: ReplicaSet): Deployment {
  const annotations = { ...deployment.metadata.annotations, [REVISION]: String(revisionOf(set)) };
  return { ...deployment, metadata: { ...deployment.metadata, annotations } };
}

export function sizeAnnotations(deployment: Deployment): Annotations {
  const { replicas } = deployment.spec;
  return { [DESIRED]: String(replicas), [MAX]: String(replicas + surgeOf(deployment)) };
}

/** The size of the Deployment that the set was last sized for; undefined when it never was. */
export function desiredReplicas(set: ReplicaSet): number | undefined {
  return numberIn(set, DESIRED);
}

/** The most that the Deployment allowed when the set was last sized. */
export function maxReplicas(set: ReplicaSet): number | undefined {
  return numberIn(set, MAX);
}

export function revisionOf(set: ReplicaSet): number {
  return numberIn(set, REVISION) ?? 0;
}

function numberIn(set: ReplicaSet, name: string): number | undefined {
  const text = set.metadata.annotations?.[name];
  return text === undefined ? undefined : Number(text);
}
