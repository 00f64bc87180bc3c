import { expect, test } from 'vitest';
import type { JsonObject } from './json';
import { strategicProblem } from './strategic-problem';

const deployment: JsonObject = {
  kind: 'Deployment',
  spec: {
    strategy: { type: 'RollingUpdate' },
    template: { spec: { containers: [{ name: 'web', image: 'web:1' }] } },
  },
};

function patchOf(podSpec: JsonObject): JsonObject {
  return { spec: { template: { spec: podSpec } } };
}

test.each<[string, JsonObject, string | null]>([
  ['is in order', patchOf({ containers: [{ name: 'web' }] }), null],
  [
    'orders others than it changes',
    patchOf({ '$setElementOrder/containers': [{ name: 'log' }], containers: [{ name: 'web' }] }),
    "The order in patch list:\n[map[name:web]]\n doesn't match $setElementOrder list:\n[map[name:log]]\n",
  ],
  [
    'does not say whose member it changes',
    patchOf({ containers: [{ image: 'web:2' }] }),
    'map: map[image:web:2] does not contain declared merge key: name',
  ],
  [
    'sets what it does not retain',
    { spec: { strategy: { $retainKeys: ['type'], rollingUpdate: {} } } },
    'invalid patch format of retainKeys',
  ],
  [
    'directs what nobody knows',
    { spec: { strategy: { $patch: 'merge' } } },
    'unknown patch type: merge in map: map[$patch:merge]',
  ],
])('patch.strategicMerge: a patch that %s', (_, patch, problem) => {
  expect(strategicProblem(deployment, patch)).toBe(problem);
});
