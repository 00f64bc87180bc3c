import { expect, test } from 'vitest';
import { isInBackoff, nextBackoff } from './backoff';
import { crashLoopBackOff, restartLimits } from './crash-loop-backoff';

test('kubelet.backoff: the delay doubles up to its limit, and begins anew after a quiet time', () => {
  const limits = { initialMs: 10, maxMs: 30 };
  const first = nextBackoff(null, 0, 0, limits);
  const second = nextBackoff(first, 10, 10, limits);
  const third = nextBackoff(second, 30, 30, limits);
  expect([first, second, third].map(({ delayMs }) => delayMs)).toEqual([10, 20, 30]);
  expect(nextBackoff(third, 91, 91, limits).delayMs).toBe(10);
  expect(isInBackoff(third, 60, 29, limits)).toBe(true);
  expect(isInBackoff(third, 60, 30, limits)).toBe(false);
});

test('kubelet.crashLoopBackOff: what has to wait says how long', () => {
  const container = {
    name: 'web',
    pod: { name: 'web-0', namespace: 'default', uid: 'u' },
    finishedAtMs: 1_000,
  };
  const entry = { delayMs: 80_000, updatedAtMs: 0 };
  expect(crashLoopBackOff(entry, container, 2_000, restartLimits).message).toBe(
    'back-off 1m20s restarting failed container=web pod=web-0_default(u)',
  );
});
