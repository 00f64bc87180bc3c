import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Job, startJobs } from './start-jobs';

process.env.LOG_LEVEL = 'silent';
process.env.DATABASE_URL = 'postgresql://nobody@localhost/nothing';

const HOUR_MS = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function countingJob(work: () => Promise<void>) {
  const job = { name: 'count', everyMs: HOUR_MS, run: vi.fn<Job['run']>(work) };
  return job;
}

test('a job runs soon after the start, and then every so often', async () => {
  const job = countingJob(async () => {});
  const jobs = startJobs([job]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(job.run).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
  expect(job.run).toHaveBeenCalledTimes(3);
  await jobs.stop();
  await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
  expect(job.run).toHaveBeenCalledTimes(3);
});

test('a job that takes longer than it waits is not begun twice', async () => {
  const job = countingJob(() => new Promise((resolve) => setTimeout(resolve, 3 * HOUR_MS)));
  const jobs = startJobs([job]);
  await vi.advanceTimersByTimeAsync(3 * HOUR_MS);
  expect(job.run).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
  expect(job.run).toHaveBeenCalledTimes(2);
  const stopped = jobs.stop();
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  await stopped;
});

test('a job that fails is tried again, and holds up no other', async () => {
  const failing = countingJob(() => Promise.reject(new Error('broken')));
  const sound = countingJob(async () => {});
  const jobs = startJobs([failing, sound]);
  await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
  expect(failing.run).toHaveBeenCalledTimes(2);
  expect(sound.run).toHaveBeenCalledTimes(2);
  await jobs.stop();
});

test('stopping tells a running job so and waits for it, but not for ever', async () => {
  const ends: (() => void)[] = [];
  const job = countingJob(() => new Promise((resolve) => ends.push(resolve)));
  const jobs = startJobs([job]);
  await vi.advanceTimersByTimeAsync(60_000);
  const stopped = vi.fn();
  void jobs.stop().then(stopped);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(job.run.mock.lastCall?.[1].aborted).toBe(true);
  expect(stopped).not.toHaveBeenCalled();
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(stopped).toHaveBeenCalled();

  const endless = startJobs([job]);
  await vi.advanceTimersByTimeAsync(60_000);
  const alsoStopped = vi.fn();
  void endless.stop().then(alsoStopped);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(alsoStopped).toHaveBeenCalled();
});
