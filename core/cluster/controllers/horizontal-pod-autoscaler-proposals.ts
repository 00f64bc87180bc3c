/**
 * What each metric of an autoscaler asks for; the largest number counts.
 * Upstream: pkg/controller/podautoscaler/horizontal.go computeReplicasForMetrics.
 */
import type { Context } from '../actor';
import type {
  HorizontalPodAutoscaler,
  MetricSpec,
  MetricStatus,
  MetricTarget,
  MetricValue,
} from '../object-autoscaler';
import type { Pod } from '../objects';
import { milliValue } from '../quantity';
import { usageOf, valueFromOutside, valueOfObject } from './horizontal-pod-autoscaler-metrics';
import type { Calculation } from './horizontal-pod-autoscaler-pods';
import {
  type Proposal,
  replicasForAverage,
  replicasForUtilization,
} from './horizontal-pod-autoscaler-usage';
import { replicasForShare, replicasForValue } from './horizontal-pod-autoscaler-value';

/** The pods of a target, and how many of them it wants and has. */
export type Scale = { pods: readonly Pod[]; specReplicas: number; statusReplicas: number };

type Answer =
  | { replicas: number; name: string; current: MetricValue }
  /** `reason` is that of the event; `prefix` stands before it where the failures are counted. */
  | { error: string; reason: string; prefix: string };

export type Failure = { error: string; reason: string };

export type Proposed = {
  /** Null where the metrics that failed allow no answer. */
  best: { replicas: number; name: string } | null;
  statuses: readonly MetricStatus[];
  failures: readonly Failure[];
  /** The first failure, and how many there are. */
  problem: string;
};

export function proposalsOf(
  { metadata: { namespace = '' }, spec }: HorizontalPodAutoscaler,
  scale: Scale,
  calculation: Calculation,
  context: Context,
): Proposed {
  const asked = spec.metrics.map((metric) => ({
    metric,
    answer: answerOf(metric, scale, { namespace, calculation, context }),
  }));
  const failed = asked.flatMap(({ answer }) => ('error' in answer ? [answer] : []));
  const answered = asked.flatMap(({ metric, answer }) =>
    'error' in answer ? [] : [{ ...answer, type: metric.type }],
  );
  const best = answered.reduce<Proposed['best']>(
    (highest, { replicas, name }) =>
      highest === null || highest.replicas === 0 || replicas > highest.replicas
        ? { replicas, name }
        : highest,
    null,
  );
  const [first] = failed;
  const isBlind =
    context.constants.autoscaler.holdsWhenBlind &&
    failed.length > 0 &&
    (best?.replicas ?? 0) < scale.specReplicas;
  return {
    best: isBlind ? null : best,
    statuses: answered.map(({ type, name, current }) => ({ type, name, current })),
    failures: failed.map(({ error, reason }) => ({ error, reason })),
    problem: first
      ? `invalid metrics (${failed.length} invalid out of ${spec.metrics.length}), first error is: ${first.prefix}${first.error}`
      : '',
  };
}

type Asking = { namespace: string; calculation: Calculation; context: Context };

function answerOf(metric: MetricSpec, scale: Scale, asking: Asking): Answer {
  const { resource, containerResource, pods, object, external } = metric;
  if (resource) return ofResource({ ...resource, container: '' }, scale, asking);
  if (containerResource) return ofResource(containerResource, scale, asking);
  if (pods) return ofPods(pods, scale, asking);
  if (object) return ofObject(object, scale, asking);
  if (external) return ofOutside(external, scale, asking);
  const error = `unknown metric source type "${metric.type}"`;
  return { error, reason: 'InvalidMetricSourceType', prefix: '' };
}

