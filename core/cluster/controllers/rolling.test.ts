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
  expect(resolveFenceposts('25%', '25%', 10)).toMatchObject({ surge: 3, unavailable: 2 });
  expect(resolveFenceposts(0, '5%', 10)).toMatchObject({ surge: 0, unavailable: 1 });
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

const sized = (name: string, replicas: number, available: number) => ({
  namespace: 'default',
  name,
  replicas,
  available,
});

test('deployment.reconcileOldReplicaSets: 13 in all - 8 needed - 3 new not yet available = 2 may go', () => {
  const next = oldReplicas(ten, sized('new', 3, 0), [sized('old', 10, 10)]);
  expect(next.resizes).toEqual([{ name: 'old', replicas: 8 }]);
  expect(next.text).toBe('13 in all - 8 needed - 3 new not yet available = 2 may go');
  expect(oldReplicas(ten, sized('new', 5, 0), [sized('old', 8, 8)]).resizes).toEqual([]);
  expect(oldReplicas(ten, sized('new', 5, 1), [sized('old', 8, 8)]).resizes).toEqual([
    { name: 'old', replicas: 7 },
  ]);
});

test('deployment.reconcileOldReplicaSets: a set that has not caught up with its size stops it', () => {
  const next = oldReplicas(ten, sized('new', 5, 5), [sized('old', 6, 8)]);
  expect(next).toMatchObject({ resizes: [], isScaled: false });
});

test('deployment.cleanupUnhealthyReplicas: pods that are not available go first, from the oldest set', () => {
  const old = [sized('older', 4, 1), sized('old', 3, 3)];
  expect(cleanupUnhealthy(old, 2).left.map((size) => size.replicas)).toEqual([2, 3]);
});

test('deployment.scaleProportionally: each set grows by its share, what is left goes to the largest', () => {
  const share = (name: string, replicas: number, createdMs: number) => ({
    name,
    replicas,
    createdMs,
    maxReplicas: 13,
  });
  const shares = [share('old', 8, 0), share('new', 5, 1)];
  expect(scaleProportionally(shares, { replicas: 15, surged: 19 }).sizes).toEqual([
    { name: 'old', replicas: 12 },
    { name: 'new', replicas: 7 },
  ]);
  expect(scaleProportionally(shares, { replicas: 0, surged: 0 }).sizes).toEqual([
    { name: 'old', replicas: 0 },
    { name: 'new', replicas: 0 },
  ]);
});

test('deployment.cleanupUnhealthyReplicas: a set with more pods available than wanted has not caught up', () => {
  expect(cleanupUnhealthy([sized('old', 1, 3)], 2)).toMatchObject({
    cleaned: 0,
    refusal:
      'when cleaning up unhealthy replicas, got invalid request to scale down default/old 1 -> 3',
  });
});
