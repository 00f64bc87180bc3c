/**
 * The arithmetic of a rolling update, on numbers alone. Upstream: pkg/controller/deployment/rolling.go and
 * util/deployment_util.go.
 */
import { tryScaledValue } from '../int-or-percent';
import type { Deployment } from '../objects';

/** A ReplicaSet as the arithmetic sees it: what is wanted of it, and how many of its pods are available. */
export type Size = { namespace: string; name: string; replicas: number; available: number };

/** A set gets another size. One set may get two in turn: first its unhealthy pods go, then healthy ones. */
export type Resize = { name: string; replicas: number };

type Fenceposts = { surge: number; unavailable: number; error: string | null };

/**
 * Surge is rounded up, unavailability down; both 0 would be a standstill, so 1 may then be unavailable. What
 * cannot be read makes both 0.
 */
export function resolveFenceposts(
  maxSurge: number | string,
  maxUnavailable: number | string,
  replicas: number,
): Fenceposts {
  const surge = tryScaledValue(maxSurge, replicas, 'up');
  if (typeof surge !== 'number') return { surge: 0, unavailable: 0, error: surge.error };
  const unavailable = tryScaledValue(maxUnavailable, replicas, 'down');
  if (typeof unavailable !== 'number')
    return { surge: 0, unavailable: 0, error: unavailable.error };
  const isStandstill = surge === 0 && unavailable === 0;
  return { surge, unavailable: isStandstill ? 1 : unavailable, error: null };
}

export function surgeOf(deployment: Deployment): number {
  return fenceposts(deployment).surge;
}

/** Never more than there are; 0 when none are wanted. */
export function maxUnavailableOf(deployment: Deployment): number {
  return Math.min(fenceposts(deployment).unavailable, deployment.spec.replicas);
}

/** How many must stay available. */
export function minAvailableOf(deployment: Deployment): number {
  return deployment.spec.replicas - maxUnavailableOf(deployment);
}

function fenceposts(deployment: Deployment): Fenceposts {
  const { strategy, replicas } = deployment.spec;
  if (strategy.type !== 'RollingUpdate' || !strategy.rollingUpdate) {
    return { surge: 0, unavailable: 0, error: null };
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

/**
 * How the old ReplicaSets shrink, oldest first: unhealthy pods go first, then healthy ones. A set that reports
 * more pods available than it wants has not caught up, and nothing further is decided on such numbers.
 */
export function oldReplicas(
  deployment: Deployment,
  newer: Size,
  old: readonly Size[],
): { resizes: readonly Resize[]; isScaled: boolean; text: string } {
  const minAvailable = minAvailableOf(deployment);
  const total = newer.replicas + sum(old.map((size) => size.replicas));
  const notYet = newer.replicas - newer.available;
  const removable = total - minAvailable - notYet;
  const text = `${total} in all - ${minAvailable} needed - ${notYet} new not yet available = ${removable} may go`;
  if (old.length === 0 || removable <= 0) return { resizes: [], isScaled: false, text };
  const cleaned = cleanupUnhealthy(old, removable);
  if (cleaned.refusal) return { ...cleaned, isScaled: false, text: cleaned.refusal };
  const available = newer.available + sum(old.map((size) => size.available));
  const scaled = scaleDownOld(cleaned.left, available - minAvailable);
  const resizes = [...cleaned.resizes, ...scaled];
  return { resizes, isScaled: resizes.length > 0, text };
}

/** Each old set gives up pods that are not available, up to the limit over all of them. */
export function cleanupUnhealthy(
  old: readonly Size[],
  limit: number,
): { resizes: readonly Resize[]; left: readonly Size[]; cleaned: number; refusal: string | null } {
  const left = [...old];
  const resizes: Resize[] = [];
  let cleaned = 0;
  for (const [i, size] of old.entries()) {
    if (cleaned >= limit) break;
    if (size.replicas === 0 || size.replicas === size.available) continue;
    const gone = Math.min(limit - cleaned, size.replicas - size.available);
    const replicas = size.replicas - gone;
    if (replicas > size.replicas) {
      const refusal = `when cleaning up unhealthy replicas, got invalid request to scale down ${size.namespace}/${size.name} ${size.replicas} -> ${replicas}`;
      return { resizes, left, cleaned: 0, refusal };
    }
    left[i] = { ...size, replicas };
    resizes.push({ name: size.name, replicas });
    cleaned += gone;
  }
  return { resizes, left, cleaned, refusal: null };
}

function scaleDownOld(old: readonly Size[], budget: number): Resize[] {
  const resizes: Resize[] = [];
  let left = budget;
  for (const { name, replicas } of old) {
    if (left <= 0) break;
    if (replicas === 0) continue;
    const gone = Math.min(left, replicas);
    resizes.push({ name, replicas: replicas - gone });
    left -= gone;
  }
  return resizes;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
