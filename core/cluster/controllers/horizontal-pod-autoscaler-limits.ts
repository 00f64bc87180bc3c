/**
 * From what the metrics ask for to what is done: the highest recommendation of the last minutes, within bounds.
 * Upstream: pkg/controller/podautoscaler/horizontal.go normalizeDesiredReplicas.
 */
import type { Condition } from '../objects';

export type Recommendation = { readonly replicas: number; readonly atMs: number };

export type Bounds = { currentReplicas: number; minReplicas: number; maxReplicas: number };

/** A number, and why it is not another. */
export type Limited = { replicas: number; reason: string; message: string };

export type Normalized = {
  replicas: number;
  conditions: readonly Condition[];
  recommendations: readonly Recommendation[];
};

export const limits = {
  up: {
    reason: 'ScaleUpLimit',
    message: 'the desired replica count is increasing faster than the maximum scale rate',
  },
  down: {
    reason: 'ScaleDownLimit',
    message: 'the desired replica count is decreasing faster than the maximum scale rate',
  },
  max: {
    reason: 'TooManyReplicas',
    message: 'the desired replica count is more than the maximum replica count',
  },
  min: {
    reason: 'TooFewReplicas',
    message: 'the desired replica count is less than the minimum replica count',
  },
  none: {
    reason: 'DesiredWithinRange',
    message: 'the desired count is within the acceptable range',
  },
} as const;

export const downStabilized = {
  reason: 'ScaleDownStabilized',
  message:
    'recent recommendations were higher than current one, applying the highest recent recommendation',
} as const;

/** How a target without `behavior` follows. */
export function normalize(
  desiredReplicas: number,
  bounds: Bounds,
  recommendations: readonly Recommendation[],
  { nowMs, windowMs }: { nowMs: number; windowMs: number },
): Normalized {
  const stable = stabilize(desiredReplicas, recommendations, { nowMs, windowMs });
  const limited = withinBounds(stable.replicas, bounds);
  return {
    replicas: limited.replicas,
    conditions: conditionsFor(desiredReplicas, { ...stable, ...downStabilized }, limited),
    recommendations: stable.recommendations,
  };
}

/** The highest of the window; the newest takes the place of an old one. */
export function stabilize(
  desiredReplicas: number,
  recommendations: readonly Recommendation[],
  { nowMs, windowMs }: { nowMs: number; windowMs: number },
): { replicas: number; recommendations: readonly Recommendation[] } {
  const isOld = ({ atMs }: Recommendation) => atMs < nowMs - windowMs;
  const recent = recommendations.filter((each) => !isOld(each)).map(({ replicas }) => replicas);
  return {
    replicas: Math.max(desiredReplicas, ...recent),
    recommendations: remember(
      recommendations,
      { replicas: desiredReplicas, atMs: nowMs },
      recommendations.findLastIndex(isOld),
    ),
  };
}

/** Twice the present number at most, but always 4; within min and max. */
export function withinBounds(
  desiredReplicas: number,
  { currentReplicas, minReplicas, maxReplicas }: Bounds,
): Limited {
  const rate = Math.max(2 * currentReplicas, 4);
  const most = Math.min(maxReplicas, rate);
  if (desiredReplicas < minReplicas) return { replicas: minReplicas, ...limits.min };
  if (desiredReplicas <= most) return { replicas: desiredReplicas, ...limits.none };
  return { replicas: most, ...(maxReplicas > rate ? limits.up : limits.max) };
}

/** At a place, or at the end where that is -1. */
export function remember<T>(list: readonly T[], item: T, place: number): T[] {
  return place < 0 ? [...list, item] : list.with(place, item);
}

export function conditionsFor(
  desiredReplicas: number,
  stable: Limited,
  limited: Limited,
): Condition[] {
  const isStable = stable.replicas === desiredReplicas;
  return [
    {
      type: 'AbleToScale',
      status: 'True',
      reason: isStable ? 'ReadyForNewScale' : stable.reason,
      message: isStable ? 'recommended size matches current size' : stable.message,
    },
    {
      type: 'ScalingLimited',
      status: limited.replicas === stable.replicas ? 'False' : 'True',
      reason: limited.reason,
      message: limited.message,
    },
  ];
}
