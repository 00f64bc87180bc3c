/**
 * What the news of the cluster mean for the pods that wait: one of them comes, changes or goes, or something
 * happens that may help those that fitted nowhere.
 * Upstream: pkg/scheduler/eventhandlers.go, internal/queue/scheduling_queue.go Update, AssignedPodAdded.
 */
import type { Context, Decision, Later, Outcome } from '../actor';
import { isEqualJson } from '../json';
import type { Node, Pod } from '../objects';
import { getEntry, removeEntry, setEntry } from '../sorted-map';
import { type Change, getObject, type View, workKeyOf } from '../store';
import { requiredTerms, speaksOf } from './affinity-terms';
import { type SchedulerMemory, said, timer, unassumed } from './scheduler-memory';
import { moveUnschedulable, type Waiting } from './scheduling-queue';

export function observe(memory: SchedulerMemory, context: Context): Outcome<SchedulerMemory> {
  let observed = memory;
  const decisions: Decision[] = [];
  const messages: Later[] = [];
  for (const change of context.changes) {
    decisions.push(...farewell(observed, change, context));
    observed = observePod(withoutNews(observed, change), change, context);
    const isHelped = whomItMayHelp(change, context);
    if (!isHelped) continue;
    const moved = moveUnschedulable(observed.queue, context.nowMs, change.cause, isHelped);
    observed = { ...observed, queue: moved.queue };
    messages.push(
      ...moved.backingOff.map(({ key, afterMs }) =>
        timer('backoff', getEntry(observed.queue, key), key, afterMs),
      ),
    );
  }
  return { memory: observed, decisions, key: '', messages };
}

/** What is seen of a pod says what it is promised. */
function withoutNews(memory: SchedulerMemory, { object, previous }: Change): SchedulerMemory {
  const pod = object ?? previous;
  if (pod?.kind !== 'Pod' || !memory.nominated) return memory;
  return { ...memory, nominated: removeEntry(memory.nominated, workKeyOf(pod)) };
}

function observePod(memory: SchedulerMemory, change: Change, context: Context): SchedulerMemory {
  const pod = change.object ?? change.previous;
  if (pod?.kind !== 'Pod') return memory;
  const key = workKeyOf(pod);
  if (isOver(pod, change) || pod.spec.nodeName) {
    return unassumed({ ...memory, queue: removeEntry(memory.queue, key) }, key);
  }
  const known = getEntry(memory.queue, key);
  if (known) {
    if (!context.constants.retriesAtOwnWrites) return memory;
    return { ...memory, queue: setEntry(memory.queue, key, { ...known, place: 'active' }) };
  }
  if (getEntry(memory.assumed, key)) return memory;
  const waiting: Waiting = {
    key,
    uid: pod.metadata.uid,
    priority: pod.spec.priority ?? 0,
    queuedAtMs: context.nowMs,
    order: memory.nextOrder,
    attempts: 0,
    failedAtMs: 0,
    place: 'active',
    cause: change.cause,
  };
  return {
    ...memory,
    nextOrder: memory.nextOrder + 1,
    queue: setEntry(memory.queue, key, waiting),
  };
}

function isOver({ metadata }: Pod, { object }: Change): boolean {
  return object === null || metadata.deletionTimestamp !== undefined;
}

/** Its end is the last write to a pod that waits: where writes have it tried again, it is taken up and put aside. */
function farewell({ queue }: SchedulerMemory, change: Change, context: Context): Decision[] {
  const pod = change.object ?? change.previous;
  if (pod?.kind !== 'Pod' || !isOver(pod, change)) return [];
  if (!context.constants.retriesAtOwnWrites || !getEntry(queue, workKeyOf(pod))) return [];
  const { name, namespace } = pod.metadata;
  const message = `skip schedule deleting pod: ${namespace}/${name}`;
  // That it is to end is a version of the pod of its own, though it ends at once.
  const ending = { ...pod, metadata: { ...pod.metadata, resourceVersion: `${change.revision}` } };
  return [
    {
      rule: 'scheduler.scheduleOnePod',
      text: `${name} is going: no node is looked for.`,
      inputs: { pod: name },
      requests: [said(ending, 'Warning', 'FailedScheduling', message)],
      cause: change.cause,
    },
  ];
}

/**
 * A pod that is gone from its node or has ended there, a node or a volume that came or changed, in 1.20 a service
 * too: then all that fitted nowhere are tried again. A pod on a node helps those that want to be near it. Null where
 * nobody is helped.
 */
function whomItMayHelp(
  change: Change,
  { view, constants }: Context,
): ((waiting: Waiting) => boolean) | null {
  const { object, previous } = change;
  const isService = (object ?? previous)?.kind === 'Service';
  if (isService) return constants.servicesMayHelp ? () => true : null;
  if (object?.kind === 'Pod' && !hasEnded(object)) {
    return object.spec.nodeName ? wantsToBeNear(object, view) : null;
  }
  return mayHelpAll(object, previous) ? () => true : null;
}

function hasEnded({ status }: Pod): boolean {
  return status.phase === 'Succeeded' || status.phase === 'Failed';
}

/** Its room is free as of its end; what is written to it afterwards frees none. */
function hasLeft(previous: Change['previous']): boolean {
  return previous?.kind === 'Pod' && previous.spec.nodeName !== undefined && !hasEnded(previous);
}

function wantsToBeNear(placed: Pod, view: View): (waiting: Waiting) => boolean {
  return ({ key }) => {
    const pod = getObject(view, 'Pod', key);
    return (
      pod !== null && requiredTerms(pod, 'podAffinity').some((term) => speaksOf(pod, term, placed))
    );
  };
}

function mayHelpAll(object: Change['object'], previous: Change['previous']): boolean {
  switch (object?.kind) {
    case 'PersistentVolume':
    case 'PersistentVolumeClaim':
      return true;
    case 'StorageClass':
      return previous === null && object.volumeBindingMode === 'WaitForFirstConsumer';
    case 'Node':
      return previous?.kind !== 'Node' || differs(object, previous);
    case 'Pod':
    case undefined:
      return hasLeft(previous);
    default:
      return false;
  }
}

function differs(node: Node, before: Node): boolean {
  return (
    !isEqualJson(node.spec, before.spec) ||
    !isEqualJson(node.metadata.labels, before.metadata.labels) ||
    !isEqualJson(node.status.allocatable, before.status.allocatable)
  );
}
