/**
 * The Deployment controller: one ReplicaSet for each template, and a safe way from the old to the new. One
 * sync makes one move; what comes of it brings the next. Upstream: pkg/controller/deployment.
 */
import type { Context, Decision } from '../actor';
import { isEqualJson } from '../json';
import { isSelected } from '../labels';
import type { Deployment, Pod, ReplicaSet } from '../objects';
import { controllerOf } from '../pods';
import { getObject, listObjects, type View, workKeyOf } from '../store';
import { claimantKeys, claimReplicaSets, ownerKey } from './claim-pods';
import type { Controller, Synced } from './controller';
import { withRevision } from './deployment-annotations';
import { surplusSets } from './deployment-history';
import { reconcileNew, rollingStep } from './deployment-rolling';
import { isScaling, scaled } from './deployment-scale';
import {
  newSetName,
  type Present,
  resizing,
  type Sets,
  setsOf,
  withCreatedSet,
  withPods,
  withSyncedSet,
} from './deployment-sets';
import {
  countedStatus,
  isComplete,
  progressOf,
  rolloutStatus,
  untilDeadlineMs,
  withNews,
} from './deployment-status';

/** It remembers nothing: all that it needs is in the objects. */
export type DeploymentMemory = Record<string, never>;

export const deploymentController: Controller<DeploymentMemory> = {
  initial: {},
  observe(memory, change, context) {
    const { object, previous } = change;
    const subject = object ?? previous;
    if (subject?.kind === 'Deployment') return { memory, keys: [workKeyOf(subject)] };
    if (subject?.kind === 'ReplicaSet') {
      return { memory, keys: claimantKeys('Deployment', change, context.view) };
    }
    const isGone = object === null && subject?.kind === 'Pod';
    return { memory, keys: isGone ? recreateKeys(subject, context) : [] };
  },
  sync(memory, key, context) {
    const deployment = getObject(context.view, 'Deployment', key);
    if (!deployment) return { memory, decisions: [] };
    const { namespace } = deployment.metadata;
    const claims = claimReplicaSets(deployment, listObjects(context.view, 'ReplicaSet', namespace));
    if (claims.length > 0) return { memory, decisions: claims };
    const sets = setsOf(deployment, context.view);
    const moves = movesOf(deployment, sets, context);
    return finish(memory, deployment, moves, context);
  },
};

/** `isRollout` when the strategy was at work, whose progress is judged then. */
type Moves = Present & { deployment: Deployment; isRollout: boolean };

function movesOf(seen: Deployment, sets: Sets, context: Context): Moves {
  const deployment = withPauseNoted(seen, context.nowMs);
  if (seen.metadata.deletionTimestamp) {
    return { deployment: seen, decisions: [], sets, isRollout: false };
  }
  if (seen.spec.paused || isScaling(seen, sets)) {
    const synced = withSyncedSet(seen, sets);
    const cleaned = seen.spec.paused ? cleanedUp(deployment, synced.sets, context) : [];
    const decisions = [...synced.decisions, ...scaled(deployment, synced.sets), ...cleaned];
    return { deployment, decisions, sets: synced.sets, isRollout: false };
  }
  return seen.spec.strategy.type === 'Recreate'
    ? recreated(deployment, sets, context)
    : rolled(deployment, sets, context);
}

/** A rollout that is paused is not late; one that has been late before stays so. */
function withPauseNoted(deployment: Deployment, nowMs: number): Deployment {
  const reason = progressOf(deployment)?.reason;
  const isPaused = deployment.spec.paused === true;
  if (reason === 'ProgressDeadlineExceeded' || isPaused === (reason === 'DeploymentPaused')) {
    return deployment;
  }
  const news = isPaused
    ? { reason: 'DeploymentPaused', message: 'Deployment is paused' }
    : { reason: 'DeploymentResumed', message: 'Deployment is resumed' };
  return withNews(deployment, { ...news, status: 'Unknown' }, nowMs);
}

function rolled(deployment: Deployment, sets: Sets, context: Context): Moves {
  const present = withNewSet(deployment, sets, context);
  const { newer } = present.sets;
  const step = newer
    ? rollingStep(present.deployment, newer, present.sets)
    : { decisions: [], scaledNew: false, scaledOld: false };
  const cleaned =
    step.scaledNew || step.scaledOld ? [] : cleanedUp(present.deployment, present.sets, context);
  return { ...present, decisions: [...present.decisions, ...step.decisions, ...cleaned] };
}

/** Finds the new set, or decides to create it. */
function withNewSet(deployment: Deployment, sets: Sets, { nowMs, view }: Context): Moves {
  const isFound = sets.newer !== null;
  if (!isFound && isNameTaken(deployment, view)) return collided(deployment, sets);
  const present = isFound ? withSyncedSet(deployment, sets) : withCreatedSet(deployment, sets);
  const name = present.sets.newer?.metadata.name;
  const found = { reason: 'FoundNewReplicaSet', message: `Found new replica set "${name}"` };
  const made = { reason: 'NewReplicaSetCreated', message: `Created new replica set "${name}"` };
  const isNews = !isFound || !progressOf(deployment);
  const news = isNews ? { ...(isFound ? found : made), status: 'True' as const } : null;
  return { ...present, deployment: withNews(deployment, news, nowMs), isRollout: true };
}

