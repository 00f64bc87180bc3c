/** How many pods a budget lets go. Upstream: pkg/controller/disruption/disruption.go. */
import { tryScaledValue } from '../int-or-percent';

export type Owner = { kind: string; name: string };
export type BudgetedPod = {
  name: string;
  owner: Owner | null;
  isReady: boolean;
  isDeleting: boolean;
  /** When it was let go; null where it was not. */
  disruptedAtMs: number | null;
};
export type Scale = { id: string; replicas: number };
/** What is known of those who own pods; null where there is none of the name. */
export type Owners = {
  replicaSet: (name: string) => { replicas: number; deployment: string | null } | null;
  deployment: (name: string) => number | null;
  statefulSet: (name: string) => number | null;
};
export type Budget = { minAvailable?: number | string; maxUnavailable?: number | string };
export type DisruptionStatus = {
  expectedPods: number;
  desiredHealthy: number;
  currentHealthy: number;
  disruptionsAllowed: number;
  /** Pods that were let go, are there still, and are given more time. */
  disrupted: readonly string[];
  /** When the first of them has had its time; null without any. */
  recheckInMs: number | null;
};

/** A pod that was let go and is still there after this counts again. */
const DELETION_TIMEOUT_MS = 120_000;

export function disruptionStatus(
  budget: Budget,
  pods: readonly BudgetedPod[],
  owners: Owners,
  nowMs: number,
): DisruptionStatus | { error: string } {
  const expectation = expectedOf(budget, pods, owners);
  if ('error' in expectation) return expectation;
  const { expectedPods, desiredHealthy } = expectation;
  const waiting = pods.filter((pod) => !pod.isDeleting && leftMs(pod, nowMs) >= 0);
  const currentHealthy = pods.filter(
    (pod) => pod.isReady && !pod.isDeleting && leftMs(pod, nowMs) <= 0,
  ).length;
  return {
    expectedPods,
    desiredHealthy,
    currentHealthy,
    disruptionsAllowed: expectedPods > 0 ? Math.max(0, currentHealthy - desiredHealthy) : 0,
    disrupted: waiting.map(({ name }) => name),
    recheckInMs: waiting.length > 0 ? Math.min(...waiting.map((pod) => leftMs(pod, nowMs))) : null,
  };
}

/** Of pods that were never let go it is long over. */
function leftMs({ disruptedAtMs }: BudgetedPod, nowMs: number): number {
  return disruptedAtMs === null
    ? Number.NEGATIVE_INFINITY
    : disruptedAtMs + DELETION_TIMEOUT_MS - nowMs;
}

/** A number of pods that must stay says nothing of how many there should be: then those there are count. */
function expectedOf(
  { minAvailable, maxUnavailable }: Budget,
  pods: readonly BudgetedPod[],
  owners: Owners,
): { expectedPods: number; desiredHealthy: number } | { error: string } {
  if (maxUnavailable === undefined && typeof minAvailable === 'number') {
    return { expectedPods: pods.length, desiredHealthy: minAvailable };
  }
  const expectedPods = expectedScale(pods, owners);
  if (typeof expectedPods !== 'number') return expectedPods;
  const share = tryScaledValue(maxUnavailable ?? minAvailable ?? 0, expectedPods, 'up');
  if (typeof share !== 'number') return share;
  const isMost = maxUnavailable !== undefined;
  return { expectedPods, desiredHealthy: isMost ? Math.max(0, expectedPods - share) : share };
}

/** The sizes that the pods' owners should have, each owner once. */
function expectedScale(pods: readonly BudgetedPod[], owners: Owners): number | { error: string } {
  const scales = new Map<string, number>();
  for (const { name, owner } of pods) {
    if (!owner) return { error: `found no controller ref for pod ${JSON.stringify(name)}` };
    const scale = scaleOf(owner, owners);
    if (!scale) return { error: `found no controllers for pod ${JSON.stringify(name)}` };
    scales.set(scale.id, scale.replicas);
  }
  return [...scales.values()].reduce((sum, replicas) => sum + replicas, 0);
}

/** A ReplicaSet of a Deployment stands for the Deployment. */
function scaleOf({ kind, name }: Owner, owners: Owners): Scale | null {
  if (kind === 'StatefulSet') return scale(kind, name, owners.statefulSet(name));
  const set = kind === 'ReplicaSet' ? owners.replicaSet(name) : null;
  if (!set) return null;
  return set.deployment === null
    ? scale(kind, name, set.replicas)
    : scale('Deployment', set.deployment, owners.deployment(set.deployment));
}

function scale(kind: string, name: string, replicas: number | null): Scale | null {
  return replicas === null ? null : { id: `${kind}/${name}`, replicas };
}
