import type { Invariant } from '../invariant';

/**
 * An object is the same as long as its uid is: two never share one, and a version of it keeps the time it was
 * made. A name is another object's only after a deletion.
 * Kubernetes: "Object Names and IDs", uids are unique over the whole life of a cluster.
 */
export const identitiesStay: Invariant = ({ changes }) => {
  const keys = new Map<string, string>();
  return changes.flatMap(({ revision, key, object, previous }) => {
    if (!object) return [];
    const { uid, creationTimestamp } = object.metadata;
    const other = keys.get(uid) ?? key;
    keys.set(uid, key);
    const isReplaced =
      previous &&
      (previous.metadata.uid !== uid || previous.metadata.creationTimestamp !== creationTimestamp);
    return [
      ...(other === key ? [] : [{ revision, text: `${key} has the uid of ${other}` }]),
      ...(isReplaced ? [{ revision, text: `${key} became another object` }] : []),
    ];
  });
};
