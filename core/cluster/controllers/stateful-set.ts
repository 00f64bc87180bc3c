/**
 * The StatefulSet controller: pods with numbers that keep their names and their claims, made and ended in order.
 * Upstream: pkg/controller/statefulset.
 */
import type { Context, Decision } from '../actor';
import type { Request } from '../api/request';
import { isEqualJson } from '../json';
import type { StatefulSet } from '../object-sets';
import type { Pod } from '../objects';
import { controllerOf } from '../pods';
import { getObject, listObjects, workKeyOf } from '../store';
import { timeAt } from '../time';
import { claimantKeys, claimPods } from './claim-pods';
import type { Controller } from './controller';
import { type History, historyOf, REVISION_LABEL, truncated } from './revisions';
import {
  creation,
  identification,
  identityOf,
  isClaimDoomed,
  recreation,
  refusedCreation,
  removal,
} from './stateful-set-pods';
import { type SetTurn, syncStatefulSet } from './stateful-set-sync';

/** By set, the uids of pods that it has deleted and whose end its cache does not show yet. */
export type StatefulSetMemory = Readonly<Record<string, readonly string[]>>;

/** When a pod is tried again that a claim on its way out keeps from being made. */
const RETRY_MS = 1000;

export const statefulSetController: Controller<StatefulSetMemory> = {
  initial: {},
  observe(memory, change, context) {
    const subject = change.object ?? change.previous;
    if (subject?.kind === 'StatefulSet') return { memory, keys: [workKeyOf(subject)] };
    return { memory, keys: claimantKeys('StatefulSet', change, context.view) };
  },
  sync(memory, key, context) {
    const set = getObject(context.view, 'StatefulSet', key);
    if (!set) return { memory: without(memory, key), decisions: [] };
    const all = listObjects(context.view, 'Pod', set.metadata.namespace);
    const claims = claimPods(set, all, (pod) => identityOf(pod).parent === set.metadata.name);
    if (claims.length > 0) return { memory, decisions: claims };
    const pods = all
      .filter((pod) => controllerOf(pod)?.uid === set.metadata.uid)
      .map((pod) => (memory[key]?.includes(pod.metadata.uid) ? ending(pod, context) : pod));
    const history = historyOf(set, hashLabel, context.view);
    const { newest, old } = history;
    const current = old.find(({ metadata }) => metadata.name === set.status.currentRevision);
    const revisions = {
      current: (current ?? newest).metadata.name,
      update: newest.metadata.name,
    };
    const { nowMs, constants } = context;
    const { waitsUntilAvailable } = constants.statefulSets;
    const turn = syncStatefulSet(set, pods, revisions, { nowMs, waitsUntilAvailable });
    const decisions = [
      ...decisionsOf(set, turn, history, context),
      ...forgetting(set, pods, turn, history),
    ];
    const waits = [
      ...(turn.create.some(({ ordinal }) => isClaimDoomed(set, ordinal, context))
        ? [RETRY_MS]
        : []),
      ...availabilityWait(set, turn),
    ];
    const next = { ...memory, [key]: deletedBy(turn, memory[key] ?? [], all) };
    return waits.length > 0
      ? { memory: next, decisions, againAfterMs: Math.min(...waits) }
      : { memory: next, decisions };
  },
  refused(memory, key, refusals, { view }) {
    const set = getObject(view, 'StatefulSet', key);
    const requests = set ? refusals.flatMap((refusal) => refusedCreation(set, refusal)) : [];
    const isKept = refusals.some(({ request }) => request.verb === 'delete');
    const left = isKept ? without(memory, key) : memory;
    if (!set || requests.length === 0) return { memory: left, decisions: [] };
    const { name } = set.metadata;
    const why = refusals.map(({ status }) => status.message).join(' ');
    return {
      memory: left,
      decisions: [
        {
          rule: 'statefulset.updateStatefulSet',
          text: `${name}: what it asked for was refused: ${why}`,
          inputs: { set: name, why },
          requests,
        },
      ],
    };
  },
};

