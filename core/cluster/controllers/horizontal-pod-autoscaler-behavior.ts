/**
 * The same for a target with `behavior`: each direction has its window and its policies.
 * Upstream: pkg/controller/podautoscaler/horizontal.go normalizeDesiredReplicasWithBehaviors.
 */
import type { ScalingBehavior, ScalingRules } from '../object-autoscaler';
import {
  type Bounds,
  conditionsFor,
  downStabilized,
  type Limited,
  limits,
  type Normalized,
  type Recommendation,
  remember,
} from './horizontal-pod-autoscaler-limits';
import { sum } from './rolling';

type ScaleEvent = { readonly change: number; readonly atMs: number };
/** What was added and what was taken away, each as a positive number. */
export type ScaleEvents = {
  readonly up: readonly ScaleEvent[];
  readonly down: readonly ScaleEvent[];
};

export const noScaleEvents: ScaleEvents = { up: [], down: [] };

const upStabilized = {
  reason: 'ScaleUpStabilized',
  message:
    'recent recommendations were lower than current one, applying the lowest recent recommendation',
} as const;

export type Following = {
  nowMs: number;
  /** The window of scaling down where the behavior names none. */
  windowMs: number;
  /** Whether windows and changes of both directions count in each, as since 1.21. */
  looksBothWays: boolean;
};

export function normalizeWithBehavior(
  desiredReplicas: number,
  bounds: Bounds,
  behavior: ScalingBehavior,
  past: { recommendations: readonly Recommendation[]; events: ScaleEvents },
  following: Following,
): Normalized {
  const stable = stabilized(desiredReplicas, bounds, behavior, past.recommendations, following);
  const limited = withinRates(stable.replicas, bounds, behavior, past.events, following);
  const direction = desiredReplicas >= bounds.currentReplicas ? upStabilized : downStabilized;
  return {
    replicas: limited.replicas,
    conditions: conditionsFor(desiredReplicas, { ...stable, ...direction }, limited),
    recommendations: stable.recommendations,
  };
}

/** Remembers a change in the place of one that no policy looks back to. */
export function withScaleEvent(
  { up, down }: ScaleEvents,
  behavior: ScalingBehavior,
  { from, to, atMs }: { from: number; to: number; atMs: number },
): ScaleEvents {
  const added = (events: readonly ScaleEvent[], rules: ScalingRules) => {
    const longest = Math.max(0, ...rules.policies.map(({ periodSeconds }) => periodSeconds));
    const old = events.findLastIndex((event) => event.atMs < atMs - longest * 1000);
    return remember(events, { change: Math.abs(to - from), atMs }, old);
  };
  return to > from
    ? { up: added(up, behavior.scaleUp), down }
    : { up, down: added(down, behavior.scaleDown) };
}

function stabilized(
  desiredReplicas: number,
  { currentReplicas }: Bounds,
  { scaleUp, scaleDown }: ScalingBehavior,
  recommendations: readonly Recommendation[],
  { nowMs, windowMs, looksBothWays }: Following,
): { replicas: number; recommendations: readonly Recommendation[] } {
  const upMs = (scaleUp.stabilizationWindowSeconds ?? 0) * 1000;
  const seconds = scaleDown.stabilizationWindowSeconds;
  const downMs = seconds === undefined ? windowMs : seconds * 1000;
  const within = (spanMs: number) =>
    recommendations.filter(({ atMs }) => atMs > nowMs - spanMs).map(({ replicas }) => replicas);
  const lowest = Math.min(desiredReplicas, ...within(upMs));
  const highest = Math.max(desiredReplicas, ...within(downMs));
  const oneWay = desiredReplicas >= currentReplicas ? lowest : highest;
  const old = recommendations.findLastIndex(({ atMs }) => atMs < nowMs - Math.max(upMs, downMs));
  return {
    replicas: looksBothWays ? Math.min(Math.max(currentReplicas, lowest), highest) : oneWay,
    recommendations: remember(recommendations, { replicas: desiredReplicas, atMs: nowMs }, old),
  };
}

function withinRates(
  desiredReplicas: number,
  { currentReplicas, minReplicas, maxReplicas }: Bounds,
  behavior: ScalingBehavior,
  events: ScaleEvents,
  following: Following,
): Limited {
  if (desiredReplicas > currentReplicas) {
    const rate = Math.max(currentReplicas, upLimit(currentReplicas, behavior, events, following));
    const most = Math.min(maxReplicas, rate);
    if (desiredReplicas > most) {
      return { replicas: most, ...(maxReplicas > rate ? limits.up : limits.max) };
    }
  }
  if (desiredReplicas < currentReplicas) {
    const rate = Math.min(currentReplicas, downLimit(currentReplicas, behavior, events, following));
    const least = Math.max(minReplicas, rate);
    if (desiredReplicas < least) {
      return { replicas: least, ...(minReplicas < rate ? limits.down : limits.min) };
    }
  }
  return { replicas: desiredReplicas, ...limits.none };
}

/** As many as the policies allow, counted from the number at the beginning of each one's period. */
function upLimit(
  currentReplicas: number,
  { scaleUp }: ScalingBehavior,
  events: ScaleEvents,
  following: Following,
): number {
  if (scaleUp.selectPolicy === 'Disabled') return currentReplicas;
  const proposals = scaleUp.policies.map(({ type, value, periodSeconds }) => {
    const added = changeWithin(events.up, periodSeconds, following);
    const taken = following.looksBothWays ? changeWithin(events.down, periodSeconds, following) : 0;
    const start = currentReplicas - added + taken;
    return type === 'Pods' ? start + value : Math.ceil(start * (1 + value / 100));
  });
  return scaleUp.selectPolicy === 'Min' ? Math.min(...proposals) : Math.max(...proposals);
}

function downLimit(
  currentReplicas: number,
  { scaleDown }: ScalingBehavior,
  events: ScaleEvents,
  following: Following,
): number {
  if (scaleDown.selectPolicy === 'Disabled') return currentReplicas;
  const proposals = scaleDown.policies.map(({ type, value, periodSeconds }) => {
    const taken = changeWithin(events.down, periodSeconds, following);
    const added = following.looksBothWays ? changeWithin(events.up, periodSeconds, following) : 0;
    const start = currentReplicas + taken - added;
    return type === 'Pods' ? start - value : Math.trunc(start * (1 - value / 100));
  });
  return scaleDown.selectPolicy === 'Min' ? Math.max(...proposals) : Math.min(...proposals);
}

function changeWithin(
  events: readonly ScaleEvent[],
  periodSeconds: number,
  { nowMs }: Following,
): number {
  return sum(
    events.filter(({ atMs }) => atMs > nowMs - periodSeconds * 1000).map(({ change }) => change),
  );
}
