/**
 * What the metrics APIs serve. CPU is what images say that idling and requests cost; one custom metric is served
 * besides, the requests a second that the scenario sends, of a pod, of a Service, or from outside.
 * Upstream: staging/src/k8s.io/metrics.
 */
import type { Context, Surroundings } from '../actor';
import { defaultBehaviour } from '../image-behaviour';
import type { LabelSelector, Pod } from '../objects';
import { isReady } from '../pods';
import { getObject, listObjects } from '../store';
import type { Usage } from './horizontal-pod-autoscaler-pods';
import { sum } from './rolling';

const REQUESTS = 'requests_per_second';
const WINDOW_MS = 15_000;
/** Measured finer than it is reckoned: a part of a millicore counts as one. Upstream: resource.Quantity MilliValue. */
const NANOS_PER_MILLI = 1_000_000;

/** What a measurement depends on. */
type Seen = Pick<Context, 'nowMs' | 'view'> & {
  surroundings: Pick<Surroundings, 'images' | 'load'>;
};

/** By pod; nothing for what is not measured, and of pods that do not run. */
export function usageOf(
  metric: string,
  pods: readonly Pod[],
  context: Seen,
): ReadonlyMap<string, Usage> {
  if (metric !== 'cpu' && metric !== REQUESTS) return new Map();
  const running = pods.filter((pod) => pod.status.phase === 'Running');
  return new Map(
    running.map((pod) => {
      const requests = requestsTo(pod, context);
      const milliValue = metric === 'cpu' ? millicores(pod, requests, context) : requests * 1000;
      const usage = { milliValue, timestampMs: context.nowMs, windowMs: WINDOW_MS };
      return [pod.metadata.name, usage];
    }),
  );
}

/** In thousandths; null where no such metric is served. */
export function valueOfObject(
  metric: string,
  { kind, name }: { kind: string; name: string },
  namespace: string,
  context: Context,
): number | null {
  const service =
    kind === 'Service' ? getObject(context.view, 'Service', `${namespace}/${name}`) : null;
  const app = service?.spec.selector?.app;
  return metric === REQUESTS && app !== undefined
    ? (context.surroundings.load[app] ?? 0) * 1000
    : null;
}

/** All that is sent, or what is sent to the app that the selector names. */
export function valueFromOutside(
  metric: string,
  selector: LabelSelector | undefined,
  { surroundings: { load } }: Context,
): number | null {
  if (metric !== REQUESTS) return null;
  const app = selector?.matchLabels?.app;
  return (app === undefined ? sum(Object.values(load)) : (load[app] ?? 0)) * 1000;
}

function millicores(pod: Pod, requests: number, { surroundings }: Seen): number {
  const image = pod.spec.containers[0]?.image ?? '';
  const { cpuIdle, cpuPerRequest } = surroundings.images[image] ?? defaultBehaviour;
  const nanos = Math.round((cpuIdle + cpuPerRequest * requests) * NANOS_PER_MILLI);
  return Math.ceil(nanos / NANOS_PER_MILLI);
}

/** The ready pods of an app share its load evenly. */
function requestsTo(pod: Pod, { view, surroundings: { load } }: Seen): number {
  const app = pod.metadata.labels?.app;
  const total = app === undefined ? 0 : (load[app] ?? 0);
  if (total === 0 || !isServing(pod)) return 0;
  const sharers = listObjects(view, 'Pod', pod.metadata.namespace).filter(
    (other) => other.metadata.labels?.app === app && isServing(other),
  );
  return total / Math.max(1, sharers.length);
}

function isServing(pod: Pod): boolean {
  return isReady(pod) && !pod.metadata.deletionTimestamp;
}
