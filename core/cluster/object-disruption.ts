/** How many pods somebody may take away at a time. */
import type { LabelSelector, Metadata, Time } from './object-parts';

export type PodDisruptionBudget = {
  apiVersion: 'policy/v1' | 'policy/v1beta1';
  kind: 'PodDisruptionBudget';
  metadata: Metadata;
  spec: {
    minAvailable?: number | string;
    maxUnavailable?: number | string;
    selector?: LabelSelector;
  };
  status: {
    observedGeneration?: number;
    disruptionsAllowed: number;
    currentHealthy: number;
    desiredHealthy: number;
    expectedPods: number;
    /** Pods that were let go and are not seen to go yet, with the time. */
    disruptedPods?: Record<string, Time>;
  };
};
