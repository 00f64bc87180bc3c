/** The garbage collector: what all owners of are gone goes too. Upstream: pkg/controller/garbagecollector. */
import type { Context } from '../actor';
import type { KubernetesObject } from '../objects';
import { getEntry } from '../sorted-map';
import { keyOf, listObjects, type View } from '../store';
import type { Controller } from './controller';

export type GarbageMemory = Record<string, never>;

const OWNED_KINDS = ['ReplicaSet', 'Job', 'Pod', 'EndpointSlice', 'ControllerRevision'] as const;

/** Its keys are those of the store: the kind, then namespace and name. */
export const garbageCollector: Controller<GarbageMemory> = {
  initial: {},
  observe(memory, { object, previous }, context) {
    if (object) return { memory, keys: previous ? [] : orphanKeys(object, context) };
    const uid = previous?.metadata.uid;
    const dependents = OWNED_KINDS.flatMap((kind) =>
      listObjects<(typeof OWNED_KINDS)[number]>(context.view, kind),
    ).filter((dependent) => dependent.metadata.ownerReferences?.some((owner) => owner.uid === uid));
    return { memory, keys: dependents.map(keyOf) };
  },
  sync(memory, key, context) {
    const object = getEntry(context.view.objects, key);
    if (!object || object.metadata.deletionTimestamp || hasOwner(object, context.view)) {
      return { memory, decisions: [] };
    }
    const { name, namespace = '', uid, ownerReferences = [] } = object.metadata;
    const owners = ownerReferences.map((owner) => `${owner.kind} ${owner.name}`).join(', ');
    return {
      memory,
      decisions: [
        {
          rule: 'garbagecollector.attemptToDeleteItem',
          text: `${object.kind} ${name} belonged to ${owners}, which is gone: delete it.`,
          inputs: { kind: object.kind, name },
          requests: [{ verb: 'delete', kind: object.kind, namespace, name, uid }],
        },
      ],
    };
  },
};

/** A cache may show a dependent after its owner has gone. */
function orphanKeys(object: KubernetesObject, context: Context): string[] {
  return hasOwner(object, context.view) ? [] : [keyOf(object)];
}

/** Whether it needs no owner, or one of them is still there, the same and not another of its name. */
function hasOwner(object: KubernetesObject, view: View): boolean {
  const { ownerReferences = [], namespace } = object.metadata;
  return (
    ownerReferences.length === 0 ||
    ownerReferences.some(({ kind, name, uid }) => {
      const owner = getEntry(view.objects, `${kind}/${namespace ?? ''}/${name}`);
      return owner?.metadata.uid === uid;
    })
  );
}
