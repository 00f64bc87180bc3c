import { expect, test } from 'vitest';
import type { Pod } from '../objects';
import { podReason, podState } from './pod-state';

function pod(spec: Partial<Pod['spec']>, status: Pod['status'], deleted = false): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'web',
      uid: 'web',
      resourceVersion: '1',
      creationTimestamp: '2026-01-01T00:00:00Z',
      ...(deleted && { deletionTimestamp: '2026-01-01T00:00:30Z' }),
    },
    spec: { containers: [], ...spec },
    status,
  };
}

const bound = { nodeName: 'node-1' };
const ready = [{ type: 'Ready', status: 'True' as const }];

function waiting(reason: string): Pod['status'] {
  const state = { waiting: { reason } };
  const status = { name: 'web', image: 'web:1', ready: false, restartCount: 1, state };
  return { phase: 'Running', containerStatuses: [status] };
}

test('each moment of a pod is one of six states', () => {
  expect(podState(pod({}, { phase: 'Pending' }))).toBe('pending');
  expect(podState(pod(bound, { phase: 'Pending' }))).toBe('starting');
  expect(podState(pod(bound, { phase: 'Running', conditions: ready }))).toBe('ready');
  expect(podState(pod(bound, { phase: 'Running' }))).toBe('not-ready');
  expect(podState(pod(bound, { phase: 'Running', conditions: ready }, true))).toBe('terminating');
  expect(podState(pod(bound, { phase: 'Failed' }))).toBe('failed');
});

test('a container that crashes makes a failed pod, one that is being created does not', () => {
  expect(podState(pod(bound, waiting('CrashLoopBackOff')))).toBe('failed');
  expect(podState(pod(bound, { ...waiting('ContainerCreating'), phase: 'Pending' }))).toBe(
    'starting',
  );
});

test('what holds a pod up is told in the words of Kubernetes', () => {
  const message = '0/3 nodes are available: 3 Insufficient cpu.';
  const conditions = [{ type: 'PodScheduled', status: 'False' as const, message }];
  expect(podReason(pod({}, { phase: 'Pending', conditions }))).toBe(message);
  expect(podReason(pod(bound, waiting('CrashLoopBackOff')))).toBe('CrashLoopBackOff');
  expect(podReason(pod(bound, { phase: 'Running', conditions: ready }))).toBeNull();
});
