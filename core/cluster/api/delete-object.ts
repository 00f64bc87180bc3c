/** Deletion: at once, after a grace, once a namespace is empty, or when a budget allows it. */

import { FOREGROUND, isCollected, ORPHAN } from '../collected-kinds';
import { isEqualJson } from '../json';
import type { Namespace } from '../object-namespace';
import type { KubernetesObject, Pod } from '../objects';
import { millisOf, timeAt } from '../time';
import { evictionOf } from './evict';
import { type ApiContext, erased, find, type Handled, stored, withMetadata } from './handled';
import { namespaceProblem } from './namespace-lifecycle';
import { conflict, notFound, type Propagation, type Request } from './request';
import { refusal } from './stage';

export function remove(
  request: Extract<Request, { verb: 'delete' }>,
  context: ApiContext,
): Handled {
  const { kind, name, uid } = request;
  const current = find(request, context.view);
  if (!current) return refusal('storage', notFound(kind, name));
  const problem = namespaceProblem(current, 'delete', context.view);
  if (problem) return refusal('mutating admission', problem);
  if (uid !== undefined && uid !== current.metadata.uid) {
    return refusal('storage', conflict(kind, name));
  }
  if (current.kind === 'Namespace') return terminate(current, context);
  const graceSeconds = current.kind === 'Pod' ? graceOf(current, request.graceSeconds) : 0;
  const held = withPropagation(current, request.propagation);
  if (graceSeconds === 0 && !isHeld(held)) return erased(held);
  const { deletionTimestamp, deletionGracePeriodSeconds: before = 0 } = held.metadata;
  if (deletionTimestamp && graceSeconds >= before) {
    return isEqualJson(held, current) ? { object: current, writes: [] } : stored(held);
  }
  // A shorter grace than the one that is running counts from when that began.
  const sinceMs = deletionTimestamp ? millisOf(deletionTimestamp) - before * 1000 : context.nowMs;
  return stored(
    withMetadata(held, {
      deletionTimestamp: timeAt(sinceMs + graceSeconds * 1000),
      deletionGracePeriodSeconds: graceSeconds,
    }),
  );
}

/** Upstream: apiserver/pkg/registry/generic/registry/store.go deletionFinalizersForGarbageCollection. */
function withPropagation(
  object: KubernetesObject,
  propagation: Propagation | undefined,
): KubernetesObject {
  if (propagation === undefined || !isCollected(object.kind)) return object;
  const { finalizers = [] } = object.metadata;
  const others = finalizers.filter((each) => each !== ORPHAN && each !== FOREGROUND);
  const added = { Background: [], Foreground: [FOREGROUND], Orphan: [ORPHAN] }[propagation];
  const held = [...others, ...added];
  return withMetadata(object, { finalizers: held.length > 0 ? held : undefined });
}

function isHeld({ metadata }: KubernetesObject): boolean {
  return (metadata.finalizers ?? []).length > 0;
}

/** Whether it only waited for those who held it by a finalizer. */
export function isReleased(object: KubernetesObject): boolean {
  const { deletionTimestamp, deletionGracePeriodSeconds } = object.metadata;
  return deletionTimestamp !== undefined && deletionGracePeriodSeconds === 0 && !isHeld(object);
}

/** A namespace goes once it is empty, which its finalizers say. */
function terminate(namespace: Namespace, { nowMs }: ApiContext): Handled {
  const { metadata, spec } = namespace;
  if ((spec.finalizers ?? []).length === 0) return erased(namespace);
  if (metadata.deletionTimestamp) return { object: namespace, writes: [] };
  return stored({
    ...namespace,
    metadata: { ...metadata, deletionTimestamp: timeAt(nowMs) },
    status: { ...namespace.status, phase: 'Terminating' },
  });
}

/** The budget's count goes down before the pod is deleted, so that no two pods are let go on one count. */
export function evict(request: Extract<Request, { verb: 'evict' }>, context: ApiContext): Handled {
  const { evictsUnready } = context.constants;
  const eviction = evictionOf(request, context.view, context.nowMs, evictsUnready);
  if ('status' in eviction) return refusal('storage', eviction.status);
  const { kind, namespace, name, graceSeconds } = request;
  const removed = remove({ verb: 'delete', kind, namespace, name, graceSeconds }, context);
  if ('status' in removed || !eviction.budget) return removed;
  return { ...removed, writes: [...stored(eviction.budget).writes, ...removed.writes] };
}

/** A pod that no kubelet runs has nobody to end it gracefully (pkg/registry/core/pod/strategy.go). */
function graceOf(pod: Pod, asked: number | undefined): number {
  const isOver = pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
  if (!pod.spec.nodeName || isOver) return 0;
  return asked ?? pod.spec.terminationGracePeriodSeconds ?? 30;
}
