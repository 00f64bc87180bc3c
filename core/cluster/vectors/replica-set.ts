/** Recorded calls of the ReplicaSet controller, and of what it asks of pods. */
import { compareForDeletion, firstToDelete, ranked } from '../controllers/deletion-ranking';
import { replicaSetStatus } from '../controllers/replica-set-status';
import { slowStart } from '../controllers/slow-start';
import type { Condition, Pod, PodPhase, ReplicaSet } from '../objects';
import { isAvailable } from '../pods';
import { microTimeAt } from '../time';
import type { Adapters } from './adapter';

type PodFields = {
  name: string;
  nodeName: string;
  phase: PodPhase;
  ready: boolean | null;
  readyTransitionMs: number | null;
  containerRestarts: number[];
  createdMs: number | null;
  deleting: boolean;
};

type Ranking = { pods: PodFields[]; relatedPods?: PodFields[] };

const NOW_MS = 1_000_000;
const of120 = { deletionCost: false, nowMs: NOW_MS };

export const replicaSet: Adapters = {
  'replicaset.deletionRanking': ({ pods, relatedPods = [] }: Ranking) => ({
    colocationRank: Object.fromEntries(
      ranked(pods.map(podOf), relatedPods.map(podOf)).map(({ pod, neighbours }) => [
        pod.metadata.name,
        neighbours,
      ]),
    ),
    deleteFirstToLast: groupsOf(pods, relatedPods),
  }),
  'replicaset.activePodsOrder': ({ pods }: Ranking) => ({ deleteFirstToLast: groupsOf(pods, []) }),
  'replicaset.getPodsToDelete': ({ pods, relatedPods = [], diff }: Ranking & { diff: number }) => ({
    deleted: firstToDelete(pods.map(podOf), relatedPods.map(podOf), diff, of120)
      .map(({ metadata }) => metadata.name)
      .sort(),
  }),
  'replicaset.slowStartBatch': ({
    count,
    initialBatchSize,
    failingCall,
  }: {
    count: number;
    initialBatchSize: number;
    failingCall: number | null;
  }) => {
    const { batches, calls, successes } = slowStart(count, initialBatchSize, failingCall);
    const error = successes < calls ? 'create failed' : null;
    return { batchSizes: batches, calls, successes, error };
  },
  'replicaset.calculateStatus': (input: {
    replicas: number;
    minReadySeconds: number;
    templateLabels: Record<string, string>;
    pods: { name: string; labels: Record<string, string>; ready: boolean; readySinceMs: number }[];
    manageReplicasError: string | null;
  }) => {
    const pods = input.pods.map(({ name, labels, ready, readySinceMs }) => {
      const pod = podOf({ ...podFields(name), ready, readyTransitionMs: NOW_MS - readySinceMs });
      return { ...pod, metadata: { ...pod.metadata, labels } };
    });
    const status = replicaSetStatus(setOf(input), pods, input.manageReplicasError, NOW_MS);
    return {
      replicas: status.replicas,
      fullyLabeledReplicas: status.fullyLabeledReplicas ?? 0,
      readyReplicas: status.readyReplicas ?? 0,
      availableReplicas: status.availableReplicas ?? 0,
      conditions: (status.conditions ?? []).map(({ type, status: is, reason, message }) => ({
        type,
        status: is,
        reason,
        message,
      })),
    };
  },
  'pod.isPodAvailable': (input: { pod: PodFields; minReadySeconds: number; nowMs: number }) => ({
    available: isAvailable(podOf(input.pod), input.minReadySeconds, input.nowMs),
  }),
};

/** Pods of one group are equal to the comparison. */
function groupsOf(pods: PodFields[], related: PodFields[]): string[][] {
  const sorted = ranked(pods.map(podOf), related.map(podOf)).sort((a, b) =>
    compareForDeletion(a, b, of120),
  );
  const groups: string[][] = [];
  for (const [i, each] of sorted.entries()) {
    const before = sorted[i - 1];
    const isEqual = before !== undefined && compareForDeletion(before, each, of120) === 0;
    if (isEqual) groups.at(-1)?.push(each.pod.metadata.name);
    else groups.push([each.pod.metadata.name]);
  }
  return groups.map((group) => group.sort());
}

function podFields(name: string): PodFields {
  return {
    name,
    nodeName: 'n1',
    phase: 'Running',
    ready: null,
    readyTransitionMs: null,
    containerRestarts: [],
    createdMs: 0,
    deleting: false,
  };
}

function podOf(fields: PodFields): Pod {
  const { name, nodeName, phase, containerRestarts, deleting } = fields;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'default',
      uid: name,
      resourceVersion: '',
      creationTimestamp: timeOf(fields.createdMs) ?? '',
      ...(deleting ? { deletionTimestamp: microTimeAt(0) } : {}),
    },
    spec: { containers: [], ...(nodeName === '' ? {} : { nodeName }) },
    status: {
      phase,
      conditions: readyConditions(fields),
      containerStatuses: containerRestarts.map((restartCount, i) => ({
        name: `c${i}`,
        image: 'web:1',
        ready: true,
        restartCount,
        state: {},
      })),
    },
  };
}

function readyConditions({ ready, readyTransitionMs }: PodFields): Condition[] {
  if (ready === null) return [];
  const status = ready ? 'True' : 'False';
  return [{ type: 'Ready', status, lastTransitionTime: timeOf(readyTransitionMs) }];
}

function timeOf(ms: number | null): string | undefined {
  return ms === null ? undefined : microTimeAt(ms);
}

function setOf(input: {
  replicas: number;
  minReadySeconds: number;
  templateLabels: Record<string, string>;
}): ReplicaSet {
  const { replicas, minReadySeconds, templateLabels: labels } = input;
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: 'web', uid: 'web', resourceVersion: '', creationTimestamp: microTimeAt(0) },
    spec: {
      replicas,
      minReadySeconds,
      selector: {},
      template: { metadata: { labels }, spec: { containers: [] } },
    },
    status: { replicas: 0 },
  };
}
