/**
 * How many replicas what the pods spend asks for. Pods without metrics, and unready ones where more is asked
 * for, are taken to spend what speaks against a change.
 * Upstream: pkg/controller/podautoscaler/replica_calculator.go GetResourceReplicas, calcPlainMetricReplicas.
 */
import type { Pod } from '../objects';
import { milliValue } from '../quantity';
import { type Calculation, groupPods, type Usage } from './horizontal-pod-autoscaler-pods';
import { sum } from './rolling';

export type Proposal =
  | { replicas: number; averageMilliValue: number; utilizationPercent?: number }
  | { error: string };

export type Measured = {
  pods: readonly Pod[];
  usage: ReadonlyMap<string, Usage>;
  currentReplicas: number;
};

/** For a share of what the pods request. `container` is empty for all of a pod's containers. */
export function replicasForUtilization(
  measured: Measured,
  target: { resource: string; container: string; percent: number },
  calculation: Calculation,
): Proposal {
  const { resource, container, percent } = target;
  if (measured.usage.size === 0) return { error: noResourceMetrics(resource) };
  if (measured.pods.length === 0) return { error: NO_PODS };
  const requests = requestsOf(measured.pods, resource, container);
  if (!requests) return { error: `missing request for ${resource}` };
  const filled = calculation.missingMeetTarget ? Math.max(100, percent) : 100;
  return proposed(measured, resource, calculation, {
    ratioOf: (values) => utilization(values, requests, percent),
    whenBusy: (name) => Math.trunc(((requests.get(name) ?? 0) * filled) / 100),
    isCareful: true,
  });
}

/** For so much a pod, of a resource or of a metric of any name. */
export function replicasForAverage(
  measured: Measured,
  target: ({ resource: string } | { metric: string }) & { milliValue: number },
  calculation: Calculation,
): Proposal {
  const resource = 'resource' in target ? target.resource : '';
  if (measured.usage.size === 0) {
    return {
      error: 'metric' in target ? noCustomMetrics(target.metric) : noResourceMetrics(resource),
    };
  }
  if (measured.pods.length === 0) return { error: NO_PODS };
  return proposed(measured, resource, calculation, {
    ratioOf: (values) => {
      const averageMilliValue = Math.trunc(sum(values.map(([, value]) => value)) / values.length);
      return { ratio: averageMilliValue / target.milliValue, averageMilliValue };
    },
    whenBusy: () => target.milliValue,
    isCareful: false,
  });
}

function noResourceMetrics(resource: string): string {
  return `unable to get metrics for resource ${resource}: no metrics returned from resource metrics API`;
}

function noCustomMetrics(metric: string): string {
  return `unable to get metric ${metric}: no metrics returned from custom metrics API`;
}

export function isWithinTolerance(
  ratio: number,
  { tolerance, toleranceAsRange }: Calculation,
): boolean {
  return toleranceAsRange
    ? ratio >= 1 - tolerance && ratio <= 1 + tolerance
    : Math.abs(1 - ratio) <= tolerance;
}

export const NO_PODS = 'no pods returned by selector while calculating replica count';

type Values = readonly (readonly [name: string, value: number])[];
type Ratio = { ratio: number; averageMilliValue: number; utilizationPercent?: number };
type Yardstick = {
  ratioOf: (values: Values) => Ratio | { error: string };
  /** What a pod without metrics is taken to spend where fewer are asked for. */
  whenBusy: (name: string) => number;
  /** Whether pods without metrics never make a change in the other direction, or one where there was none. */
  isCareful: boolean;
};

function proposed(
  { pods, usage, currentReplicas }: Measured,
  resource: string,
  calculation: Calculation,
  { ratioOf, whenBusy, isCareful }: Yardstick,
): Proposal {
  const groups = groupPods(pods, usage, resource, calculation);
  const left = new Set([...groups.ignored, ...groups.unready]);
  const known: Values = [...usage]
    .filter(([name]) => !left.has(name))
    .map(([name, { milliValue: value }]) => [name, value]);
  if (known.length === 0) return { error: 'did not receive metrics for any ready pods' };
  const first = ratioOf(known);
  if ('error' in first) return first;
  const { ratio, ...current } = first;
  const countsUnready = groups.unready.length > 0 && ratio > 1;
  if (!countsUnready && groups.missing.length === 0) {
    const replicas = isWithinTolerance(ratio, calculation)
      ? currentReplicas
      : Math.ceil(ratio * groups.readyCount);
    return { replicas, ...current };
  }
  const filled: Values = [
    ...known,
    ...groups.missing.map((name) => [name, ratio < 1 ? whenBusy(name) : 0] as const),
    ...(countsUnready ? groups.unready.map((name) => [name, 0] as const) : []),
  ];
  const second = ratioOf(filled);
  if ('error' in second) return second;
  const replicas = Math.ceil(second.ratio * filled.length);
  const keeps =
    isWithinTolerance(second.ratio, calculation) ||
    isTurned(ratio, second.ratio) ||
    (isCareful && (ratio === 1 || isTurned(replicas / currentReplicas, second.ratio)));
  return { replicas: keeps ? currentReplicas : replicas, ...current };
}

/** Whether one asks for more and the other for fewer. */
function isTurned(one: number, other: number): boolean {
  return (one < 1 && other > 1) || (one > 1 && other < 1);
}

/** In whole percents, cut. */
function utilization(
  values: Values,
  requests: ReadonlyMap<string, number>,
  percent: number,
): Ratio | { error: string } {
  const known = values.filter(([name]) => requests.has(name));
  const used = sum(known.map(([, value]) => value));
  const requested = sum(known.map(([name]) => requests.get(name) ?? 0));
  if (requested === 0) return { error: 'no metrics returned matched known pods' };
  const utilizationPercent = Math.trunc((used * 100) / requested);
  const averageMilliValue = Math.trunc(used / known.length);
  return { ratio: utilizationPercent / percent, utilizationPercent, averageMilliValue };
}

/** Null where a container that counts requests nothing. */
function requestsOf(
  pods: readonly Pod[],
  resource: string,
  container: string,
): ReadonlyMap<string, number> | null {
  const requests = new Map<string, number>();
  for (const { metadata, spec } of pods) {
    const amounts = spec.containers
      .filter(({ name }) => container === '' || name === container)
      .map(({ resources }) => resources?.requests?.[resource]);
    const known = amounts.flatMap((amount) => (amount === undefined ? [] : [amount]));
    if (known.length < amounts.length) return null;
    requests.set(metadata.name, sum(known.map((amount) => milliValue(amount) ?? 0)));
  }
  return requests;
}
