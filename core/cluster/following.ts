import { differences } from './differences';
import type { SortedMap } from './sorted-map';

/** Takes the change of one entry into account. The order in which entries come and go must make no difference. */
export type Amend<V, D> = (
  derived: D,
  key: string,
  before: V | undefined,
  after: V | undefined,
) => D;

/**
 * A function of the entries of a map whose keys begin with a prefix, which remembers its last answer: asked of
 * another version it amends that by what is otherwise, as an informer keeps an index up with its news. `empty` is the
 * answer where there is nothing.
 */
export function following<V, D>(
  prefix: string,
  empty: D,
  amend: Amend<V, D>,
): (map: SortedMap<string, V>) => D {
  let known: { map: SortedMap<string, V>; derived: D } = { map: null, derived: empty };
  return (map) => {
    if (map !== known.map) {
      let { derived } = known;
      for (const { key, before, after } of differences(known.map, map, prefix)) {
        derived = amend(derived, key, before, after);
      }
      known = { map, derived };
    }
    return known.derived;
  };
}
