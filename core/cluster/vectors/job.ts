/** Recorded calls of the job controller. */
import { backoffMs, pastBackoffLimit } from '../controllers/job-backoff';
import { syncJob } from '../controllers/job-sync';
import type { Job } from '../object-job';
import type { ContainerStatus, Pod, PodPhase } from '../objects';
import { timeAt } from '../time';
import type { Adapters } from './adapter';

type JobInput = {
  parallelism: number;
  completions: number | null;
  backoffLimit: number;
  activeDeadlineSeconds: number | null;
  restartPolicy: string;
  startedForMs: number | null;
  deleting: boolean;
  status: { active: number; succeeded: number; failed: number; finished: boolean };
  pods: { name: string; phase: PodPhase; containerRestarts: number; deleting: boolean }[];
};

type RestartsInput = {
  backoffLimit: number;
  restartPolicy: string;
  pods: { phase: PodPhase; initContainerRestarts: number[]; containerRestarts: number[] }[];
};

/** Any moment will do: jobs count from their start. */
const NOW_MS = 1e9;
const MOST_MS = 360_000;

export const job: Adapters = {
  'job.getBackoff': ({ requeues }: { requeues: number }) => ({
    backoffMs: backoffMs(requeues, MOST_MS),
  }),
  'job.pastBackoffLimitOnFailure': ({ backoffLimit, restartPolicy, pods }: RestartsInput) => ({
    past: pastBackoffLimit(
      jobOf({ backoffLimit, restartPolicy }),
      pods.map(({ phase, initContainerRestarts, containerRestarts }, i) =>
        podOf(`p${i}`, phase, containerRestarts, initContainerRestarts),
      ),
    ),
  }),
  'job.syncJob': (input: JobInput) => {
    const turn = syncJob(jobIn(input), input.pods.map(recordedPod), {
      nowMs: NOW_MS,
      isSettled: true,
      isWaiting: false,
      deletionCost: false,
    });
    return {
      created: turn.create,
      deleted: turn.remove.length,
      forgetBackoff: turn.forgives,
      error: turn.hasNewFailure ? 'failed pod(s) detected for job key "default/j"' : null,
      updatedStatus: turn.status && recordedStatus(turn.status),
    };
  },
};

function recordedStatus({ active, succeeded, failed, conditions, completionTime }: Job['status']) {
  return {
    active: active ?? 0,
    succeeded: succeeded ?? 0,
    failed: failed ?? 0,
    conditions: (conditions ?? []).map(({ type, status, reason = '', message = '' }) => ({
      type,
      status,
      reason,
      message,
    })),
    completionTimeSet: completionTime !== undefined,
  };
}

function jobIn(input: JobInput): Job {
  const { completions, activeDeadlineSeconds, startedForMs, deleting, status } = input;
  const made = jobOf(input);
  return {
    ...made,
    metadata: {
      ...made.metadata,
      ...(deleting ? { deletionTimestamp: timeAt(NOW_MS) } : {}),
    },
    spec: {
      ...made.spec,
      parallelism: input.parallelism,
      ...(completions === null ? {} : { completions }),
      ...(activeDeadlineSeconds === null ? {} : { activeDeadlineSeconds }),
    },
    status: {
      active: status.active,
      succeeded: status.succeeded,
      failed: status.failed,
      ...(startedForMs === null ? {} : { startTime: timeAt(NOW_MS - startedForMs) }),
      ...(status.finished ? { conditions: [{ type: 'Complete', status: 'True' }] } : {}),
    },
  };
}

function jobOf({
  backoffLimit,
  restartPolicy,
}: {
  backoffLimit: number;
  restartPolicy: string;
}): Job {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'j', uid: 'j', resourceVersion: '', creationTimestamp: timeAt(0) },
    spec: {
      parallelism: 1,
      backoffLimit,
      template: { metadata: {}, spec: { containers: [], restartPolicy } },
    },
    status: {},
  };
}

function recordedPod({ name, phase, containerRestarts, deleting }: JobInput['pods'][number]): Pod {
  const pod = podOf(name, phase, [containerRestarts], []);
  return deleting
    ? { ...pod, metadata: { ...pod.metadata, deletionTimestamp: timeAt(NOW_MS) } }
    : pod;
}

function podOf(
  name: string,
  phase: PodPhase,
  restarts: readonly number[],
  initRestarts: readonly number[],
): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, uid: name, resourceVersion: '', creationTimestamp: timeAt(0) },
    spec: { containers: [] },
    status: {
      phase,
      containerStatuses: restarts.map(statusWith),
      initContainerStatuses: initRestarts.map(statusWith),
    },
  };
}

function statusWith(restartCount: number): ContainerStatus {
  return { name: 'c', image: 'any', ready: false, restartCount, state: {} };
}
