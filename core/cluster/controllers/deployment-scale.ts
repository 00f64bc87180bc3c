/** The Deployment's size has changed: the only active set gets it, or each its part. Upstream: pkg/controller/deployment/sync.go scale. */
import type { Decision } from '../actor';
import type { Deployment, ReplicaSet } from '../objects';
import { desiredReplicas, maxReplicas } from './deployment-annotations';
import { createdMs, resizing, type Sets, sizing, withPods } from './deployment-sets';
import { type Share, scaleProportionally } from './proportional';
import { surgeOf } from './rolling';

/** Whether the Deployment's size is another than the one its sets were sized for. */
export function isScaling(deployment: Deployment, sets: Sets): boolean {
  return withPods(sets.all).some((set) => {
    const desired = desiredReplicas(set);
    return desired !== undefined && desired !== deployment.spec.replicas;
  });
}

export function scaled(deployment: Deployment, sets: Sets): Decision[] {
  const { replicas, strategy } = deployment.spec;
  const active = withPods(sets.all);
  const why = { rule: 'deployment.scale', text: `${replicas} wanted` };
  if (active.length <= 1) {
    const only = active[0] ?? sets.newer ?? sets.old.at(-1);
    return only ? resizing(deployment, only, replicas, why) : [];
  }
  if (sets.newer && isSaturated(deployment, sets.newer)) {
    const newestFirst = withPods(sets.old).reverse();
    return newestFirst.flatMap((set) => resizing(deployment, set, 0, why));
  }
  return strategy.type === 'RollingUpdate' ? scaledInProportion(deployment, active) : [];
}

export function shareOf(deployment: Deployment, set: ReplicaSet): Share {
  return {
    name: set.metadata.name,
    replicas: set.spec.replicas,
    createdMs: createdMs(set),
    maxReplicas: maxReplicas(set) || (deployment.status.replicas ?? 0),
  };
}

function scaledInProportion(deployment: Deployment, active: readonly ReplicaSet[]): Decision[] {
  const { replicas } = deployment.spec;
  const surged = replicas + surgeOf(deployment);
  const shares = active.map((set) => shareOf(deployment, set));
  const { toAdd, sizes } = scaleProportionally(shares, { replicas, surged });
  return sizes.flatMap(({ name, replicas: size }) => {
    const set = active.find(({ metadata }) => metadata.name === name);
    if (!set) return [];
    return sizing(deployment, set, size, toAdd > 0 ? 'up' : 'down', {
      rule: 'deployment.scaleProportionally',
      text: `${toAdd} to add in all, each set its part of it`,
    });
  });
}

function isSaturated(deployment: Deployment, set: ReplicaSet): boolean {
  const { replicas } = deployment.spec;
  return (
    set.spec.replicas === replicas &&
    desiredReplicas(set) === replicas &&
    (set.status.availableReplicas ?? 0) === replicas
  );
}
