/**
 * The namespace controller: a namespace that is deleted is emptied first. It waits five seconds, so that what is
 * on its way still arrives, deletes everything, and comes back until nothing is left; then it lets the namespace
 * go. Upstream: pkg/controller/namespace/namespace_controller.go, deletion/namespaced_resources_deleter.go.
 */
import type { Context, Decision } from '../actor';
import { resources } from '../api/request';
import { isEqualJson } from '../json';
import type { Namespace } from '../object-namespace';
import type { Kind, KubernetesObject, Pod } from '../objects';
import { entriesFrom } from '../sorted-map';
import { getObject, type View, workKeyOf } from '../store';
import { millisOf } from '../time';
import type { Controller, Synced } from './controller';
import { namespaceConditions, type Remaining } from './namespace-conditions';

/** When each namespace that is going is to be looked at, and how often in a row it was not as it should be. */
export type NamespaceMemory = Readonly<Record<string, Due>>;
type Due = { readonly dueMs: number; readonly failures: number };

const FINALIZER = 'kubernetes';
const GRACE_MS = 5000;
/** How long what is held by a finalizer is thought to take. */
const FINALIZER_SECONDS = 15;
const RETRY_FIRST_MS = 5;
const RETRY_MOST_MS = 60_000;

export const namespaceController: Controller<NamespaceMemory> = {
  initial: {},
  observe(memory, { object }, { nowMs }) {
    if (object?.kind !== 'Namespace' || !object.metadata.deletionTimestamp) {
      return { memory, keys: [] };
    }
    const key = workKeyOf(object);
    const { dueMs = Number.POSITIVE_INFINITY, failures = 0 } = memory[key] ?? {};
    const due = { dueMs: Math.min(dueMs, nowMs + GRACE_MS), failures };
    return { memory: { ...memory, [key]: due }, keys: [key] };
  },
  sync(memory, key, { nowMs, latest: view }) {
    const { [key]: due, ...rest } = memory;
    if (!due) return { memory, decisions: [] };
    if (due.dueMs > nowMs) return { memory, decisions: [], againAfterMs: due.dueMs - nowMs };
    const namespace = getObject(view, 'Namespace', key);
    if (!namespace || (namespace.spec.finalizers ?? []).length === 0) {
      return { memory: rest, decisions: [] };
    }
    return empty(rest, due.failures, namespace, { view, nowMs });
  },
  refused: (memory, key, _, { nowMs }) => ({
    memory: { ...memory, [key]: { dueMs: nowMs, failures: 0 } },
    decisions: [],
  }),
};

function empty(
  memory: NamespaceMemory,
  failures: number,
  namespace: Namespace,
  { view, nowMs }: Pick<Context, 'view' | 'nowMs'>,
): Synced<NamespaceMemory> {
  const { name } = namespace.metadata;
  const content = contentOf(view, name);
  const remaining = remainingOf(content, namespace, nowMs);
  const status = {
    ...namespace.status,
    conditions: namespaceConditions(namespace, remaining, nowMs),
  };
  const isChanged = !isEqualJson(status, namespace.status);
  const decision: Decision = {
    rule: 'namespace.deleteAllContent',
    text: textOf(name, content.length, remaining),
    inputs: { namespace: name, content: content.length, seconds: remaining.seconds },
    requests: [
      ...content.map(({ kind, metadata }) => ({
        verb: 'delete' as const,
        kind,
        namespace: name,
        name: metadata.name,
        uid: metadata.uid,
      })),
      ...(isChanged ? [{ verb: 'updateStatus' as const, object: { ...namespace, status } }] : []),
      ...(remaining.count === 0
        ? [{ verb: 'finalize' as const, object: finalized(namespace) }]
        : []),
    ],
  };
  if (remaining.count === 0) return { memory, decisions: [decision] };
  const isOverdue = remaining.seconds === 0;
  const againAfterMs = isOverdue
    ? Math.min(RETRY_FIRST_MS * 2 ** failures, RETRY_MOST_MS)
    : waitSeconds(remaining) * 1000;
  const due = { dueMs: nowMs + againAfterMs, failures: isOverdue ? failures + 1 : 0 };
  return {
    memory: { ...memory, [workKeyOf(namespace)]: due },
    decisions: [decision],
    againAfterMs,
  };
}

function waitSeconds({ seconds }: Remaining): number {
  return Math.floor(seconds / 2) + 1;
}

/** Everything in it, kind by kind. */
function contentOf(view: View, namespace: string): KubernetesObject[] {
  return [...entriesFrom(view.objects, '')].flatMap(({ value }) =>
    value.metadata.namespace === namespace ? [value] : [],
  );
}

/** What is still there after all of it was deleted: pods that take their time, and what a finalizer holds. */
function remainingOf(
  content: readonly KubernetesObject[],
  { metadata }: Namespace,
  nowMs: number,
): Remaining {
  const pods = content.flatMap((object) =>
    object.kind === 'Pod' && isOnNode(object) ? [object] : [],
  );
  const held = content.filter((object) => (object.metadata.finalizers ?? []).length > 0);
  const graces = pods.map(({ spec }) => spec.terminationGracePeriodSeconds ?? 30);
  const longest = Math.max(0, ...graces);
  const sinceMs = nowMs - millisOf(metadata.deletionTimestamp ?? '');
  const podSeconds = sinceMs >= longest * 1000 ? 0 : longest;
  return {
    count: pods.length + held.length,
    seconds: Math.max(podSeconds, held.length > 0 ? FINALIZER_SECONDS : 0),
    overdue: pods.length > 0 && podSeconds === 0 ? ['Pod'] : [],
    kinds: counted([...pods, ...held].map(({ kind }) => kind)),
    finalizers: counted(held.flatMap((object) => object.metadata.finalizers ?? [])),
  };
}

function isOnNode({ spec, status }: Pod): boolean {
  return Boolean(spec.nodeName) && status.phase !== 'Succeeded' && status.phase !== 'Failed';
}

function counted<T extends string>(names: readonly T[]): { name: T; count: number }[] {
  return [...new Set(names)].map((name) => ({
    name,
    count: names.filter((other) => other === name).length,
  }));
}

function finalized(namespace: Namespace): Namespace {
  const { metadata, spec } = namespace;
  const finalizers = (spec.finalizers ?? []).filter((each) => each !== FINALIZER);
  return {
    ...namespace,
    metadata: { ...metadata, resourceVersion: '' },
    spec: { ...spec, finalizers },
  };
}

function textOf(name: string, count: number, remaining: Remaining): string {
  if (remaining.count === 0) {
    return `Namespace ${name} is deleted: ${count} objects in it go at once, then the namespace.`;
  }
  const kinds = remaining.kinds.map((each) => `${each.count} ${pluralOf(each.name)}`).join(' and ');
  return `Namespace ${name} is deleted: ${count} objects in it are to go; ${kinds} take their time, ${remaining.seconds} s at most: look again after ${waitSeconds(remaining)} s.`;
}

function pluralOf(kind: Kind): string {
  return resources[kind].plural;
}
