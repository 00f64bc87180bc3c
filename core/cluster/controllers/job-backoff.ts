/** How long a job waits after pods that failed, and when it gives up. Upstream: pkg/controller/job/job_controller.go. */
import type { Job } from '../object-job';
import type { Pod } from '../objects';
import { millisOf } from '../time';
import { sum } from './rolling';

const FIRST_MS = 10_000;

/** 10 s, doubling; nothing before the first failure. */
export function backoffMs(failures: number, mostMs: number): number {
  return failures <= 0 ? 0 : Math.min(FIRST_MS * 2 ** (failures - 1), mostMs);
}

/** Of pods that start their containers again: whether they did so too often. */
export function pastBackoffLimit({ spec }: Job, pods: readonly Pod[]): boolean {
  if (spec.template.spec.restartPolicy !== 'OnFailure') return false;
  const alive = pods.filter(({ status }) => ['Running', 'Pending'].includes(status.phase));
  const restarts = sum(
    alive.flatMap(({ status }) =>
      [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])].map(
        ({ restartCount }) => restartCount,
      ),
    ),
  );
  return spec.backoffLimit === 0 ? restarts > 0 : restarts >= spec.backoffLimit;
}

/** Since the last success: how much of the pause after the newest failure is left. */
export function waitAfterFailureMs(pods: readonly Pod[], mostMs: number, nowMs: number): number {
  const ended = pods
    .map(({ status }) => ({ isSuccess: status.phase === 'Succeeded', atMs: endOf(status) }))
    .filter(({ atMs }) => atMs > 0)
    .sort((a, b) => a.atMs - b.atMs);
  const failures = ended.slice(ended.findLastIndex(({ isSuccess }) => isSuccess) + 1);
  const last = failures.at(-1);
  return last ? Math.max(0, last.atMs + backoffMs(failures.length, mostMs) - nowMs) : 0;
}

/** 0 while it runs. */
function endOf({ phase, containerStatuses = [] }: Pod['status']): number {
  if (phase !== 'Succeeded' && phase !== 'Failed') return 0;
  const ends = containerStatuses.flatMap(({ state }) => state.terminated?.finishedAt ?? []);
  return Math.max(0, ...ends.map(millisOf));
}
