/**
 * What is to be done about the pods of a stateful set: one at a time, in the order of their numbers, each only
 * when those before it are ready. Upstream: pkg/controller/statefulset/stateful_set_control.go updateStatefulSet.
 */
import type { StatefulSet } from '../object-sets';
import type { Pod } from '../objects';
import { isReady } from '../pods';
import { REVISION_LABEL } from './revisions';

export type Revisions = { current: string; update: string };

export type SetTurn = {
  /** In order; `revision` is the version of the template. */
  create: readonly { ordinal: number; revision: string }[];
  remove: readonly Pod[];
  /** Those of the removed that had failed and are made again. */
  recreate: readonly Pod[];
  status: StatefulSet['status'];
};

export function syncStatefulSet(
  set: StatefulSet,
  pods: readonly Pod[],
  revisions: Revisions,
): SetTurn {
  const draft = new Draft(set, pods, revisions);
  if (!set.metadata.deletionTimestamp && draft.fill() && draft.shrink()) draft.update();
  return draft.turn();
}

export function ordinalOf(pod: Pod): number {
  const match = /-(\d+)$/.exec(pod.metadata.name);
  return match ? Number(match[1]) : -1;
}

/** The steps of one sync; each says whether the next may be taken. */
class Draft {
  readonly #set: StatefulSet;
  readonly #revisions: Revisions;
  readonly #replicas: (Pod | undefined)[];
  readonly #condemned: readonly Pod[];
  readonly #isOrdered: boolean;
  readonly #create: { ordinal: number; revision: string }[] = [];
  readonly #remove: Pod[] = [];
  readonly #recreate: Pod[] = [];
  readonly #count = { replicas: 0, ready: 0, current: 0, updated: 0 };

  constructor(set: StatefulSet, pods: readonly Pod[], revisions: Revisions) {
    this.#set = set;
    this.#revisions = revisions;
    this.#isOrdered = set.spec.podManagementPolicy === 'OrderedReady';
    this.#replicas = Array.from({ length: set.spec.replicas }, (_, ordinal) =>
      pods.find((pod) => ordinalOf(pod) === ordinal),
    );
    this.#condemned = pods
      .filter((pod) => ordinalOf(pod) >= set.spec.replicas)
      .sort((a, b) => ordinalOf(a) - ordinalOf(b));
    for (const pod of pods) this.#tally(pod);
  }

  /** Makes what is missing, from 0 up. */
  fill(): boolean {
    for (const [ordinal, pod] of this.#replicas.entries()) {
      if (pod?.status.phase === 'Failed') {
        this.#recreate.push(pod);
        this.#drop(pod);
        this.#count.replicas -= 1;
      }
      if (!pod || pod.status.phase === 'Failed') {
        this.#add(ordinal);
        if (this.#isOrdered) return false;
      } else if (this.#isOrdered && !isHealthy(pod)) {
        return false;
      }
    }
    return true;
  }

  /** Takes away what is too much, from the highest number down. */
  shrink(): boolean {
    const firstUnhealthy = [...this.#replicas, ...this.#condemned].find(
      (pod) => pod && !isHealthy(pod),
    );
    for (const pod of this.#condemned.toReversed()) {
      if (pod.metadata.deletionTimestamp) {
        if (this.#isOrdered) return false;
        continue;
      }
      if (this.#isOrdered && !isRunningAndReady(pod) && pod !== firstUnhealthy) return false;
      this.#drop(pod);
      if (this.#isOrdered) return false;
    }
    return true;
  }

  /** Replaces one pod of an older version, from the highest number down to the partition. */
  update(): void {
    const { type, rollingUpdate } = this.#set.spec.updateStrategy;
    if (type === 'OnDelete') return;
    const first = rollingUpdate?.partition ?? 0;
    for (let ordinal = this.#replicas.length - 1; ordinal >= first; ordinal -= 1) {
      const pod = this.#replicas[ordinal];
      if (!pod) return;
      if (revisionOf(pod) !== this.#revisions.update && !pod.metadata.deletionTimestamp) {
        this.#drop(pod);
        return;
      }
      if (!isHealthy(pod)) return;
    }
  }

  turn(): SetTurn {
    const { replicas, ready, current, updated } = this.#count;
    const { type } = this.#set.spec.updateStrategy;
    const isComplete = type === 'RollingUpdate' && updated === replicas && ready === replicas;
    return {
      create: this.#create,
      remove: this.#remove,
      recreate: this.#recreate,
      status: {
        ...this.#set.status,
        observedGeneration: this.#set.metadata.generation,
        replicas,
        readyReplicas: ready || undefined,
        currentReplicas: (isComplete ? updated : current) || undefined,
        updatedReplicas: updated || undefined,
        currentRevision: isComplete ? this.#revisions.update : this.#revisions.current,
        updateRevision: this.#revisions.update,
        collisionCount: this.#set.status.collisionCount ?? 0,
      },
    };
  }

  #tally(pod: Pod) {
    this.#count.replicas += 1;
    if (isRunningAndReady(pod)) this.#count.ready += 1;
    if (!pod.metadata.deletionTimestamp) this.#weigh(revisionOf(pod), 1);
  }

  #weigh(revision: string | undefined, change: number) {
    if (revision === this.#revisions.current) this.#count.current += change;
    if (revision === this.#revisions.update) this.#count.updated += change;
  }

  #add(ordinal: number) {
    const revision = this.#revisionFor(ordinal);
    this.#create.push({ ordinal, revision });
    this.#count.replicas += 1;
    this.#weigh(revision, 1);
  }

  #drop(pod: Pod) {
    this.#remove.push(pod);
    this.#weigh(revisionOf(pod), -1);
  }

  /** Below the partition, and below what is still of the current version, the current version stays. */
  #revisionFor(ordinal: number): string {
    const { type, rollingUpdate } = this.#set.spec.updateStrategy;
    const { current, update } = this.#revisions;
    if (type !== 'RollingUpdate') return update;
    const kept = rollingUpdate
      ? (rollingUpdate.partition ?? 0)
      : (this.#set.status.currentReplicas ?? 0);
    return ordinal < kept ? current : update;
  }
}

function revisionOf(pod: Pod): string | undefined {
  return pod.metadata.labels?.[REVISION_LABEL];
}

function isRunningAndReady(pod: Pod): boolean {
  return pod.status.phase === 'Running' && isReady(pod);
}

function isHealthy(pod: Pod): boolean {
  return isRunningAndReady(pod) && !pod.metadata.deletionTimestamp;
}