/** As it is once its deletion has been seen. */
function ending(pod: Pod, { nowMs }: Context): Pod {
  const deletionTimestamp = pod.metadata.deletionTimestamp ?? timeAt(nowMs);
  return { ...pod, metadata: { ...pod.metadata, deletionTimestamp } };
}

/** Those that its cache still shows as if nothing had happened. */
function deletedBy({ remove }: SetTurn, before: readonly string[], seen: readonly Pod[]) {
  const unseen = seen.flatMap(({ metadata }) => (metadata.deletionTimestamp ? [] : metadata.uid));
  const deleted = [...before, ...remove.map(({ metadata }) => metadata.uid)];
  return unseen.filter((uid) => deleted.includes(uid));
}

function without(memory: StatefulSetMemory, key: string): StatefulSetMemory {
  const { [key]: _, ...rest } = memory;
  return rest;
}

function hashLabel(hash: string): Record<string, string> {
  return { 'controller.kubernetes.io/hash': hash };
}

function availabilityWait({ spec }: StatefulSet, { status }: SetTurn): number[] {
  const { availableReplicas, readyReplicas = 0 } = status;
  const isWaiting = availableReplicas !== undefined && availableReplicas !== readyReplicas;
  return isWaiting ? [(spec.minReadySeconds ?? 0) * 1000] : [];
}

function decisionsOf(
  set: StatefulSet,
  turn: SetTurn,
  { newest, old, requests: revising }: History,
  context: Context,
): Decision[] {
  // The set is read anew for its status, so that an older version of it is no reason to refuse.
  const metadata = { ...set.metadata, resourceVersion: '' };
  const requests: Request[] = [
    ...revising,
    ...turn.recreate.map((pod) => recreation(set, pod)),
    ...turn.remove.flatMap((pod) => removal(set, pod)),
    ...turn.create.flatMap(({ ordinal, revision }) => {
      const version = old.find(({ metadata }) => metadata.name === revision) ?? newest;
      return creation(set, ordinal, version, context);
    }),
    ...turn.identify.flatMap((pod) => identification(set, pod)),
    ...(isEqualJson(turn.status, set.status)
      ? []
      : [{ verb: 'updateStatus' as const, object: { ...set, metadata, status: turn.status } }]),
  ];
  if (requests.length === 0) return [];
  const { name } = set.metadata;
  const { replicas, readyReplicas = 0, updatedReplicas = 0 } = turn.status;
  const made = turn.create.map(({ ordinal }) => `${name}-${ordinal}`);
  const ended = turn.remove.map(({ metadata }) => metadata.name);
  const text = `${name}: ${set.spec.replicas} wanted; create ${made.join(', ') || 'none'}, delete ${ended.join(', ') || 'none'}; then ${replicas} pods, ${readyReplicas} ready, ${updatedReplicas} of the newest version.`;
  const inputs = { wanted: set.spec.replicas, create: made, delete: ended };
  return [{ rule: 'statefulset.updateStatefulSet', text, inputs, requests }];
}

/** Versions that the status names, or of which there is still a pod, are kept in any case. */
function forgetting(
  set: StatefulSet,
  pods: readonly Pod[],
  { status }: SetTurn,
  { old }: History,
): Decision[] {
  const live = new Set([
    set.status.currentRevision,
    status.currentRevision,
    ...pods.map(({ metadata }) => metadata.labels?.[REVISION_LABEL]),
  ]);
  const limit = set.spec.revisionHistoryLimit;
  const unused = old.filter(({ metadata }) => !live.has(metadata.name));
  const requests = truncated(unused, limit);
  if (requests.length === 0) return [];
  return [
    {
      rule: 'statefulset.truncateHistory',
      text: `${set.metadata.name} keeps ${limit} old versions of ${unused.length}: ${requests.length} go.`,
      inputs: { set: set.metadata.name, limit, kept: unused.length },
      requests,
    },
  ];
}
