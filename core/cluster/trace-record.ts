/**
 * What happened in a run, in the shape in which runs of real clusters are recorded: what each command printed,
 * and every change of events, pods, controllers, endpoints and nodes, with its time in seconds.
 */
import { isJsonObject, type Json, type JsonObject } from './json';
import type { Endpoints, Event, KubernetesObject, Node, Pod, Taint } from './objects';
import { type Change, changesBetween } from './store';
import { millisOf } from './time';
import type { Cluster } from './world';

type Entry = { t: number; [field: string]: Json | undefined };

export type TraceRecord = {
  scenario: string;
  transcript: readonly Entry[];
  events: readonly Entry[];
  pods: readonly Entry[];
  controllers: readonly Entry[];
  endpoints: readonly Entry[];
  nodes: readonly Entry[];
};

/** The kinds that are recorded as controllers, by their plural. */
const controllerKinds = new Map([
  ['Deployment', 'deployments'],
  ['ReplicaSet', 'replicasets'],
  ['StatefulSet', 'statefulsets'],
  ['DaemonSet', 'daemonsets'],
  ['Job', 'jobs'],
  ['CronJob', 'cronjobs'],
  ['HorizontalPodAutoscaler', 'horizontalpodautoscalers'],
]);

export function traceRecord(cluster: Cluster, scenario: string): TraceRecord {
  const changes = changesBetween(cluster.store, 0, cluster.store.revision);
  return {
    scenario,
    transcript: transcriptOf(cluster),
    events: changes.flatMap(({ object, atMs }) =>
      object?.kind === 'Event' && millisOf(object.lastTimestamp) >= 0
        ? [{ t: seconds(atMs), ...eventEntry(object) }]
        : [],
    ),
    pods: entries(changes, podEntry),
    controllers: entries(changes, controllerEntry),
    endpoints: entries(changes, endpointsEntry),
    nodes: entries(changes, nodeEntry),
  };
}

/** A command's `at` is the time it was asked for; commands before it may have taken longer. */
function transcriptOf({ acts, scenario }: Cluster): Entry[] {
  const scripted = acts.filter(({ by }) => by === 'scenario');
  return scripted.flatMap(({ command, output, atMs }, i) =>
    command.type === 'kubectl'
      ? [
          {
            at: seconds(scenario.steps[i]?.atMs ?? atMs),
            t: seconds(atMs),
            run: command.text,
            stdout: output.stdout,
            stderr: output.stderr,
            exit: output.exitCode,
          },
        ]
      : [],
  );
}

/** An entry for each change that can be seen in it. */
function entries(
  changes: readonly Change[],
  entryOf: (object: KubernetesObject) => JsonObject | null,
): Entry[] {
  const last = new Map<string, string>();
  return changes.flatMap(({ key, object, previous, atMs }): Entry[] => {
    const subject = object ?? previous;
    const entry = subject && entryOf(subject);
    if (!entry) return [];
    const shown = object ? entry : { name: entry.name, gone: true };
    const text = JSON.stringify(shown);
    if (last.get(key) === text) return [];
    last.set(key, text);
    return [{ t: seconds(atMs), ...shown }];
  });
}

function eventEntry({ type, reason, involvedObject, message, count }: Event): JsonObject {
  return { type, reason, kind: involvedObject.kind, name: involvedObject.name, message, count };
}

function podEntry(object: KubernetesObject): JsonObject | null {
  if (object.kind !== 'Pod' || !isInDefault(object)) return null;
  const { metadata, spec, status } = object;
  const containers = status.containerStatuses ?? [];
  return {
    name: metadata.name,
    node: spec.nodeName ?? null,
    phase: status.phase,
    ready: isReady(object),
    restarts: containers.reduce((sum, { restartCount }) => sum + restartCount, 0),
    waiting: containers.find(({ state }) => state.waiting)?.state.waiting?.reason ?? null,
    terminating: metadata.deletionTimestamp !== undefined,
    owner: metadata.ownerReferences?.[0]?.name ?? null,
  };
}

function isReady({ status }: Pod): boolean {
  return (status.conditions ?? []).some((each) => each.type === 'Ready' && each.status === 'True');
}

function controllerEntry(object: KubernetesObject): JsonObject | null {
  const plural = controllerKinds.get(object.kind);
  const json: unknown = object;
  if (plural === undefined || !isInDefault(object) || !isJsonObject(json)) return null;
  const spec = isJsonObject(json.spec) ? json.spec : {};
  const status = isJsonObject(json.status) ? json.status : {};
  const numbers = Object.entries(status).filter(([, value]) => typeof value === 'number');
  return {
    name: `${plural}/${object.metadata.name}`,
    ...(typeof spec.replicas === 'number' ? { replicas: spec.replicas } : {}),
    status: Object.fromEntries(numbers),
  };
}

function endpointsEntry(object: KubernetesObject): JsonObject | null {
  if (object.kind !== 'Endpoints' || !isInDefault(object)) return null;
  if (object.metadata.name === 'kubernetes') return null;
  const subsets = object.subsets ?? [];
  return {
    name: object.metadata.name,
    ready: sizeOf(subsets, 'addresses'),
    notReady: sizeOf(subsets, 'notReadyAddresses'),
  };
}

function sizeOf(
  subsets: NonNullable<Endpoints['subsets']>,
  field: 'addresses' | 'notReadyAddresses',
): number {
  return subsets.reduce((sum, subset) => sum + (subset[field]?.length ?? 0), 0);
}

function nodeEntry(object: KubernetesObject): JsonObject | null {
  return object.kind === 'Node' ? stateOf(object) : null;
}

function stateOf({ metadata, spec, status }: Node): JsonObject {
  const ready = (status.conditions ?? []).find(({ type }) => type === 'Ready');
  return {
    name: metadata.name,
    ready: ready?.status ?? null,
    taints: (spec.taints ?? []).map(taintText).sort(),
    unschedulable: spec.unschedulable ?? false,
  };
}

function taintText({ key, value, effect }: Taint): string {
  return value ? `${key}=${value}:${effect}` : `${key}:${effect}`;
}

function isInDefault({ metadata }: KubernetesObject): boolean {
  return metadata.namespace === 'default';
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
