/**
 * The DaemonSet controller: one pod on each node that should have one, whatever becomes of the node.
 * Upstream: pkg/controller/daemon.
 */
import type { Context, Decision } from '../actor';
import type { Request } from '../api/request';
import { isEqualJson } from '../json';
import { randomSuffix } from '../names';
import type { DaemonSet } from '../object-sets';
import type { Node, Pod, PodTemplate } from '../objects';
import { controllerOf } from '../pods';
import { type Change, getObject, listObjects, type View, workKeyOf } from '../store';
import { claimantKeys, claimPods, ownerKey } from './claim-pods';
import type { Controller, Synced } from './controller';
import { type DaemonBackoffs, dismissFailed } from './daemon-set-failures';
import { daemonPodSpec, pinnedTo, presenceOn } from './daemon-set-nodes';
import {
  type DaemonNodes,
  daemonNodes,
  daemonStatus,
  manageDaemons,
  updateDaemons,
} from './daemon-set-sync';
import * as expectations from './expectations';
import { type Expectations, isSatisfied, noExpectations } from './expectations';
import { failedCreations } from './failed-creations';
import { podFromTemplate } from './pod-from-template';
import { type History, historyOf, REVISION_LABEL, truncated } from './revisions';
import { slowStart } from './slow-start';

export type DaemonSetMemory = {
  readonly expectations: Expectations;
  readonly backoffs: DaemonBackoffs;
};

const COMPONENT = 'daemonset-controller';
const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation';
/** More than this is not created or deleted in one sync. */
const BURST = 250;

export const daemonSetController: Controller<DaemonSetMemory> = {
  initial: { expectations: noExpectations, backoffs: {} },
  observe(memory, change, context) {
    const subject = change.object ?? change.previous;
    if (subject?.kind === 'DaemonSet') return { memory, keys: [workKeyOf(subject)] };
    if (subject?.kind === 'Node') return { memory, keys: nodeKeys(change, context) };
    if (subject?.kind !== 'Pod') return { memory, keys: [] };
    const key = ownerKey('DaemonSet', subject);
    const keys = claimantKeys('DaemonSet', change, context.view);
    return { memory: key ? seenPod(memory, key, subject, change) : memory, keys };
  },
  sync(memory, key, context) {
    const set = getObject(context.view, 'DaemonSet', key);
    if (!set) {
      const left = expectations.forget(memory.expectations, key);
      return { memory: { ...memory, expectations: left }, decisions: [] };
    }
    if (set.metadata.deletionTimestamp) return { memory, decisions: [] };
    const pods = listObjects(context.view, 'Pod', set.metadata.namespace);
    const claims = claimPods(set, pods);
    if (claims.length > 0) return { memory, decisions: claims };
    const own = ownPods(set, context.view);
    const nodes = daemonNodes(set, listObjects(context.view, 'Node'), own);
    const history = historyOf(set, (hash) => ({ [REVISION_LABEL]: hash }), context.view);
    return look(memory, key, { set, own, nodes, history }, context);
  },
  refused(memory, key, refusals, { view, latest, nowMs }) {
    const set = getObject(view, 'DaemonSet', key);
    if (!set) return { memory, decisions: [] };
    // Of what it asked for it will see no more than what was done before the refusal.
    const creations = ownPods(set, latest).length - ownPods(set, view).length;
    const left = { creations, deletions: [] };
    const expected = expectations.expectChanges(memory.expectations, key, left, nowMs);
    const decisions = failedCreations(set, refusals, 'daemonset.syncDaemonSet', COMPONENT);
    return { memory: { ...memory, expectations: expected }, decisions };
  },
};

/** A node matters where it becomes, or is no longer, one that a set wants to be on. */
function nodeKeys({ object, previous }: Change, { view }: Context): string[] {
  if (object?.kind !== 'Node') return [];
  const before = previous?.kind === 'Node' ? previous : null;
  return listObjects(view, 'DaemonSet')
    .filter((set) => isNews(set, object, before))
    .map(workKeyOf);
}

