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
 * answer where there is nothing. Where most is otherwise, as at a moment long ago, it begins anew, which is less work.
 */
export function following<V, D>(
  prefix: string,
  empty: D,
  amend: Amend<V, D>,
): (map: SortedMap<string, V>) => D {
  let known: { map: SortedMap<string, V>; derived: D; size: number } = {
    map: null,
    derived: empty,
    size: 0,
  };
  return (map) => {
    if (map === known.map) return known.derived;
    let { derived, size } = known;
    let found = differences(known.map, map, prefix);
    if (2 * found.filter(({ before }) => before !== undefined).length > size) {
      [derived, size, found] = [empty, 0, differences(null, map, prefix)];
    }
    for (const { key, before, after } of found) {
      derived = amend(derived, key, before, after);
      size += Number(after !== undefined) - Number(before !== undefined);
    }
    known = { map, derived, size };
    return derived;
  };
}
