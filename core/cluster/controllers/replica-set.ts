/**
 * The ReplicaSet controller: as many active pods as wanted, no more and no fewer. Its cache may be old, so it
 * counts what it has asked for and not seen yet, its expectations, and waits until it has seen them all.
 * Upstream: pkg/controller/replicaset/replica_set.go.
 */
import type { Context, Decision } from '../actor';
import type { Request } from '../api/request';
import { isEqualJson } from '../json';
import { randomSuffix } from '../names';
import type { Pod, ReplicaSet } from '../objects';
import { isActive, isAvailable, isReady, readySinceMs } from '../pods';
import {
  type Change,
  controlledPods,
  getObject,
  orphanedPods,
  type View,
  workKeyOf,
} from '../store';
import { claimantKeys, claimPods, ownerKey } from './claim-pods';
import type { Controller, Synced } from './controller';
import { podsToDelete } from './deletion-ranking';
import * as expectations from './expectations';
import { type Expectations, isSatisfied, noExpectations } from './expectations';
import { failedCreations, failuresIn } from './failed-creations';
import { podFromTemplate } from './pod-from-template';
import { replicaSetStatus } from './replica-set-status';
import { slowStart } from './slow-start';

const COMPONENT = 'replicaset-controller';
/** More than this is not created or deleted in one sync. */
const BURST = 500;

export const replicaSetController: Controller<Expectations> = {
  initial: noExpectations,
  observe(memory, change, context) {
    const { object, previous } = change;
    const subject = object ?? previous;
    if (subject?.kind === 'ReplicaSet') return { memory, keys: [workKeyOf(subject)] };
    if (subject?.kind !== 'Pod') return { memory, keys: [] };
    const key = ownerKey('ReplicaSet', subject);
    const keys = claimantKeys('ReplicaSet', change, context.view);
    return { memory: key ? seenPod(memory, key, subject, change) : memory, keys };
  },
  sync(memory, key, context) {
    const set = getObject(context.view, 'ReplicaSet', key);
    if (!set) return { memory: expectations.forget(memory, key), decisions: [] };
    const own = ownPods(set, context.view);
    const orphans = orphanedPods(context.view, set.metadata.namespace ?? '').filter(isActive);
    const claims = claimPods(set, [...own, ...orphans]);
    if (claims.length > 0) return { memory, decisions: claims };
    const isSettled = isSatisfied(memory, key, context.nowMs);
    const managed =
      isSettled && !set.metadata.deletionTimestamp
        ? manage(memory, key, set, own, context)
        : { memory, decisions: [] };
    return withStatus(managed, set, own, context);
  },
  refused(memory, key, refusals, context) {
    const set = getObject(context.view, 'ReplicaSet', key);
    const [failure] = failuresIn(refusals);
    if (!set || !failure) return { memory, decisions: [] };
    const own = ownPods(set, context.view);
    // Of what it asked for it will see no more than what was made.
    const unseen = ownPods(set, context.latest).length - own.length;
    const status = replicaSetStatus(set, own, failure.message, context.nowMs);
    const said = failedCreations(set, refusals, 'replicaset.slowStartBatch', COMPONENT);
    return {
      memory: expectations.expectCreations(memory, key, unseen, context.nowMs),
      decisions: isEqualJson(status, set.status) ? said : [...said, reported(set, status)],
    };
  },
};

function ownPods({ metadata: { uid } }: ReplicaSet, view: View): Pod[] {
  return controlledPods(view, uid).filter(isActive);
}

function seenPod(memory: Expectations, key: string, pod: Pod, change: Change): Expectations {
  if (change.previous === null) return expectations.seeCreation(memory, key);
  const isGoing = change.object === null || change.object.metadata.deletionTimestamp !== undefined;
  return isGoing ? expectations.seeDeletion(memory, key, pod.metadata.uid) : memory;
}

