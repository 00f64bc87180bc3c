import { expect, test } from 'vitest';
import { strategicMerge } from './strategic-merge';

function podWith(containers: readonly { name: string; image?: string }[]) {
  return { kind: 'Pod', spec: { containers } };
}

test('patch.strategicMerge: containers are merged by name, the others stay', () => {
  const pod = podWith([
    { name: 'web', image: 'web:1' },
    { name: 'log', image: 'log:1' },
  ]);
  const patch = { spec: { containers: [{ name: 'log', image: 'log:2' }] } };
  expect(strategicMerge(pod, patch)).toEqual(
    podWith([
      { name: 'web', image: 'web:1' },
      { name: 'log', image: 'log:2' },
    ]),
  );
});

test('patch.strategicMerge: directives delete a member, and say the order', () => {
  const pod = podWith([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
  const patch = {
    spec: {
      '$setElementOrder/containers': [{ name: 'c' }, { name: 'a' }],
      containers: [{ name: 'b', $patch: 'delete' }],
    },
  };
  expect(strategicMerge(pod, patch)).toEqual(podWith([{ name: 'c' }, { name: 'a' }]));
});

test('patch.strategicMerge: a list without a merge key is replaced', () => {
  const pod = { kind: 'Pod', spec: { tolerations: [{ key: 'a' }] } };
  const patch = { spec: { tolerations: [{ key: 'b' }] } };
  expect(strategicMerge(pod, patch)).toEqual({ kind: 'Pod', spec: patch.spec });
});

test('patch.strategicMerge: what is new stands behind what took the place of what went', () => {
  const patch = {
    spec: {
      '$setElementOrder/containers': [{ name: 'new' }],
      containers: [{ name: 'new' }, { name: 'a', $patch: 'delete' }],
    },
  };
  const pod = podWith([{ name: 'a' }, { name: 'injected' }]);
  expect(strategicMerge(pod, patch)).toEqual(podWith([{ name: 'injected' }, { name: 'new' }]));
  const alone = podWith([{ name: 'injected' }]);
  expect(strategicMerge(alone, patch)).toEqual(podWith([{ name: 'new' }, { name: 'injected' }]));
});
