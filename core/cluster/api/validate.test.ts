import { expect, test } from 'vitest';
import { withDefaults } from './defaults';
import { validate } from './validate';

function deployment(spec: Record<string, unknown>) {
  const json = {
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'web', image: 'web:1' }] },
      },
      ...spec,
    },
  };
  return withDefaults(JSON.parse(JSON.stringify(json)));
}

test('apiserver.validate: what is right is not refused', () => {
  expect(validate(deployment({}))).toEqual([]);
});

test('apiserver.validate: all that is wrong is said, in the order of the server', () => {
  expect(validate(deployment({ replicas: -1, minReadySeconds: 900 }))).toEqual([
    'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    'spec.progressDeadlineSeconds: Invalid value: 600: must be greater than minReadySeconds',
  ]);
});

test('apiserver.validate: a selector cannot be changed', () => {
  const changed = deployment({
    selector: { matchLabels: { app: 'other' } },
    template: {
      metadata: { labels: { app: 'other' } },
      spec: { containers: [{ name: 'web', image: 'web:1' }] },
    },
  });
  expect(validate(changed, deployment({}))).toEqual([
    'spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"app":"other"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: field is immutable',
  ]);
});

test('apiserver.validate: a node port outside of the range is refused', () => {
  const service = withDefaults({
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 80 }] },
  });
  expect(validate(service)).toEqual([
    'spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767',
  ]);
});
