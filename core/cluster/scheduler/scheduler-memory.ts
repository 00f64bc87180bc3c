/** What the scheduler remembers, and how it speaks of it. */
import type { Later, Outcome } from '../actor';
import type { Request } from '../api/request';
import type { Pod } from '../objects';
import { removeEntry } from '../sorted-map';
import type { SchedulingQueue, Waiting } from './scheduling-queue';
import type { Assumed, Nominated } from './snapshot';
import type { VolumePromise } from './volume-plan';

export type SchedulerMemory = {
  readonly queue: SchedulingQueue;
  readonly assumed: Assumed;
  /** Where room is being made for pods that have not been seen to be promised it. */
  readonly nominated: Nominated;
  /** What is to be bound for each pod before it is. */
  readonly promised: Readonly<Record<string, VolumePromise & { readonly waiting: Waiting }>>;
  readonly nextStart: number;
  readonly nextOrder: number;
  readonly isAwake: boolean;
};

const COMPONENT = 'default-scheduler';

export function outcome(
  memory: SchedulerMemory,
  messages: readonly Later[] = [],
): Outcome<SchedulerMemory> {
  return { memory, decisions: [], key: '', messages };
}

/** The pod is not on the node after all: it is looked at again when its next change is seen. */
export function unassumed(memory: SchedulerMemory, key: string): SchedulerMemory {
  const { [key]: _, ...promised } = memory.promised;
  return { ...memory, assumed: removeEntry(memory.assumed, key), promised };
}

export function timer(
  name: string,
  waiting: Waiting | undefined,
  key: string,
  afterMs: number,
): Later {
  return { afterMs, message: { type: 'timer', name, key, token: waiting?.attempts ?? 0 } };
}

export function said(
  pod: Pod,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
): Request {
  return { verb: 'record', about: pod, type, reason, message, component: COMPONENT };
}
