import type { Invariant } from '../invariant';

/**
 * Each write has the next revision, at no earlier time, and is the resourceVersion of what it wrote.
 * Kubernetes: "API Concepts", resource versions; etcd's revision is one counter for all keys.
 */
export const revisionsRise: Invariant = ({ changes }) =>
  changes.flatMap(({ revision, atMs, object, key }, i) => {
    const expected = i + 1;
    const written = object?.metadata.resourceVersion ?? String(expected);
    const beforeMs = changes[i - 1]?.atMs ?? 0;
    if (revision === expected && written === String(expected) && atMs >= beforeMs) return [];
    const text = `${key} has resourceVersion ${written} at ${atMs} ms, after one at ${beforeMs} ms`;
    return [{ revision, text }];
  });
