/**
 * The arithmetic of a rolling update, on numbers alone. Upstream: pkg/controller/deployment/rolling.go and
 * util/deployment_util.go.
 */
import { scaledValue } from '../int-or-percent';
import type { Deployment } from '../objects';

/** A ReplicaSet as the arithmetic sees it: what is wanted of it, and how many of its pods are available. */
export type Size = { replicas: number; available: number };

/** Surge is rounded up, unavailability down; both 0 would be a standstill, so 1 may then be unavailable. */
export function resolveFenceposts(
  maxSurge: number | string,
  maxUnavailable: number | string,
  replicas: number,
): { surge: number; unavailable: number } {
  const surge = scaledValue(maxSurge, replicas, 'up');
  const unavailable = scaledValue(maxUnavailable, replicas, 'down');
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

export function surgeOf(deployment: Deployment): number {
  return fenceposts(deployment).surge;
}

/** Never more than there are; 0 when none are wanted. */
export function maxUnavailableOf(deployment: Deployment): number {
  return Math.min(fenceposts(deployment).unavailable, deployment.spec.replicas);
}

function fenceposts(deployment: Deployment): { surge: number; unavailable: number } {
  const { strategy, replicas } = deployment.spec;
  if (strategy.type !== 'RollingUpdate' || !strategy.rollingUpdate) {
    return { surge: 0, unavailable: 0 };
  }
  const { maxSurge, maxUnavailable } = strategy.rollingUpdate;
  return resolveFenceposts(maxSurge, maxUnavailable, replicas);
}

/** How large the new ReplicaSet shall be, `total` being what all of them want together. */
export function newReplicas(
  deployment: Deployment,
  newSize: number,
  total: number,
): { replicas: number; text: string } {
  const { replicas, strategy } = deployment.spec;
  if (strategy.type !== 'RollingUpdate') {
    return { replicas, text: `${replicas} wanted, all at once` };
  }
  const allowed = replicas + surgeOf(deployment);
  if (total >= allowed) {
    return { replicas: newSize, text: `${total} in all, ${allowed} allowed: no room for more` };
  }
  const growth = Math.min(allowed - total, replicas - newSize);
  return {
    replicas: newSize + growth,
    text: `${newSize} + min(${allowed} allowed - ${total} in all, ${replicas} wanted - ${newSize}) = ${newSize + growth}`,
  };
}

/** The sizes that the old ReplicaSets shall get, oldest first: unhealthy pods go first, then healthy ones. */
export function oldReplicas(
  deployment: Deployment,
  newer: Size,
  old: readonly Size[],
): { replicas: number[]; text: string } {
  const { replicas } = deployment.spec;
  const minAvailable = replicas - maxUnavailableOf(deployment);
  const total = newer.replicas + sum(old.map((size) => size.replicas));
  const notYet = newer.replicas - newer.available;
  const removable = total - minAvailable - notYet;
  const text = `${total} in all - ${minAvailable} needed - ${notYet} new not yet available = ${removable} may go`;
  if (removable <= 0) return { replicas: old.map((size) => size.replicas), text };
  const cleaned = cleanupUnhealthy(old, removable);
  const available = newer.available + sum(old.map((size) => size.available));
  return { replicas: scaleDownOld(cleaned, available - minAvailable), text };
}

/** Each old set gives up pods that are not available, up to the limit over all of them. */
export function cleanupUnhealthy(old: readonly Size[], limit: number): Size[] {
  let left = limit;
  return old.map((size) => {
    const gone = Math.max(0, Math.min(left, size.replicas - size.available));
    left -= gone;
    return { ...size, replicas: size.replicas - gone };
  });
}

function scaleDownOld(old: readonly Size[], budget: number): number[] {
  let left = Math.max(0, budget);
  return old.map((size) => {
    const gone = Math.min(left, size.replicas);
    left -= gone;
    return size.replicas - gone;
  });
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
