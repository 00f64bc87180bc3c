import { type Learner, recentLearners } from '#server/auth/learner';
import type { Job } from '#server/jobs/start-jobs';
import { log } from '#server/log';
import { runInWorker } from '#server/worker/run-in-worker';
import { isRefitDue } from './is-refit-due';
import type { Refit } from './refit-learner';
import type { RefitOrder } from './refit-worker';

const HOUR_MS = 3_600_000;

/** Who was not here for so long has not reviewed since they were last looked at. */
const SEEN_WITHIN_MS = 8 * 24 * HOUR_MS;

/**
 * Fits the weights of all who are due, one after another. Every hour, because somewhere it is always
 * 4 a.m.; a look at one who is not due is two reads of an index.
 */
export const refitJob: Job = {
  name: 'refit',
  everyMs: HOUR_MS,
  async run(now, signal) {
    for await (const learner of recentLearners(new Date(now.getTime() - SEEN_WITHIN_MS))) {
      if (signal.aborted) return;
      await refitIfDue(learner, now).catch(reportFailure);
    }
  },
};

async function refitIfDue(learner: Learner, now: Date): Promise<void> {
  if (!(await isRefitDue(learner, now))) return;
  const order: RefitOrder = { learnerId: learner.id, now };
  const begun = performance.now();
  const outcome = await runInWorker<Refit>('server/review/refit/refit-worker.ts', order);
  report(outcome, performance.now() - begun);
}

/** One log that cannot be fitted must not keep the others from it. */
function reportFailure(error: unknown): void {
  log().error({ job: 'refit', err: error }, 'the weights of a learner could not be fitted');
}

function report(outcome: Refit | null, tookMs: number): void {
  const of = { job: 'refit', tookMs: Math.round(tookMs) };
  if (outcome === null)
    log().warn(of, 'fitting the weights of a learner took too long, and was ended');
  else if (typeof outcome === 'string') log().debug({ ...of, outcome }, 'no weights were fitted');
  else log().info({ ...of, ...outcome }, 'the weights of a learner were fitted');
}
