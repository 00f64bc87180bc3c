/** What an autoscaler does with what it found out, and what it says of it. Upstream: horizontal.go. */
import type { Context, Decision } from '../actor';
import type { Request } from '../api/request';
import { isEqualJson } from '../json';
import type { HorizontalPodAutoscaler, MetricStatus } from '../object-autoscaler';
import type { StatefulSet } from '../object-sets';
import type { Condition, Deployment, ReplicaSet } from '../objects';
import { timeAt } from '../time';
import { type ScaleEvents, withScaleEvent } from './horizontal-pod-autoscaler-behavior';
import type { Recommendation } from './horizontal-pod-autoscaler-limits';
import type { Scale } from './horizontal-pod-autoscaler-proposals';

const COMPONENT = 'horizontal-pod-autoscaler';

/** What an autoscaler looks back on. */
export type Past = {
  readonly recommendations: readonly Recommendation[];
  readonly events: ScaleEvents;
};
export type Outcome = { past: Past; decisions: readonly Decision[] };
export type Target = Deployment | ReplicaSet | StatefulSet;

/** One look of one autoscaler at its target. */
export type Looking = {
  autoscaler: HorizontalPodAutoscaler;
  target: Target;
  scale: Scale;
  past: Past;
  context: Context;
  able: Condition;
};

type Conclusion = {
  replicas: number;
  because: string;
  conditions: readonly Condition[];
  statuses: readonly MetricStatus[];
  /** What the metrics asked for, before windows and limits. */
  asked?: { replicas: number; name: string };
  warnings?: readonly Request[];
};

export function concluded(looking: Looking, past: Past, conclusion: Conclusion): Outcome {
  const { autoscaler, target, scale, context } = looking;
  const { replicas, because, statuses, warnings = [] } = conclusion;
  const from = scale.specReplicas;
  const rescales = replicas !== from;
  const rescaled = condition(
    'AbleToScale',
    'True',
    'SucceededRescale',
    `the HPA controller was able to update the target scale to ${replicas}`,
  );
  const conditions = rescales ? [...conclusion.conditions, rescaled] : conclusion.conditions;
  const status: HorizontalPodAutoscaler['status'] = {
    ...autoscaler.status,
    currentReplicas: from,
    desiredReplicas: replicas,
    currentMetrics: [...statuses],
    conditions: withConditions(autoscaler.status.conditions ?? [], conditions, context.nowMs),
    ...(rescales ? { lastScaleTime: timeAt(context.nowMs) } : {}),
  };
  const update = statusUpdate(autoscaler, status);
  const requests = [
    ...warnings,
    ...(rescales ? rescale(autoscaler, target, replicas, because) : []),
    ...update,
  ];
  const { behavior } = autoscaler.spec;
  const events =
    rescales && behavior
      ? withScaleEvent(past.events, behavior, { from, to: replicas, atMs: context.nowMs })
      : past.events;
  if (requests.length === 0) return { past, decisions: [] };
  const decision: Decision = {
    rule: 'hpa.reconcileAutoscaler',
    text: explain(looking, conclusion),
    inputs: { from, asked: conclusion.asked?.replicas ?? null, to: replicas },
    requests,
  };
  return { past: { ...past, events }, decisions: [decision] };
}

function explain({ autoscaler, scale }: Looking, conclusion: Conclusion): string {
  const { replicas, because, asked, conditions } = conclusion;
  const { name } = autoscaler.metadata;
  if (!asked) return `${name}: ${because}: ${scale.specReplicas} -> ${replicas}.`;
  const words = conditions
    .filter(({ type, reason }) => type !== 'ScalingActive' && reason !== 'SucceededGetScale')
    .map(({ reason, message }) => `${reason}, ${message}`)
    .join('; ');
  return `${name}: ${scale.specReplicas} replicas, ${asked.name} asks for ${asked.replicas}; ${words}: ${replicas}.`;
}

function rescale(
  autoscaler: HorizontalPodAutoscaler,
  { kind, metadata: { namespace = '', name } }: Target,
  replicas: number,
  because: string,
): Request[] {
  return [
    { verb: 'scale', kind, namespace, name, replicas },
    said(autoscaler, 'Normal', 'SuccessfulRescale', `New size: ${replicas}; reason: ${because}`),
  ];
}

export function blind(
  looking: Looking,
  reason: string,
  problem: string,
  warnings: Request[],
): Decision {
  const { autoscaler, scale, context, able } = looking;
  const inactive = condition(
    'ScalingActive',
    'False',
    reason,
    `the HPA was unable to compute the replica count: ${firstErrorIn(warnings)}`,
  );
  const conditions = withConditions(
    autoscaler.status.conditions ?? [],
    [able, inactive],
    context.nowMs,
  );
  const status = { ...autoscaler.status, currentReplicas: scale.specReplicas, conditions };
  return {
    rule: 'hpa.computeReplicasForMetrics',
    text: `${autoscaler.metadata.name}: ${problem}: the size stays ${scale.specReplicas}.`,
    inputs: { problem },
    requests: [
      ...warnings,
      ...statusUpdate(autoscaler, status),
      said(autoscaler, 'Warning', 'FailedComputeMetricsReplicas', problem),
    ],
  };
}

function firstErrorIn([first]: readonly Request[]): string {
  return first?.verb === 'record' ? first.message : '';
}

/** The target is not there, or is nothing that has a size. */
export function lost(
  autoscaler: HorizontalPodAutoscaler,
  { problem }: { problem: string },
  context: Context,
): Decision {
  const message = `the HPA controller was unable to get the target's current scale: ${problem}`;
  const conditions = withConditions(
    autoscaler.status.conditions ?? [],
    [condition('AbleToScale', 'False', 'FailedGetScale', message)],
    context.nowMs,
  );
  return {
    rule: 'hpa.reconcileAutoscaler',
    text: `${autoscaler.metadata.name}: ${message}.`,
    inputs: { problem },
    requests: [
      said(autoscaler, 'Warning', 'FailedGetScale', problem),
      ...statusUpdate(autoscaler, { ...autoscaler.status, conditions }),
    ],
  };
}

function statusUpdate(
  autoscaler: HorizontalPodAutoscaler,
  status: HorizontalPodAutoscaler['status'],
): Request[] {
  return isEqualJson(status, autoscaler.status)
    ? []
    : [{ verb: 'updateStatus', object: { ...autoscaler, status } }];
}

export function condition(
  type: string,
  status: Condition['status'],
  reason: string,
  message: string,
): Condition {
  return { type, status, reason, message };
}

/** Each in its place, or at the end; the time is that of the last change of its status. */
function withConditions(
  before: readonly Condition[],
  next: readonly Condition[],
  nowMs: number,
): Condition[] {
  const all = [...before];
  for (const each of next) {
    const place = all.findIndex(({ type }) => type === each.type);
    const old = all[place];
    const lastTransitionTime = old?.status === each.status ? old.lastTransitionTime : timeAt(nowMs);
    all.splice(old ? place : all.length, 1, { ...each, lastTransitionTime });
  }
  return all;
}

export function said(
  about: HorizontalPodAutoscaler,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
): Request {
  return { verb: 'record', about, type, reason, message, component: COMPONENT };
}
