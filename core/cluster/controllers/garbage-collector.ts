/**
 * The garbage collector: what all owners of are gone goes too, at once or before its owner, or is left to itself.
 * Upstream: pkg/controller/garbagecollector.
 */
import type { Context, Decision } from '../actor';
import type { Request } from '../api/request';
import { FOREGROUND, ORPHAN } from '../collected-kinds';
import type { KubernetesObject, OwnerReference } from '../objects';
import { getEntry } from '../sorted-map';
import { type Change, keyOf, type View } from '../store';
import type { Controller } from './controller';
import { dependentsOf, isOrphaning, isWaiting, ownerAt, ownersOf } from './garbage-owners';

export type GarbageMemory = Record<string, never>;

/** Its keys are those of the store: the kind, then namespace and name. */
export const garbageCollector: Controller<GarbageMemory> = {
  initial: {},
  observe: (memory, change, context) => ({ memory, keys: keysOf(change, context) }),
  sync(memory, key, { view }) {
    const object = getEntry(view.objects, key);
    return { memory, decisions: object ? decisionsFor(object, view) : [] };
  },
};

function keysOf({ object, previous }: Change, { view }: Context): string[] {
  if (object) {
    const begins =
      (isOrphaning(object) || isWaiting(object)) && !previous?.metadata.deletionTimestamp;
    // A cache may show a dependent after its owner has gone.
    const isNew = !previous && (object.metadata.ownerReferences ?? []).length > 0;
    return begins || (isNew && ownersOf(object, view).solid.length === 0) ? [keyOf(object)] : [];
  }
  if (!previous) return [];
  const { ownerReferences = [], namespace } = previous.metadata;
  const waiting = ownerReferences
    .map((reference) => ownerAt(reference, namespace, view))
    .flatMap((owner) => (owner && isWaiting(owner) ? [keyOf(owner)] : []));
  return [...dependentsOf(previous, view).map(keyOf), ...waiting];
}

function decisionsFor(object: KubernetesObject, view: View): Decision[] {
  if (isOrphaning(object)) return [orphan(object, view)];
  if (isWaiting(object)) return waitForDependents(object, view);
  return object.metadata.deletionTimestamp ? [] : collect(object, view);
}

/** Upstream: orphanDependents. */
function orphan(object: KubernetesObject, view: View): Decision {
  const { kind, metadata } = object;
  const dependents = dependentsOf(object, view);
  return {
    rule: 'garbagecollector.orphanDependents',
    text: `${kind} ${metadata.name} goes alone: the ${dependents.length} that it owned are left to themselves.`,
    inputs: { kind, name: metadata.name, dependents: dependents.length },
    requests: [
      ...dependents.map((dependent) => disowned(dependent, [metadata.uid])),
      released(object, ORPHAN),
    ],
  };
}

/** Upstream: processDeletingDependentsItem. */
function waitForDependents(object: KubernetesObject, view: View): Decision[] {
  const { kind, metadata } = object;
  const blocking = dependentsOf(object, view).filter(({ metadata: { ownerReferences = [] } }) =>
    ownerReferences.some((each) => each.uid === metadata.uid && each.blockOwnerDeletion),
  );
  if (blocking.length > 0) return blocking.flatMap((each) => collectUnlessGoing(each, view));
  return [
    {
      rule: 'garbagecollector.processDeletingDependentsItem',
      text: `${kind} ${metadata.name} waited for what it owned; all of it is gone, so it goes too.`,
      inputs: { kind, name: metadata.name },
      requests: [released(object, FOREGROUND)],
    },
  ];
}

function collectUnlessGoing(object: KubernetesObject, view: View): Decision[] {
  return object.metadata.deletionTimestamp ? [] : collect(object, view);
}

/** Upstream: attemptToDeleteItem. */
function collect(object: KubernetesObject, view: View): Decision[] {
  const { solid, dangling, waiting } = ownersOf(object, view);
  const lost = [...dangling, ...waiting];
  if (lost.length === 0) return [];
  const { kind } = object;
  const { name, namespace = '', uid, finalizers = [] } = object.metadata;
  const inputs = { kind, name, solid: solid.length, gone: dangling.length, going: waiting.length };
  const isKept = solid.length > 0;
  const isInFront = waiting.length > 0 && dependentsOf(object, view).length > 0;
  const asked = finalizers.includes(ORPHAN) ? 'Orphan' : 'Background';
  const propagation = isInFront || finalizers.includes(FOREGROUND) ? 'Foreground' : asked;
  const request: Request = isKept
    ? disowned(
        object,
        lost.map((each) => each.uid),
      )
    : { verb: 'delete', kind, namespace, name, uid, propagation };
  return [
    {
      rule: 'garbagecollector.attemptToDeleteItem',
      text: isKept
        ? `${kind} ${name} still belongs to ${named(solid)}, but no longer to ${named(lost)}.`
        : waiting.length > 0
          ? `${kind} ${name} belongs to ${named(waiting)}, which goes after it: delete it.`
          : `${kind} ${name} belonged to ${named(dangling)}, which is gone: delete it.`,
      inputs,
      requests: [request],
    },
  ];
}

function named(owners: readonly OwnerReference[]): string {
  return owners.map(({ kind, name }) => `${kind} ${name}`).join(', ');
}

/** Without the references to these owners. */
function disowned(object: KubernetesObject, owners: readonly string[]): Request {
  const { ownerReferences = [] } = object.metadata;
  const left = ownerReferences.filter(({ uid }) => !owners.includes(uid));
  return metadataPatch(object, { ownerReferences: left.length > 0 ? left : null });
}

function released(object: KubernetesObject, finalizer: string): Request {
  const left = (object.metadata.finalizers ?? []).filter((each) => each !== finalizer);
  return metadataPatch(object, { finalizers: left.length > 0 ? left : null });
}

/** Of this very object, and not of another of its name. */
function metadataPatch(
  { kind, metadata: { name, namespace = '', uid } }: KubernetesObject,
  change: { ownerReferences?: OwnerReference[] | null; finalizers?: string[] | null },
): Request {
  return { verb: 'patch', kind, namespace, name, patch: { metadata: { uid, ...change } } };
}
