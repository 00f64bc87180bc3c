import { entriesFrom } from '../../sorted-map';
import { inTheEnd } from '../invariant';

/**
 * Once the garbage collector has had its time, nobody names an owner that is gone, unless another owner is left
 * or it is being deleted itself.
 * Kubernetes: "Garbage Collection"; pkg/controller/garbagecollector attemptToDeleteItem.
 */
export const ownersExist = inTheEnd(({ objects }) => {
  const all = [...entriesFrom(objects, '')].map(({ value }) => value);
  const uids = new Set(all.map(({ metadata }) => metadata.uid));
  return all.flatMap(({ kind, metadata: { name, ownerReferences = [], deletionTimestamp } }) => {
    const isOrphan =
      ownerReferences.length > 0 && !ownerReferences.some(({ uid }) => uids.has(uid));
    const owners = ownerReferences.map((owner) => `${owner.kind} ${owner.name}`).join();
    return isOrphan && deletionTimestamp === undefined
      ? [`${kind} ${name} belongs to ${owners}, which is gone`]
      : [];
  });
});
