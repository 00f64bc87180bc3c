import { expect, test } from 'vitest';
import type { EndpointSlice } from '../objects';
import { chooseEndpoint, computeProbability } from './choose-endpoint';

function sliceOf(ready: readonly boolean[]): EndpointSlice {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: 'web-1',
      uid: 'u',
      resourceVersion: '1',
      creationTimestamp: '',
      labels: { 'kubernetes.io/service-name': 'web' },
    },
    addressType: 'IPv4',
    endpoints: ready.map((isReady, i) => ({
      addresses: [`10.244.0.${i + 2}`],
      conditions: { ready: isReady },
      targetRef: { kind: 'Pod' as const, namespace: 'default', name: `web-${i}`, uid: `${i}` },
    })),
    ports: [{ port: 8080, protocol: 'TCP' }],
  };
}

test('iptables.computeProbability: three rules match with 1/3, 1/2 and always', () => {
  expect([0, 1, 2].map((index) => computeProbability(3, index).toFixed(10))).toEqual([
    '0.3333333333',
    '0.5000000000',
    '1.0000000000',
  ]);
});

test('each ready endpoint gets an equal part of the draws, and others none', () => {
  const slices = [sliceOf([true, false, true, true])];
  const counts: Record<string, number> = {};
  for (let i = 0; i < 300; i += 1) {
    const name = chooseEndpoint(slices, 'web', i / 300)?.podName ?? '';
    counts[name] = (counts[name] ?? 0) + 1;
  }
  expect(counts).toEqual({ 'web-0': 100, 'web-2': 100, 'web-3': 100 });
});

test('without a ready endpoint there is no choice', () => {
  expect(chooseEndpoint([sliceOf([false])], 'web', 0)).toBeNull();
  expect(chooseEndpoint([sliceOf([true])], 'other', 0)).toBeNull();
});
