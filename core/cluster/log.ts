/**
 * A list that only grows. Its versions share one array, of which each sees its own length: what a later one appends
 * lies beyond what the earlier ones see. Who appends to a version that another has gone on from gets an array of its
 * own, so to everybody it is a list that never changes.
 */
export type Log<T> = { readonly shared: T[]; readonly size: number };

export function logOf<T>(...entries: T[]): Log<T> {
  return { shared: entries, size: entries.length };
}

export function appended<T>({ shared, size }: Log<T>, entry: T): Log<T> {
  // An empty one may be a constant.
  const own = size > 0 && shared.length === size ? shared : shared.slice(0, size);
  own.push(entry);
  return { shared: own, size: size + 1 };
}

/** `place` counts from 0. */
export function entryAt<T>({ shared, size }: Log<T>, place: number): T | undefined {
  return place < size ? shared[place] : undefined;
}

/** From one place up to another, which is not included. */
export function entriesBetween<T>({ shared, size }: Log<T>, from: number, to: number): T[] {
  return shared.slice(from, Math.min(to, size));
}

export function entriesOf<T>({ shared, size }: Log<T>): T[] {
  return shared.slice(0, size);
}
