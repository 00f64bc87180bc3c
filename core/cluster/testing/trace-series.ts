/** The quantities of a run as step functions of time, and how far two runs agree in them. */
import type { Rename } from './plain-words';
import type { RecordedTrace } from './recorded-trace';

type Value = number | string;
type Step = readonly [t: number, value: Value];
export type Series = ReadonlyMap<string, readonly Step[]>;
export type Loose = RecordedTrace['loose'];

/** At most so much of a quantity's time may lie outside the slack. */
const TOLERATED = 0.02;
const PHASES = ['Pending', 'Running', 'Succeeded', 'Failed'];

export function seriesOf(trace: RecordedTrace, rename: Rename): Series {
  const series = new Map<string, Step[]>();
  const put = (key: string, t: number, value: Value) => {
    const steps = series.get(key) ?? [];
    series.set(key, [...steps, [t, value]]);
  };
  for (const controller of trace.controllers) {
    for (const [field, value] of Object.entries(numbersOf(controller))) {
      put(`${rename(controller.name)} ${field}`, controller.t, value);
    }
  }
  putNodes(trace.nodes, rename, put);
  for (const { t, name, ready = 0 } of trace.endpoints) put(`endpoints ${name} ready`, t, ready);
  putPods(trace.pods, put);
  return series;
}

/** The share of quantities whose whole course agrees, and what is wrong with the others. */
export function compareSeries(
  real: Series,
  simulated: Series,
  until: number,
  loose: Loose,
): { score: number; wrong: string[] } {
  const wrong: string[] = [];
  let all = 0;
  for (const [key, steps] of real) {
    const other = simulated.get(key) ?? [];
    if ([...steps, ...other].every(([, value]) => !value)) continue;
    all += 1;
    const bad = disagreements(steps, other, until, loose);
    if (bad.length / until <= TOLERATED) continue;
    const [first = 0] = bad;
    wrong.push(
      `${key}: ${bad.length} of ${until} seconds differ, first at ${first}s (real ${valueAt(steps, first, startOf(steps))}, simulated ${valueAt(other, first, startOf(steps))})`,
    );
  }
  return { score: all > 0 ? 1 - wrong.length / all : 1, wrong };
}

export function slackAt(t: number, loose: Loose): number {
  return Math.max(2, t * 0.02, ...loose.map(([from, seconds]) => (t >= from ? seconds : 0)));
}

type Put = (key: string, t: number, value: Value) => void;

function numbersOf({
  gone,
  replicas = 0,
  status = {},
}: RecordedTrace['controllers'][number]): Record<string, number> {
  if (gone) return { gone: 1 };
  return {
    replicas,
    available: status.availableReplicas ?? 0,
    ready: status.readyReplicas ?? status.numberReady ?? 0,
    updated: status.updatedReplicas ?? 0,
    desired: status.desiredReplicas ?? 0,
    succeeded: status.succeeded ?? 0,
    failed: status.failed ?? 0,
  };
}

/** Nodes that are alike are one quantity: how many of them are in which state. */
function putNodes(nodes: RecordedTrace['nodes'], rename: Rename, put: Put): void {
  const states = new Map<string, { like: string; ready: string; taints: string }>();
  for (const { t, name, ready, taints = [] } of nodes) {
    const like = rename(name);
    states.set(name, { like, ready: ready ?? '', taints: taints.join(' ') });
    const same = [...states.values()].filter((state) => state.like === like);
    put(`node ${like} ready`, t, sortedText(same.map((state) => state.ready)));
    put(`node ${like} taints`, t, sortedText(same.map((state) => state.taints)));
  }
}

function sortedText(texts: readonly string[]): string {
  return [...texts].sort().join(', ');
}

function putPods(changes: RecordedTrace['pods'], put: Put): void {
  const pods = new Map<string, RecordedTrace['pods'][number]>();
  for (const change of changes) {
    if (change.gone) pods.delete(change.name);
    else pods.set(change.name, change);
    const live = [...pods.values()];
    const { t } = change;
    for (const phase of PHASES) {
      put(`pods ${phase}`, t, live.filter((pod) => pod.phase === phase).length);
    }
    put('pods terminating', t, live.filter((pod) => pod.terminating).length);
    put('pods unscheduled', t, live.filter((pod) => !pod.node).length);
    put(
      'pods restarts',
      t,
      live.reduce((sum, { restarts = 0 }) => sum + restarts, 0),
    );
  }
}

function disagreements(
  real: readonly Step[],
  simulated: readonly Step[],
  until: number,
  loose: Loose,
): number[] {
  const start = startOf(real);
  const seconds = Array.from({ length: Math.floor(until) }, (_, i) => i + 1);
  return seconds.filter((t) => {
    const slack = slackAt(t, loose);
    const value = simulated.length > 0 ? valueAt(simulated, t, startOf(simulated)) : start;
    return !valuesDuring(real, t - slack, t + slack, start).includes(value);
  });
}

function startOf(steps: readonly Step[]): Value {
  return typeof steps[0]?.[1] === 'string' ? '' : 0;
}

function valueAt(steps: readonly Step[], t: number, start: Value): Value {
  return steps.findLast(([at]) => at <= t)?.[1] ?? start;
}

function valuesDuring(steps: readonly Step[], from: number, to: number, start: Value): Value[] {
  const within = steps.filter(([t]) => t > from && t <= to).map(([, value]) => value);
  return [valueAt(steps, from, start), ...within];
}