function isNews(set: DaemonSet, node: Node, before: Node | null): boolean {
  const presence = presenceOn(set, node);
  return before ? !isEqualJson(presence, presenceOn(set, before)) : presence.runs;
}

function seenPod(memory: DaemonSetMemory, key: string, pod: Pod, change: Change): DaemonSetMemory {
  const isGoing = change.object === null || change.object.metadata.deletionTimestamp !== undefined;
  if (isGoing) return { ...memory, expectations: seenGoing(memory.expectations, key, pod) };
  return change.previous === null
    ? { ...memory, expectations: expectations.seeCreation(memory.expectations, key) }
    : memory;
}

function seenGoing(all: Expectations, key: string, { metadata }: Pod): Expectations {
  return expectations.seeDeletion(all, key, metadata.uid);
}

type Sight = { set: DaemonSet; own: readonly Pod[]; nodes: DaemonNodes; history: History };

/** While its cache is known to be old it only counts. */
function look(
  memory: DaemonSetMemory,
  key: string,
  sight: Sight,
  context: Context,
): Synced<DaemonSetMemory> {
  const isSettled = isSatisfied(memory.expectations, key, context.nowMs);
  if (!isSettled) return withStatus({ memory, decisions: revising(sight) }, sight, false, context);
  const { set, nodes } = sight;
  const turn = manageDaemons(nodes);
  const forgiven = dismissFailed(memory.backoffs, set, turn.failed, context.nowMs);
  const removed = [...turn.remove, ...forgiven.remove].slice(0, BURST);
  const created = turn.create.slice(0, BURST);
  const isIdle = created.length === 0 && removed.length === 0;
  const isRolling = set.spec.updateStrategy.type === 'RollingUpdate';
  const update =
    isIdle && isRolling
      ? updateDaemons(set, nodes, hashOf(sight.history), context.nowMs)
      : { remove: [], text: '' };
  const going = isIdle ? update.remove.slice(0, BURST) : removed;
  const expected = expectations.expectChanges(
    memory.expectations,
    key,
    { creations: created.length, deletions: going.map(({ metadata }) => metadata.uid) },
    context.nowMs,
  );
  const decisions = [
    ...revising(sight),
    ...creations(sight, created, context),
    ...deletions(set, going, isIdle ? update.text : 'They are on nodes where they are not to be'),
    ...forgetting(sight),
  ];
  const next = { expectations: expected, backoffs: forgiven.backoffs };
  const synced = { memory: next, decisions: [...forgiven.decisions, ...decisions] };
  return withStatus({ ...synced, againAfterMs: forgiven.againAfterMs }, sight, true, context);
}

function ownPods({ metadata }: DaemonSet, view: View): Pod[] {
  return listObjects(view, 'Pod', metadata.namespace).filter(
    (pod) => controllerOf(pod)?.uid === metadata.uid,
  );
}

function hashOf({ newest }: History): string {
  return newest.metadata.labels?.[REVISION_LABEL] ?? '';
}

function revising({ set, history }: Sight): Decision[] {
  if (history.requests.length === 0) return [];
  const { metadata, revision } = history.newest;
  return [
    {
      rule: 'daemonset.constructHistory',
      text: `The template of ${set.metadata.name} is version ${revision}, kept as ${metadata.name}.`,
      inputs: { set: set.metadata.name, revision },
      requests: history.requests,
    },
  ];
}

function creations(sight: Sight, nodes: readonly string[], context: Context): Decision[] {
  const { name } = sight.set.metadata;
  let first = 0;
  return slowStart(nodes.length, 1, null).batches.map((batch) => {
    const targets = nodes.slice(first, first + batch);
    first += batch;
    return {
      rule: 'daemonset.syncDaemonSet',
      text: `${name} is to be on ${nodes.length} nodes where it is not; batch of ${batch}: ${targets.join(', ')}.`,
      inputs: { set: name, nodes: targets },
      requests: targets.flatMap((node) => creation(sight, node, context)),
    };
  });
}

