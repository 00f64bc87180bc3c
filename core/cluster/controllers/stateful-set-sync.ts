/**
 * What is to be done about the pods of a stateful set: one at a time, in the order of their numbers, each only
 * when those before it are ready. Upstream: pkg/controller/statefulset/stateful_set_control.go updateStatefulSet.
 */
import type { StatefulSet } from '../object-sets';
import type { Pod } from '../objects';
import { isAvailable, isReady } from '../pods';
import { REVISION_LABEL } from './revisions';
import { identityOf, knowsItsName } from './stateful-set-pods';

export type Revisions = { current: string; update: string };

export type SetCircumstances = {
  nowMs: number;
  /** Whether a pod must be available, and not only ready, before the next one's turn. */
  waitsUntilAvailable: boolean;
};

export type SetTurn = {
  /** In order; `revision` is the version of the template. */
  create: readonly { ordinal: number; revision: string }[];
  remove: readonly Pod[];
  /** Those of the removed that had failed and are made again. */
  recreate: readonly Pod[];
  /** Those that do not carry their name yet. */
  identify: readonly Pod[];
  status: StatefulSet['status'];
};

export function syncStatefulSet(
  set: StatefulSet,
  pods: readonly Pod[],
  revisions: Revisions,
  circumstances: SetCircumstances,
): SetTurn {
  const draft = new Draft(set, pods, revisions, circumstances);
  if (!set.metadata.deletionTimestamp && draft.fill() && draft.shrink()) draft.update();
  return draft.turn();
}

export function ordinalOf(pod: Pod): number {
  return identityOf(pod).ordinal;
}

/** The steps of one sync; each says whether the next may be taken. */
class Draft {
  readonly #set: StatefulSet;
  readonly #revisions: Revisions;
  readonly #circumstances: SetCircumstances;
  readonly #replicas: (Pod | undefined)[];
  readonly #condemned: readonly Pod[];
  readonly #isOrdered: boolean;
  readonly #create: { ordinal: number; revision: string }[] = [];
  readonly #remove: Pod[] = [];
  readonly #recreate: Pod[] = [];
  readonly #identify: Pod[] = [];
  readonly #count = { replicas: 0, ready: 0, available: 0, current: 0, updated: 0 };

  constructor(
    set: StatefulSet,
    pods: readonly Pod[],
    revisions: Revisions,
    circumstances: SetCircumstances,
  ) {
    this.#set = set;
    this.#revisions = revisions;
    this.#circumstances = circumstances;
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
      } else if (this.#isOrdered && !this.#isServing(pod)) {
        return false;
      } else if (!knowsItsName(pod)) {
        this.#identify.push(pod);
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
      if (this.#isOrdered && !this.#isServing(pod) && pod !== firstUnhealthy) return false;
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
        this.#remove.push(pod);
        this.#count.current -= 1;
        return;
      }
      if (!this.#isServing(pod)) return;
    }
  }

  turn(): SetTurn {
    const { replicas, ready, available, current, updated } = this.#count;
    const { type } = this.#set.spec.updateStrategy;
    const isComplete = type === 'RollingUpdate' && updated === replicas && ready === replicas;
    return {
      create: this.#create,
      remove: this.#remove,
      recreate: this.#recreate,
      identify: this.#identify,
      status: {
        ...this.#set.status,
        observedGeneration: this.#set.metadata.generation,
        replicas,
        readyReplicas: ready || undefined,
        currentReplicas: (isComplete ? updated : current) || undefined,
        updatedReplicas: updated || undefined,
        ...(this.#circumstances.waitsUntilAvailable ? { availableReplicas: available } : {}),
        currentRevision: isComplete ? this.#revisions.update : this.#revisions.current,
        updateRevision: this.#revisions.update,
        collisionCount: this.#set.status.collisionCount ?? 0,
      },
    };
  }

  #tally(pod: Pod) {
    this.#count.replicas += 1;
    if (isRunningAndReady(pod)) this.#count.ready += 1;
    if (isRunningAndReady(pod) && this.#isLongReady(pod)) this.#count.available += 1;
    if (!pod.metadata.deletionTimestamp) this.#weigh(revisionOf(pod), 1);
  }

  /** Healthy, and for long enough. */
  #isServing(pod: Pod): boolean {
    return isHealthy(pod) && this.#isLongReady(pod);
  }

  #isLongReady(pod: Pod): boolean {
    const { nowMs, waitsUntilAvailable } = this.#circumstances;
    return !waitsUntilAvailable || isAvailable(pod, this.#set.spec.minReadySeconds ?? 0, nowMs);
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
