/**
 * The Deployment controller: one ReplicaSet for each template, and a safe way from the old to the new. One
 * sync makes one move; what comes of it brings the next. Upstream: pkg/controller/deployment.
 */
import type { Context, Decision } from '../actor';
import { isEqualJson } from '../json';
import type { Deployment, Pod, ReplicaSet } from '../objects';
import { controllerOf } from '../pods';
import { getObject, listObjects, workKeyOf } from '../store';
import type { Controller, Synced } from './controller';
import {
  annotatedRevision,
  createdMs,
  createdSet,
  isSaturated,
  isScaling,
  maxReplicasOf,
  resizing,
  type Sets,
  setsOf,
  withRevision,
} from './deployment-sets';
import { deploymentStatus, isComplete, untilDeadlineMs } from './deployment-status';
import { scaleProportionally } from './proportional';
import { newReplicas, oldReplicas, type Size, sum, surgeOf } from './rolling';

/** It remembers nothing: all that it needs is in the objects. */
export type DeploymentMemory = Record<string, never>;

export const deploymentController: Controller<DeploymentMemory> = {
  initial: {},
  observe(memory, { object, previous }, context) {
    const subject = object ?? previous;
    if (subject?.kind === 'Deployment') return { memory, keys: [workKeyOf(subject)] };
    if (subject?.kind === 'ReplicaSet') return { memory, keys: ownerKeys(subject) };
    const isGone = object === null && subject?.kind === 'Pod';
    return { memory, keys: isGone ? recreateKeys(subject, context) : [] };
  },
  sync(memory, key, context) {
    const deployment = getObject(context.view, 'Deployment', key);
    if (!deployment) return { memory, decisions: [] };
    const sets = setsOf(deployment, context.view);
    const moves = movesOf(deployment, sets, context);
    return finish(memory, deployment, moves, context);
  },
};

/** Decisions, and the ReplicaSets as they will be after them. */
type Moves = { decisions: readonly Decision[]; sets: Sets; isCreated: boolean };

function movesOf(deployment: Deployment, sets: Sets, context: Context): Moves {
  const rest: Moves = { decisions: [], sets, isCreated: false };
  if (deployment.metadata.deletionTimestamp) return rest;
  if (deployment.spec.paused || isScaling(deployment, sets)) {
    return { ...rest, decisions: scaled(deployment, sets) };
  }
  return deployment.spec.strategy.type === 'Recreate'
    ? recreated(deployment, sets, context)
    : rolled(deployment, sets);
}

function rolled(deployment: Deployment, sets: Sets): Moves {
  const { sets: present, decisions: created } = withNewSet(deployment, sets);
  const { newer, old } = present;
  if (!newer) return { decisions: created, sets: present, isCreated: false };
  const isCreated = created.length > 0;
  const grown = isCreated ? [] : grownNew(deployment, newer, old);
  if (grown.length > 0) return { decisions: grown, sets: present, isCreated };
  const shrunk = shrunkOld(deployment, newer, old);
  const decisions = shrunk.length > 0 ? shrunk : cleanedUp(deployment, present);
  return { decisions: [...created, ...decisions], sets: present, isCreated };
}

/** Finds the new set, or decides to create it. */
function withNewSet(
  deployment: Deployment,
  sets: Sets,
): { sets: Sets; decisions: readonly Decision[] } {
  if (sets.newer) return { sets, decisions: [] };
  const { set, decision } = createdSet(deployment, sets.old);
  return { sets: { newer: set, old: sets.old, all: [...sets.old, set] }, decisions: [decision] };
}

function grownNew(
  deployment: Deployment,
  newer: ReplicaSet,
  old: readonly ReplicaSet[],
): Decision[] {
  const { replicas } = deployment.spec;
  const total = newer.spec.replicas + sum(old.map((set) => set.spec.replicas));
  const next =
    newer.spec.replicas > replicas
      ? { replicas, text: `${replicas} wanted` }
      : newReplicas(deployment, newer.spec.replicas, total);
  const revised = withRevision(newer, old);
  if (next.replicas === newer.spec.replicas && revised === newer) return [];
  return resizing(deployment, revised, next.replicas, {
    rule: 'deployment.newRSNewReplicas',
    text: next.text,
  });
}

/**
 * A set that is still to delete pods reports them as available; upstream counts them, and so may go below
 * maxUnavailable in that moment. Upstream's clients are slow enough for it to be rare, ours are not: here no more
 * count than are to stay.
 */
function sizeOf(set: ReplicaSet): Size {
  const { replicas } = set.spec;
  return { replicas, available: Math.min(set.status.availableReplicas ?? 0, replicas) };
}

function shrunkOld(
  deployment: Deployment,
  newer: ReplicaSet,
  old: readonly ReplicaSet[],
): Decision[] {
  const active = old.filter((set) => set.spec.replicas > 0);
  if (active.length === 0) return [];
  const next = oldReplicas(deployment, sizeOf(newer), active.map(sizeOf));
  return active.flatMap((set, i) => {
    const replicas = next.replicas[i] ?? 0;
    if (replicas === set.spec.replicas) return [];
    return resizing(deployment, set, replicas, {
      rule: 'deployment.reconcileOldReplicaSets',
      text: next.text,
    });
  });
}