function creation({ set, history }: Sight, node: string, context: Context): Request[] {
  const { metadata, spec } = set.spec.template;
  const generation = set.metadata.annotations?.[TEMPLATE_GENERATION];
  const labels = {
    ...metadata.labels,
    ...(generation === undefined ? {} : { 'pod-template-generation': generation }),
    [REVISION_LABEL]: hashOf(history),
  };
  const pinned = { ...daemonPodSpec(spec), affinity: pinnedTo(node, spec.affinity) };
  const template: PodTemplate = { metadata: { ...metadata, labels }, spec: pinned };
  const name = `${set.metadata.name}-${randomSuffix(context.dice('pod-names'))}`;
  return [
    { verb: 'create', object: podFromTemplate(set, template, name) },
    said(set, 'SuccessfulCreate', `Created pod: ${name}`),
  ];
}

function deletions(set: DaemonSet, pods: readonly Pod[], why: string): Decision[] {
  if (pods.length === 0) return [];
  const names = pods.map(({ metadata }) => metadata.name);
  return [
    {
      rule: 'daemonset.syncDaemonSet',
      text: `${set.metadata.name}: ${why}: delete ${names.join(', ')}.`,
      inputs: { set: set.metadata.name, delete: names },
      requests: pods.flatMap(({ metadata: { namespace = '', name, uid } }): Request[] => [
        { verb: 'delete', kind: 'Pod', namespace, name, uid },
        said(set, 'SuccessfulDelete', `Deleted pod: ${name}`),
      ]),
    },
  ];
}

/** Versions of which there is still a pod are kept in any case. */
function forgetting({ set, own, history }: Sight): Decision[] {
  const limit = set.spec.revisionHistoryLimit;
  const live = new Set(own.map(({ metadata }) => metadata.labels?.[REVISION_LABEL]));
  const isLive = ({ metadata }: History['newest']) => live.has(metadata.labels?.[REVISION_LABEL]);
  const unused = history.old.filter((revision) => !isLive(revision));
  const requests = truncated(unused, Math.max(0, limit - (history.old.length - unused.length)));
  if (requests.length === 0) return [];
  return [
    {
      rule: 'daemonset.constructHistory',
      text: `${set.metadata.name} keeps ${limit} old versions of ${history.old.length}: ${requests.length} go.`,
      inputs: { set: set.metadata.name, limit, kept: history.old.length },
      requests,
    },
  ];
}

/** The status is of the pods as they were when the sync began. */
function withStatus(
  synced: Synced<DaemonSetMemory>,
  { set, nodes, history }: Sight,
  isManaged: boolean,
  { nowMs }: Context,
): Synced<DaemonSetMemory> {
  const counted = daemonStatus(set, nodes, hashOf(history), nowMs);
  const observedGeneration = isManaged ? set.metadata.generation : set.status.observedGeneration;
  const status = { ...counted, observedGeneration };
  const { numberReady, numberAvailable = 0, desiredNumberScheduled } = counted;
  const readyMs = (set.spec.minReadySeconds ?? 0) * 1000;
  const waitMs = readyMs > 0 && numberReady !== numberAvailable ? [readyMs] : [];
  const again = [...waitMs, ...(synced.againAfterMs === undefined ? [] : [synced.againAfterMs])];
  const next = again.length > 0 ? { ...synced, againAfterMs: Math.min(...again) } : synced;
  if (isEqualJson(status, set.status)) return next;
  const decision: Decision = {
    rule: 'daemonset.updateDaemonSetStatus',
    text: `${set.metadata.name} is to be on ${desiredNumberScheduled} nodes and is on ${counted.currentNumberScheduled}: ${numberReady} ready, ${numberAvailable} available, ${counted.updatedNumberScheduled ?? 0} up to date, ${counted.numberMisscheduled} where it should not be.`,
    inputs: { desiredNumberScheduled, numberReady, numberAvailable },
    requests: [{ verb: 'updateStatus', object: { ...set, status } }],
  };
  return { ...next, decisions: [...next.decisions, decision] };
}

function said(
  about: DaemonSet,
  reason: string,
  message: string,
): Extract<Request, { verb: 'record' }> {
  return { verb: 'record', about, type: 'Normal', reason, message, component: COMPONENT };
}
