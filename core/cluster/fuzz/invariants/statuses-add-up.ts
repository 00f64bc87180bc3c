import type { KubernetesObject } from '../../objects';
import { always } from '../invariant';

/**
 * No set says that it has more pods ready than it has, or more available than are ready.
 * Kubernetes: pkg/apis/apps/validation ValidateReplicaSetStatus, ValidateDeploymentStatus,
 * ValidateStatefulSetStatus, pkg/apis/batch/validation ValidateJobStatus: such a status is refused.
 */
export const statusesAddUp = always(
  ['Deployment', 'ReplicaSet', 'StatefulSet', 'Job'],
  ({ object }) => (object ? countsIn(object).flatMap(problemsOf) : []),
);

type Bound = { what: string; count: number; atMost: number };

function countsIn(object: KubernetesObject): Bound[] {
  switch (object.kind) {
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
      return ofReplicas(object.status);
    case 'Job': {
      const { active = 0, succeeded = 0, failed = 0 } = object.status;
      const unbounded = Number.MAX_SAFE_INTEGER;
      return [
        { what: 'active', count: active, atMost: unbounded },
        { what: 'succeeded', count: succeeded, atMost: unbounded },
        { what: 'failed', count: failed, atMost: unbounded },
      ];
    }
    default:
      return [];
  }
}

function ofReplicas(status: {
  replicas?: number;
  readyReplicas?: number;
  availableReplicas?: number;
  updatedReplicas?: number;
  fullyLabeledReplicas?: number;
  currentReplicas?: number;
}): Bound[] {
  const { replicas = 0, readyReplicas = 0, availableReplicas = 0 } = status;
  return [
    { what: 'ready', count: readyReplicas, atMost: replicas },
    { what: 'available', count: availableReplicas, atMost: readyReplicas },
    { what: 'updated', count: status.updatedReplicas ?? 0, atMost: replicas },
    { what: 'fully labelled', count: status.fullyLabeledReplicas ?? 0, atMost: replicas },
    { what: 'current', count: status.currentReplicas ?? 0, atMost: replicas },
  ];
}

function problemsOf({ what, count, atMost }: Bound): string[] {
  return count < 0 || count > atMost ? [`${count} of ${atMost} are ${what}`] : [];
}
