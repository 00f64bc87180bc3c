/** Recorded calls of the disruption controller. */
import { type Budget, type BudgetedPod, disruptionStatus } from '../controllers/disruption-status';
import type { Adapters } from './adapter';

type Input = {
  nowMs: number;
  minAvailable: number | string | null;
  maxUnavailable: number | string | null;
  deployments: Record<string, number>;
  replicaSets: Record<string, { replicas: number; deployment: string | null }>;
  statefulSets: Record<string, number>;
  pods: {
    name: string;
    owner: BudgetedPod['owner'];
    ready: boolean;
    deleting: boolean;
    disruptedAtMs: number | null;
  }[];
};

export const disruption: Adapters = {
  'pdb.status': (input: Input) => {
    const { deployments, replicaSets, statefulSets, nowMs } = input;
    const budget: Budget = {
      minAvailable: input.minAvailable ?? undefined,
      maxUnavailable: input.maxUnavailable ?? undefined,
    };
    const pods = input.pods.map(({ ready, deleting, ...pod }) => ({
      ...pod,
      isReady: ready,
      isDeleting: deleting,
    }));
    const owners = {
      replicaSet: (name: string) => replicaSets[name] ?? null,
      deployment: (name: string) => deployments[name] ?? null,
      statefulSet: (name: string) => statefulSets[name] ?? null,
    };
    const status = disruptionStatus(budget, pods, owners, nowMs);
    if ('error' in status) return { error: status.error };
    const { disrupted, ...counts } = status;
    return { ...counts, disruptedPods: [...disrupted].sort(), error: null };
  },
};
