import { log } from '#server/log';

/**
 * What Readyz does by itself, beside the requests. A job keeps no table of what is to be done: it asks
 * the database what is due, does that under a lock, and writes down what it did as any use case does.
 * So nothing has to be queued, two processes share the work without knowing of each other, and one
 * that was killed is simply due again.
 */
export type Job = {
  name: string;
  everyMs: number;
  /** Stops early, between two pieces of work, when the signal says that Readyz stops. */
  run: (now: Date, signal: AbortSignal) => Promise<void>;
};

/** So that what a person waits for when Readyz starts comes first. */
const FIRST_AFTER_MS = 5_000;

/** A job in the middle of a piece of work gets this long to finish; what is then lost is due again. */
const DRAIN_MS = 5_000;

export type RunningJobs = {
  /** Resolves when nothing runs any more, or what runs has had its time. */
  stop: () => Promise<void>;
};

/** Runs each job soon and then every so often, none twice at once. */
export function startJobs(jobs: readonly Job[]): RunningJobs {
  const stopping = new AbortController();
  const running = new Map<Job, Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();

  const runLater = (job: Job, delayMs: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      running.set(
        job,
        runOnce(job, stopping.signal).finally(() => ended(job)),
      );
    }, delayMs);
    timers.add(timer.unref());
  };
  const ended = (job: Job) => {
    running.delete(job);
    if (!stopping.signal.aborted) runLater(job, job.everyMs);
  };
  for (const job of jobs) runLater(job, FIRST_AFTER_MS);

  return {
    async stop() {
      stopping.abort();
      for (const timer of timers) clearTimeout(timer);
      await Promise.race([Promise.all(running.values()), delay(DRAIN_MS)]);
    },
  };
}

/** What one job meets must not end the others, nor Readyz. */
async function runOnce({ name, run }: Job, signal: AbortSignal): Promise<void> {
  try {
    await run(new Date(), signal);
  } catch (error) {
    log().error({ job: name, err: error }, 'a job failed; it is tried again');
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
