import { expect, test } from 'vitest';
import type { Deployment } from '../objects';
import { scaleProportionally } from './proportional';
import {
  cleanupUnhealthy,
  maxUnavailableOf,
  newReplicas,
  oldReplicas,
  resolveFenceposts,
} from './rolling';

function deploymentOf(
  replicas: number,
  maxSurge: number | string,
  maxUnavailable: number | string,
): Deployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', uid: 'u', resourceVersion: '1', creationTimestamp: '' },
    spec: {
      replicas,
      selector: {},
      template: { metadata: {}, spec: { containers: [] } },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
    },
    status: {},
  };
}

const ten = deploymentOf(10, '25%', '25%');

test('deployment.resolveFenceposts: surge rounds up, unavailability down, and both 0 allow one to be missing', () => {
  expect(resolveFenceposts('25%', '25%', 10)).toEqual({ surge: 3, unavailable: 2 });
  expect(resolveFenceposts(0, '5%', 10)).toEqual({ surge: 0, unavailable: 1 });
});

test('deployment.maxUnavailable: never more than there are', () => {
  expect(maxUnavailableOf(deploymentOf(2, 0, 5))).toBe(2);
  expect(maxUnavailableOf(deploymentOf(0, 1, 5))).toBe(0);
});

test('deployment.newRSNewReplicas: ten pods at 25 % begin with three new ones', () => {
  expect(newReplicas(ten, 0, 10).replicas).toBe(3);
  expect(newReplicas(ten, 3, 13).replicas).toBe(3);
  expect(newReplicas(ten, 3, 11).replicas).toBe(5);
});

test('deployment.reconcileOldReplicaSets: 13 in all - 8 needed - 3 new not yet available = 2 may go', () => {
  const old = [{ replicas: 10, available: 10 }];
  const next = oldReplicas(ten, { replicas: 3, available: 0 }, old);
  expect(next.replicas).toEqual([8]);
  expect(next.text).toBe('13 in all - 8 needed - 3 new not yet available = 2 may go');
  expect(
    oldReplicas(ten, { replicas: 5, available: 0 }, [{ replicas: 8, available: 8 }]).replicas,
  ).toEqual([8]);
  expect(
    oldReplicas(ten, { replicas: 5, available: 1 }, [{ replicas: 8, available: 8 }]).replicas,
  ).toEqual([7]);
});

test('deployment.cleanupUnhealthyReplicas: pods that are not available go first, from the oldest set', () => {
  const old = [
    { replicas: 4, available: 1 },
    { replicas: 3, available: 3 },
  ];
  expect(cleanupUnhealthy(old, 2).map((size) => size.replicas)).toEqual([2, 3]);
});

test('deployment.scaleProportionally: each set grows by its share, what is left goes to the largest', () => {
  const share = (name: string, replicas: number, createdMs: number) => ({
    name,
    replicas,
    createdMs,
    maxReplicas: 13,
  });
  expect(scaleProportionally([share('old', 8, 0), share('new', 5, 1)], 19, 19)).toEqual({
    old: 12,
    new: 7,
  });
  expect(scaleProportionally([share('old', 8, 0), share('new', 5, 1)], 0, 0)).toEqual({
    old: 0,
    new: 0,
  });
});
