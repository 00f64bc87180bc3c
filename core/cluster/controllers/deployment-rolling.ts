/** One step of a rolling update: the new set grows, else the old ones shrink. Upstream: pkg/controller/deployment/rolling.go. */
import type { Decision } from '../actor';
import type { Deployment, ReplicaSet } from '../objects';
import { resizing, type Sets, withPods } from './deployment-sets';
import { newReplicas, oldReplicas, type Size, sum } from './rolling';

export type RollingStep = {
  decisions: readonly Decision[];
  scaledNew: boolean;
  scaledOld: boolean;
};

export function rollingStep(deployment: Deployment, newer: ReplicaSet, sets: Sets): RollingStep {
  const grown = reconcileNew(deployment, newer, sets.all);
  if (grown.length > 0) return { decisions: grown, scaledNew: true, scaledOld: false };
  const { decisions, isScaled } = reconcileOld(deployment, newer, withPods(sets.old));
  return { decisions, scaledNew: false, scaledOld: isScaled };
}

export function reconcileNew(
  deployment: Deployment,
  newer: ReplicaSet,
  all: readonly ReplicaSet[],
): Decision[] {
  const { replicas } = deployment.spec;
  const total = sum(all.map((set) => set.spec.replicas));
  const next =
    newer.spec.replicas > replicas
      ? { replicas, text: `${replicas} wanted` }
      : newReplicas(deployment, newer.spec.replicas, total);
  return resizing(deployment, newer, next.replicas, {
    rule: 'deployment.newRSNewReplicas',
    text: next.text,
  });
}

/** `old` are the sets that want pods, oldest first. */
export function reconcileOld(
  deployment: Deployment,
  newer: ReplicaSet,
  old: readonly ReplicaSet[],
): { decisions: readonly Decision[]; isScaled: boolean } {
  const { resizes, isScaled, text } = oldReplicas(deployment, sizeOf(newer), old.map(sizeOf));
  const sets = new Map(old.map((set) => [set.metadata.name, set]));
  const decisions = resizes.flatMap(({ name, replicas }) => {
    const set = sets.get(name);
    if (!set) return [];
    // A set that shrinks twice is written over the first time.
    const metadata = { ...set.metadata, resourceVersion: '' };
    sets.set(name, { ...set, metadata, spec: { ...set.spec, replicas } });
    return resizing(deployment, set, replicas, {
      rule: 'deployment.reconcileOldReplicaSets',
      text,
    });
  });
  return { decisions, isScaled };
}

export function sizeOf(set: ReplicaSet): Size {
  const { name, namespace = '' } = set.metadata;
  const { replicas } = set.spec;
  return { namespace, name, replicas, available: set.status.availableReplicas ?? 0 };
}
