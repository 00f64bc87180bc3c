/** Recorded calls of what kubectl works out by itself. */
import { deploymentRollout } from '../kubectl/rollout-status';
import type { Deployment } from '../objects';
import type { Adapters } from './adapter';

export const kubectl: Adapters = {
  'kubectl.rolloutStatus': ({
    deployment,
    revision,
  }: {
    deployment: Deployment;
    revision: number;
  }) => deploymentRollout(deployment, revision),
};