/** One that nobody controls may still be taken in. */
function isNameTaken(deployment: Deployment, view: View): boolean {
  const { namespace } = deployment.metadata;
  const set = getObject(view, 'ReplicaSet', `${namespace}/${newSetName(deployment)}`);
  if (!set) return false;
  const isOurs = isSelected(deployment.spec.selector, set.metadata.labels);
  return controllerOf(set) !== undefined || !isOurs;
}

/** The name for the new set is another set's, perhaps since somebody changed that one's template: the next is another. */
function collided(deployment: Deployment, sets: Sets): Moves {
  const collisionCount = (deployment.status.collisionCount ?? 0) + 1;
  const name = newSetName(deployment);
  const decision: Decision = {
    rule: 'deployment.getNewReplicaSet',
    text: `${name} exists and has another template: ${collisionCount} such collisions, and the next name counts them in.`,
    inputs: { deployment: deployment.metadata.name, set: name, collisionCount },
    requests: [],
  };
  const counted = { ...deployment, status: { ...deployment.status, collisionCount } };
  return { deployment: counted, sets, decisions: [decision], isRollout: true };
}

/** Everything old goes first; nothing new before it is gone, terminating pods included. */
function recreated(deployment: Deployment, sets: Sets, context: Context): Moves {
  const synced = withSyncedSet(deployment, sets);
  const stopped = withPods(sets.old).flatMap((set) =>
    resizing(deployment, set, 0, { rule: 'deployment.recreate', text: 'all old pods go first' }),
  );
  if (stopped.length > 0 || isAnyLeft(sets.old, context)) {
    const decisions = [...synced.decisions, ...stopped];
    return { deployment, decisions, sets: synced.sets, isRollout: true };
  }
  const present = withNewSet(deployment, sets, context);
  const { newer, all } = present.sets;
  const grown = newer ? reconcileNew(present.deployment, newer, all) : [];
  const cleaned = cleanedUp(present.deployment, present.sets, context);
  return { ...present, decisions: [...present.decisions, ...grown, ...cleaned] };
}

function isAnyLeft(old: readonly ReplicaSet[], context: Context): boolean {
  const uids = old.map((set) => set.metadata.uid);
  return listObjects(context.view, 'Pod', old[0]?.metadata.namespace).some(
    (pod) =>
      uids.includes(controllerOf(pod)?.uid ?? '') &&
      pod.status.phase !== 'Failed' &&
      pod.status.phase !== 'Succeeded',
  );
}

/** Once a rollout is complete or paused, the oldest empty sets beyond the history limit go. */
function cleanedUp(deployment: Deployment, sets: Sets, { constants }: Context): Decision[] {
  const { paused, revisionHistoryLimit: limit } = deployment.spec;
  if (!paused && !isComplete(deployment, deployment.status)) return [];
  const surplus = sets.old.length - limit;
  return surplusSets(sets.old, limit, constants).map(({ metadata: { name, namespace = '' } }) => ({
    rule: 'deployment.cleanupDeployment',
    text: `${sets.old.length} old sets - ${limit} to keep = ${surplus} too many: delete ${name}.`,
    inputs: { set: name, surplus },
    requests: [{ verb: 'delete', kind: 'ReplicaSet', namespace, name }],
  }));
}

/** The status is told of the sets as they were, the new one counted in. */
function finish(
  memory: DeploymentMemory,
  seen: Deployment,
  { deployment, decisions, sets, isRollout }: Moves,
  context: Context,
): Synced<DeploymentMemory> {
  const annotated = sets.newer ? withRevision(deployment, sets.newer) : deployment;
  const statusOf = isRollout ? rolloutStatus : countedStatus;
  const status = statusOf(deployment, sets, context.nowMs);
  const next: Deployment = { ...annotated, status };
  const againAfterMs = untilDeadlineMs(next, context.nowMs);
  if (isEqualJson(next, seen)) return { memory, decisions, againAfterMs };
  const { readyReplicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  const decision: Decision = {
    rule: 'deployment.calculateStatus',
    text: `${seen.metadata.name}: ${updatedReplicas} of ${seen.spec.replicas} up to date, ${readyReplicas} ready, ${availableReplicas} available.`,
    inputs: { updatedReplicas, readyReplicas, availableReplicas },
    requests: [{ verb: 'updateStatus', object: next }],
  };
  return { memory, decisions: [...decisions, decision], againAfterMs };
}

/** Recreate waits for the last old pod, so its end is news. */
function recreateKeys(pod: Pod, context: Context): string[] {
  const owner = controllerOf(pod);
  const set =
    owner && getObject(context.view, 'ReplicaSet', `${pod.metadata.namespace}/${owner.name}`);
  const key = set && ownerKey('Deployment', set);
  const deployment = key ? getObject(context.view, 'Deployment', key) : null;
  return deployment?.spec.strategy.type === 'Recreate' && key ? [key] : [];
}
