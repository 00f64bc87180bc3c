/**
 * A sorted map whose versions share what they have in common: a weight-balanced tree. Setting a key makes
 * some log2(size) nodes and leaves every earlier version as it was, so keeping all versions is cheap.
 */
export type SortedMap<K extends string | number, V> = Branch<K, V> | null;

type Branch<K extends string | number, V> = {
  readonly key: K;
  readonly value: V;
  readonly size: number;
  readonly left: SortedMap<K, V>;
  readonly right: SortedMap<K, V>;
};

export function getEntry<K extends string | number, V>(
  map: SortedMap<K, V>,
  key: K,
): V | undefined {
  const last = lastEntryUpTo(map, key);
  return last?.key === key ? last.value : undefined;
}

export function setEntry<K extends string | number, V>(
  map: SortedMap<K, V>,
  key: K,
  value: V,
): SortedMap<K, V> {
  if (!map) return join(null, key, value, null);
  if (key === map.key) return join(map.left, key, value, map.right);
  return key < map.key
    ? balance(setEntry(map.left, key, value), map.key, map.value, map.right)
    : balance(map.left, map.key, map.value, setEntry(map.right, key, value));
}

export function removeEntry<K extends string | number, V>(
  map: SortedMap<K, V>,
  key: K,
): SortedMap<K, V> {
  if (!map) return null;
  if (key < map.key) return balance(removeEntry(map.left, key), map.key, map.value, map.right);
  if (key > map.key) return balance(map.left, map.key, map.value, removeEntry(map.right, key));
  const next = firstEntry(map.right);
  return next
    ? balance(map.left, next.key, next.value, removeEntry(map.right, next.key))
    : map.left;
}

export function firstEntry<K extends string | number, V>(
  map: SortedMap<K, V>,
): { key: K; value: V } | null {
  let branch = map;
  while (branch?.left) branch = branch.left;
  return branch;
}

/** The last entry whose key is no greater. */
export function lastEntryUpTo<K extends string | number, V>(
  map: SortedMap<K, V>,
  key: K,
): { key: K; value: V } | null {
  let branch = map;
  let last: Branch<K, V> | null = null;
  while (branch) {
    if (key < branch.key) branch = branch.left;
    else {
      last = branch;
      branch = branch.right;
    }
  }
  return last;
}

/** The entries from a key on, in order. */
export function* entriesFrom<K extends string | number, V>(
  map: SortedMap<K, V>,
  from: K,
): Generator<{ key: K; value: V }> {
  const waiting: Branch<K, V>[] = [];
  let branch = map;
  while (branch || waiting.length > 0) {
    while (branch) {
      if (branch.key >= from) waiting.push(branch);
      branch = branch.key >= from ? branch.left : branch.right;
    }
    const next = waiting.pop();
    if (!next) return;
    yield next;
    branch = next.right;
  }
}

/** All values, in the order of their keys. */
export function valuesOf<K extends string | number, V>(map: SortedMap<K, V>): V[] {
  const values: V[] = [];
  collect(map, null, null, values);
  return values;
}

/** The values whose keys begin with a text, in the order of their keys. */
export function valuesUnder<V>(map: SortedMap<string, V>, prefix: string): V[] {
  const values: V[] = [];
  const isBefore = (key: string) => key < prefix;
  const isAfter = (key: string) => !key.startsWith(prefix);
  collect(map, isBefore, isAfter, values);
  return values;
}

/** The values in a range. Below a key of the range nothing lies before it on the one side, nor after it on the other. */
function collect<K extends string | number, V>(
  map: SortedMap<K, V>,
  isBefore: ((key: K) => boolean) | null,
  isAfter: ((key: K) => boolean) | null,
  into: V[],
): void {
  if (!map) return;
  if (isBefore?.(map.key)) collect(map.right, isBefore, isAfter, into);
  else if (isAfter?.(map.key)) collect(map.left, isBefore, isAfter, into);
  else {
    collect(map.left, isBefore, null, into);
    into.push(map.value);
    collect(map.right, null, isAfter, into);
  }
}

function sizeOf<K extends string | number, V>(map: SortedMap<K, V>): number {
  return map ? map.size : 0;
}

function join<K extends string | number, V>(
  left: SortedMap<K, V>,
  key: K,
  value: V,
  right: SortedMap<K, V>,
): Branch<K, V> {
  return { key, value, size: sizeOf(left) + sizeOf(right) + 1, left, right };
}

/** Adams' balance: no side has more than three times the weight of the other (delta 3, ratio 2). */
function balance<K extends string | number, V>(
  left: SortedMap<K, V>,
  key: K,
  value: V,
  right: SortedMap<K, V>,
): Branch<K, V> {
  const leftWeight = sizeOf(left) + 1;
  const rightWeight = sizeOf(right) + 1;
  if (right && rightWeight > 3 * leftWeight) return rotateLeft(left, key, value, right);
  if (left && leftWeight > 3 * rightWeight) return rotateRight(left, key, value, right);
  return join(left, key, value, right);
}

function rotateLeft<K extends string | number, V>(
  left: SortedMap<K, V>,
  key: K,
  value: V,
  right: Branch<K, V>,
): Branch<K, V> {
  const inner = right.left;
  if (inner && inner.size + 1 >= 2 * (sizeOf(right.right) + 1)) {
    return join(
      join(left, key, value, inner.left),
      inner.key,
      inner.value,
      join(inner.right, right.key, right.value, right.right),
    );
  }
  return join(join(left, key, value, inner), right.key, right.value, right.right);
}

function rotateRight<K extends string | number, V>(
  left: Branch<K, V>,
  key: K,
  value: V,
  right: SortedMap<K, V>,
): Branch<K, V> {
  const inner = left.right;
  if (inner && inner.size + 1 >= 2 * (sizeOf(left.left) + 1)) {
    return join(
      join(left.left, left.key, left.value, inner.left),
      inner.key,
      inner.value,
      join(inner.right, key, value, right),
    );
  }
  return join(left.left, left.key, left.value, join(inner, key, value, right));
}
