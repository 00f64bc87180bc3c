import { expect, test } from 'vitest';
import type { Deployment } from '../objects';
import { deploymentRollout } from './rollout-status';

const deployment: Deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', uid: '', resourceVersion: '', creationTimestamp: '' },
  spec: {
    replicas: 0,
    selector: {},
    template: { metadata: {}, spec: { containers: [] } },
    strategy: { type: 'Recreate' },
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
  },
  status: {},
};

test('a Deployment without a revision is at revision 0', () => {
  expect(deploymentRollout(deployment, 2).error).toBe(
    'desired revision (2) is different from the running revision (0)',
  );
});
