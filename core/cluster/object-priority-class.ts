/** How important pods are, by name. Upstream: staging/src/k8s.io/api/scheduling/v1/types.go. */
import type { Metadata } from './object-parts';

export type PriorityClass = {
  apiVersion: 'scheduling.k8s.io/v1';
  kind: 'PriorityClass';
  metadata: Metadata;
  value: number;
  /** Whether pods that name no class are of this one. */
  globalDefault?: boolean;
  description?: string;
  /** Whether its pods may make room for themselves at the cost of others. */
  preemptionPolicy: 'PreemptLowerPriority' | 'Never';
};