function manage(
  memory: Expectations,
  key: string,
  set: ReplicaSet,
  own: readonly Pod[],
  context: Context,
): Synced<Expectations> {
  const missing = set.spec.replicas - own.length;
  if (missing > 0) {
    const count = Math.min(missing, BURST);
    return {
      memory: expectations.expectCreations(memory, key, count, context.nowMs),
      decisions: creations(set, own.length, count, context),
    };
  }
  if (missing === 0) return { memory, decisions: [] };
  const count = Math.min(-missing, BURST);
  const chosen = podsToDelete(set, own, count, context);
  const uids = chosen.map((pod) => pod.metadata.uid);
  return {
    memory: expectations.expectDeletions(memory, key, uids, context.nowMs),
    decisions: [deletion(set, own.length, chosen)],
  };
}

function creations(set: ReplicaSet, active: number, count: number, context: Context): Decision[] {
  let rest = count;
  return slowStart(count, 1, null).batches.map((batch) => {
    rest -= batch;
    return {
      rule: 'replicaset.slowStartBatch',
      text: `${set.spec.replicas} wanted - ${active} active = ${count} to create; batch of ${batch}, ${rest} left after it.`,
      inputs: { wanted: set.spec.replicas, active, create: count, batch },
      requests: Array.from({ length: batch }, () => creation(set, context)).flat(),
    };
  });
}

function creation(set: ReplicaSet, context: Context): Request[] {
  const podName = `${set.metadata.name}-${randomSuffix(context.dice('pod-names'))}`;
  const pod = podFromTemplate(set, set.spec.template, podName);
  return [
    { verb: 'create', object: pod },
    said(set, 'SuccessfulCreate', `Created pod: ${podName}`),
  ];
}

function deletion(set: ReplicaSet, active: number, chosen: readonly Pod[]): Decision {
  const names = chosen.map((pod) => pod.metadata.name);
  return {
    rule: 'replicaset.getPodsToDelete',
    text: `${active} active - ${set.spec.replicas} wanted = ${chosen.length} to delete: ${names.join(', ')}.`,
    inputs: { wanted: set.spec.replicas, active, delete: names },
    requests: chosen.flatMap((pod): Request[] => [
      {
        verb: 'delete',
        kind: 'Pod',
        namespace: pod.metadata.namespace ?? '',
        name: pod.metadata.name,
        uid: pod.metadata.uid,
      },
      said(set, 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`),
    ]),
  };
}

function said(set: ReplicaSet, reason: string, message: string): Request {
  return { verb: 'record', about: set, type: 'Normal', reason, message, component: COMPONENT };
}

/** The status is of the pods as they were when the sync began. */
function withStatus(
  managed: Synced<Expectations>,
  set: ReplicaSet,
  own: readonly Pod[],
  context: Context,
): Synced<Expectations> {
  const minReadySeconds = set.spec.minReadySeconds ?? 0;
  const status = replicaSetStatus(set, own, null, context.nowMs);
  const againAfterMs = untilAvailableMs(own, minReadySeconds, context.nowMs);
  if (isEqualJson(status, set.status)) return { ...managed, againAfterMs };
  return { ...managed, decisions: [...managed.decisions, reported(set, status)], againAfterMs };
}

function reported(set: ReplicaSet, status: ReplicaSet['status']): Decision {
  const { replicas, readyReplicas = 0, availableReplicas = 0 } = status;
  return {
    rule: 'replicaset.calculateStatus',
    text: `${set.metadata.name} has ${replicas} pods, ${readyReplicas} ready, ${availableReplicas} available.`,
    inputs: { replicas, readyReplicas, availableReplicas },
    requests: [{ verb: 'updateStatus', object: { ...set, status } }],
  };
}

function untilAvailableMs(
  own: readonly Pod[],
  minReadySeconds: number,
  nowMs: number,
): number | undefined {
  if (minReadySeconds === 0) return undefined;
  const waits = own
    .filter((pod) => isReady(pod) && !isAvailable(pod, minReadySeconds, nowMs))
    .map((pod) => (readySinceMs(pod) ?? nowMs) + minReadySeconds * 1000 - nowMs + 1);
  return waits.length > 0 ? Math.max(1, Math.min(...waits)) : undefined;
}
