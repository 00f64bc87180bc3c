/**
 * The ReplicaSet controller: as many active pods as wanted, no more and no fewer. Its cache may be old, so it
 * counts what it has asked for and not seen yet, its expectations, and waits until it has seen them all.
 * Upstream: pkg/controller/replicaset/replica_set.go.
 */
import type { Context, Decision } from '../actor';
import type { Request } from '../api/request';
import { isEqualJson } from '../json';
import { isSelected } from '../labels';
import { randomSuffix } from '../names';
import type { Pod, ReplicaSet } from '../objects';
import { controllerOf, isActive, isAvailable, isReady, readySinceMs } from '../pods';
import { type Change, getObject, listObjects, workKeyOf } from '../store';
import type { Controller, Synced } from './controller';
import { podsToDelete } from './deletion-ranking';
import * as expectations from './expectations';
import { type Expectations, isSatisfied, noExpectations } from './expectations';
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
    const key = ownerKey(subject);
    if (!key) return { memory, keys: orphanKeys(subject, context) };
    return { memory: seenPod(memory, key, subject, change), keys: [key] };
  },
  sync(memory, key, context) {
    const set = getObject(context.view, 'ReplicaSet', key);
    if (!set) return { memory: expectations.forget(memory, key), decisions: [] };
    const pods = listObjects(context.view, 'Pod', set.metadata.namespace).filter((pod) =>
      isActive(pod),
    );
    const own = pods.filter((pod) => controllerOf(pod)?.uid === set.metadata.uid);
    const claims = claim(set, own, pods);
    if (claims.length > 0) return { memory, decisions: claims };
    const isSettled = isSatisfied(memory, key, context.nowMs);
    const managed =
      isSettled && !set.metadata.deletionTimestamp
        ? manage(memory, key, set, own, context)
        : { memory, decisions: [] };
    return withStatus(managed, set, own, context);
  },
};

function ownerKey(pod: Pod): string | null {
  const owner = controllerOf(pod);
  return owner?.kind === 'ReplicaSet' ? `${pod.metadata.namespace}/${owner.name}` : null;
}

/** A pod that nobody controls is of interest to every set that selects it. */
function orphanKeys(pod: Pod, context: Context): string[] {
  if (controllerOf(pod)) return [];
  return listObjects(context.view, 'ReplicaSet', pod.metadata.namespace)
    .filter((set) => isSelected(set.spec.selector, pod.metadata.labels))
    .map(workKeyOf);
}

function seenPod(memory: Expectations, key: string, pod: Pod, change: Change): Expectations {
  if (change.previous === null) return expectations.seeCreation(memory, key);
  const isGoing = change.object === null || change.object.metadata.deletionTimestamp !== undefined;
  return isGoing ? expectations.seeDeletion(memory, key, pod.metadata.uid) : memory;
}

/** Takes in orphans that the selector selects and lets go of pods that it does not (controller_ref_manager.go). */
function claim(set: ReplicaSet, own: readonly Pod[], pods: readonly Pod[]): Decision[] {
  if (set.metadata.deletionTimestamp) return [];
  const orphans = pods.filter(
    (pod) => !controllerOf(pod) && isSelected(set.spec.selector, pod.metadata.labels),
  );
  const strangers = own.filter((pod) => !isSelected(set.spec.selector, pod.metadata.labels));
  const ownerReference = {
    apiVersion: set.apiVersion,
    kind: set.kind,
    name: set.metadata.name,
    uid: set.metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
  return [
    ...orphans.map((pod) => ({
      rule: 'controllerRef.adopt',
      text: `Pod ${pod.metadata.name} has no controller and ${set.metadata.name} selects it: adopt it.`,
      inputs: { pod: pod.metadata.name },
      requests: [ownedBy(pod, [...(pod.metadata.ownerReferences ?? []), ownerReference])],
    })),
    ...strangers.map((pod) => ({
      rule: 'controllerRef.release',
      text: `Pod ${pod.metadata.name} belongs to ${set.metadata.name}, which no longer selects it: release it.`,
      inputs: { pod: pod.metadata.name },
      requests: [
        ownedBy(
          pod,
          (pod.metadata.ownerReferences ?? []).filter(({ uid }) => uid !== set.metadata.uid),
        ),
      ],
    })),
  ];
}

function ownedBy(pod: Pod, ownerReferences: Pod['metadata']['ownerReferences']): Request {
  return { verb: 'update', object: { ...pod, metadata: { ...pod.metadata, ownerReferences } } };
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
  const { name, namespace, uid } = set.metadata;
  const podName = `${name}-${randomSuffix(context.dice('pod-names'))}`;
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...set.spec.template.metadata,
      name: podName,
      namespace,
      uid: '',
      resourceVersion: '',
      creationTimestamp: '',
      ownerReferences: [
        {
          apiVersion: set.apiVersion,
          kind: set.kind,
          name,
          uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: set.spec.template.spec,
    status: { phase: 'Pending' },
  };
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
  const { replicas, readyReplicas = 0, availableReplicas = 0 } = status;
  const decision: Decision = {
    rule: 'replicaset.calculateStatus',
    text: `${set.metadata.name} has ${replicas} pods, ${readyReplicas} ready, ${availableReplicas} available.`,
    inputs: { replicas, readyReplicas, availableReplicas },
    requests: [{ verb: 'updateStatus', object: { ...set, status } }],
  };
  return { ...managed, decisions: [...managed.decisions, decision], againAfterMs };
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