function ofResource(
  { name: resource, container, target }: { name: string; container: string; target: MetricTarget },
  scale: Scale,
  { calculation, context }: Asking,
): Answer {
  const measured = measuredFor(resource, scale, context);
  const { averageUtilization: percent, averageValue } = target;
  const proposal =
    percent === undefined
      ? replicasForAverage(measured, { resource, milliValue: amount(averageValue) }, calculation)
      : replicasForUtilization(measured, { resource, container, percent }, calculation);
  const share = percent === undefined ? '' : ' utilization (percentage of request)';
  const kind = container === '' ? 'resource' : 'container resource';
  const says = context.constants.autoscaler.saysWhichMetric;
  return answered(proposal, `${resource} ${kind === 'resource' ? 'resource' : kind}${share}`, {
    reason: container === '' ? 'FailedGetResourceMetric' : 'FailedGetContainerResourceMetric',
    before: `failed to get ${resource} ${says && percent === undefined ? 'usage' : 'utilization'}: `,
    prefix: says ? `failed to get ${resource} ${kind} metric value: ` : '',
  });
}

function ofPods(
  { metric: { name }, target }: { metric: { name: string }; target: MetricTarget },
  scale: Scale,
  { calculation, context }: Asking,
): Answer {
  const aim = { metric: name, milliValue: amount(target.averageValue) };
  const proposal = replicasForAverage(measuredFor(name, scale, context), aim, calculation);
  const prefix = 'failed to get pods metric value: ';
  return answered(proposal, `pods metric ${name}`, {
    reason: 'FailedGetPodsMetric',
    before: '',
    prefix,
  });
}

function ofObject(
  { describedObject, metric, target }: NonNullable<MetricSpec['object']>,
  scale: Scale,
  { namespace, calculation, context }: Asking,
): Answer {
  const { kind, name } = describedObject;
  const failure = {
    reason: 'FailedGetObjectMetric',
    before: '',
    prefix: 'failed to get object metric value: ',
  };
  const value = valueOfObject(metric.name, describedObject, namespace, context);
  if (value === null) {
    const error = `unable to get metric ${metric.name}: no metrics returned from custom metrics API on ${kind} ${namespace}/${name}`;
    return answered({ error }, '', failure);
  }
  return ofNumber(value, target, scale, calculation, {
    name: `${kind} metric ${metric.name}`,
    ...failure,
  });
}

function ofOutside(
  { metric: { name, selector }, target }: NonNullable<MetricSpec['external']>,
  scale: Scale,
  { namespace, calculation, context }: Asking,
): Answer {
  const failure = {
    reason: 'FailedGetExternalMetric',
    before: '',
    prefix: `failed to get ${name} external metric: `,
  };
  const value = valueFromOutside(name, selector, context);
  if (value === null) {
    const error = `unable to get external metric ${namespace}/${name}: no metrics returned from external metrics API`;
    return answered({ error }, '', failure);
  }
  return ofNumber(value, target, scale, calculation, {
    name: `external metric ${name}`,
    ...failure,
  });
}

type Naming = { reason: string; before: string; prefix: string };

/** `Value` is for all pods together, `AverageValue` for each. */
function ofNumber(
  value: number,
  target: MetricTarget,
  { pods, specReplicas, statusReplicas }: Scale,
  calculation: Calculation,
  naming: Naming & { name: string },
): Answer {
  if (target.averageValue !== undefined) {
    const aim = amount(target.averageValue);
    return answered(replicasForShare(statusReplicas, value, aim, calculation), naming.name, naming);
  }
  const scale = { pods, currentReplicas: specReplicas };
  const proposal = replicasForValue(scale, value, amount(target.value), calculation);
  if ('error' in proposal) return answered(proposal, naming.name, naming);
  return { ...proposal, name: naming.name, current: { value: `${value}m` } };
}

function measuredFor(metric: string, { pods, specReplicas }: Scale, context: Context) {
  return { pods, usage: usageOf(metric, pods, context), currentReplicas: specReplicas };
}

function answered(proposal: Proposal, name: string, { reason, before, prefix }: Naming): Answer {
  if ('error' in proposal) return { error: `${before}${proposal.error}`, reason, prefix };
  const { replicas, averageMilliValue, utilizationPercent } = proposal;
  return {
    replicas,
    name,
    current: {
      averageValue: `${averageMilliValue}m`,
      ...(utilizationPercent === undefined ? {} : { averageUtilization: utilizationPercent }),
    },
  };
}

function amount(quantity: string | number | undefined): number {
  return quantity === undefined ? 0 : (milliValue(quantity) ?? 0);
}