/** Everything old goes first; nothing new before it is gone, terminating pods included. */
function recreated(deployment: Deployment, sets: Sets, context: Context): Moves {
  const stopped = sets.old.flatMap((set) =>
    set.spec.replicas === 0
      ? []
      : resizing(deployment, set, 0, {
          rule: 'deployment.recreate',
          text: 'all old pods go first',
        }),
  );
  const uids = sets.old.map((set) => set.metadata.uid);
  const isAnyLeft = listObjects(context.view, 'Pod', deployment.metadata.namespace).some(
    (pod) =>
      uids.includes(controllerOf(pod)?.uid ?? '') &&
      pod.status.phase !== 'Failed' &&
      pod.status.phase !== 'Succeeded',
  );
  if (stopped.length > 0 || isAnyLeft) return { decisions: stopped, sets, isCreated: false };
  const { sets: present, decisions: created } = withNewSet(deployment, sets);
  const { newer, old } = present;
  const grown = created.length === 0 && newer ? grownNew(deployment, newer, old) : [];
  const moves = grown.length > 0 ? grown : cleanedUp(deployment, present);
  return { decisions: [...created, ...moves], sets: present, isCreated: created.length > 0 };
}

/** Another size is wanted: the only active set gets it, or each its part. */
function scaled(deployment: Deployment, sets: Sets): Decision[] {
  const { replicas, strategy } = deployment.spec;
  const active = sets.all.filter((set) => set.spec.replicas > 0);
  const only = active.length <= 1 ? (active[0] ?? sets.newer ?? sets.all.at(-1)) : undefined;
  const why = { rule: 'deployment.scale', text: `${replicas} wanted` };
  if (only) return resizing(deployment, only, replicas, why);
  if (sets.newer && isSaturated(deployment, sets.newer)) {
    return sets.old.flatMap((set) =>
      set.spec.replicas > 0 ? resizing(deployment, set, 0, why) : [],
    );
  }
  if (strategy.type !== 'RollingUpdate') return [];
  const surged = replicas + surgeOf(deployment);
  const allowed = replicas > 0 ? surged : 0;
  const shares = active.map((set) => ({
    name: set.metadata.name,
    replicas: set.spec.replicas,
    createdMs: createdMs(set),
    maxReplicas: maxReplicasOf(set),
  }));
  const sizes = scaleProportionally(shares, allowed, surged);
  return active.flatMap((set) =>
    resizing(deployment, set, sizes[set.metadata.name] ?? set.spec.replicas, {
      rule: 'deployment.scaleProportionally',
      text: `${allowed} allowed in all, each set its part of it`,
    }),
  );
}

/** Once a rollout is complete, the oldest empty sets beyond the history limit go. */
function cleanedUp(deployment: Deployment, sets: Sets): Decision[] {
  if (!isComplete(deployment, deployment.status)) return [];
  const empty = sets.old.filter((set) => set.spec.replicas === 0 && set.status.replicas === 0);
  const surplus = sets.old.length - deployment.spec.revisionHistoryLimit;
  return empty.slice(0, Math.max(0, surplus)).map((set) => ({
    rule: 'deployment.cleanupDeployment',
    text: `${sets.old.length} old sets - ${deployment.spec.revisionHistoryLimit} to keep = ${surplus} too many: delete ${set.metadata.name}.`,
    inputs: { set: set.metadata.name, surplus },
    requests: [
      {
        verb: 'delete',
        kind: 'ReplicaSet',
        namespace: set.metadata.namespace ?? '',
        name: set.metadata.name,
      },
    ],
  }));
}

/** The status is told of the sets as they were, the new one counted in. */
function finish(
  memory: DeploymentMemory,
  deployment: Deployment,
  { decisions, sets, isCreated }: Moves,
  context: Context,
): Synced<DeploymentMemory> {
  const annotated = sets.newer ? annotatedRevision(deployment, sets.newer) : deployment;
  const status = deploymentStatus(deployment, sets, isCreated, context.nowMs);
  const next: Deployment = { ...annotated, status };
  const againAfterMs = untilDeadlineMs(next, context.nowMs);
  if (isEqualJson(next, deployment)) return { memory, decisions, againAfterMs };
  const { readyReplicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  const decision: Decision = {
    rule: 'deployment.calculateStatus',
    text: `${deployment.metadata.name}: ${updatedReplicas} of ${deployment.spec.replicas} up to date, ${readyReplicas} ready, ${availableReplicas} available.`,
    inputs: { updatedReplicas, readyReplicas, availableReplicas },
    requests: [{ verb: 'updateStatus', object: next }],
  };
  return { memory, decisions: [...decisions, decision], againAfterMs };
}

function ownerKeys(set: ReplicaSet): string[] {
  const owner = controllerOf(set);
  return owner?.kind === 'Deployment' ? [`${set.metadata.namespace}/${owner.name}`] : [];
}

/** Recreate waits for the last old pod, so its end is news. */
function recreateKeys(pod: Pod, context: Context): string[] {
  const owner = controllerOf(pod);
  const set =
    owner && getObject(context.view, 'ReplicaSet', `${pod.metadata.namespace}/${owner.name}`);
  const [key] = set ? ownerKeys(set) : [];
  const deployment = key ? getObject(context.view, 'Deployment', key) : null;
  return deployment?.spec.strategy.type === 'Recreate' && key ? [key] : [];
}
