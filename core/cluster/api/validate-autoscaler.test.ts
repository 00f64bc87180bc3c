import { expect, test } from 'vitest';
import { validate } from './validate';

const metadata = { name: 'web' };
const target = { kind: 'Deployment', name: 'web' };
const cpu = (of: Record<string, number>) => ({
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', ...of } },
});
const problemsOf = (spec: Record<string, unknown>) => {
  const text = JSON.stringify({
    kind: 'HorizontalPodAutoscaler',
    metadata,
    spec: { scaleTargetRef: target, minReplicas: 1, maxReplicas: 3, metrics: [], ...spec },
  });
  return validate(JSON.parse(text));
};

test.each([
  [{ minReplicas: 0 }, 'spec.minReplicas: Invalid value: 0: must be greater than or equal to 1'],
  [
    { minReplicas: 4 },
    'spec.maxReplicas: Invalid value: 3: must be greater than or equal to `minReplicas`',
  ],
  [{ scaleTargetRef: { kind: 'Deployment' } }, 'spec.scaleTargetRef.name: Required value'],
  [
    { metrics: [cpu({ averageUtilization: 0 })] },
    'spec.metrics[0].resource.target.averageUtilization: Invalid value: 0: must be greater than 0',
  ],
  [
    { metrics: [cpu({})] },
    'spec.metrics[0].resource.target.averageUtilization: Required value: must set either a target raw value or a target utilization',
  ],
  [
    { metrics: [{ type: 'Pods' }] },
    'spec.metrics[0].pods: Required value: must populate information for the given metric source',
  ],
  [
    {
      behavior: {
        scaleDown: {
          stabilizationWindowSeconds: 3601,
          policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }],
        },
      },
    },
    'spec.behavior.scaleDown.stabilizationWindowSeconds: Invalid value: 3601: must be less than or equal to 3600',
  ],
  [
    { behavior: { scaleUp: { policies: [{ type: 'Pods', value: 0, periodSeconds: 60 }] } } },
    'spec.behavior.scaleUp.policies[0].value: Invalid value: 0: must be greater than zero',
  ],
])('an autoscaler with %j is refused', (spec, words) => {
  expect(problemsOf(spec)).toEqual([words]);
});

test('an autoscaler with bounds and a percentage is fine', () => {
  expect(problemsOf({ metrics: [cpu({ averageUtilization: 50 })] })).toEqual([]);
});
