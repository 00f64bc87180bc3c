/**
 * What is otherwise in one version of a sorted map than in another. What two versions share is passed over whole, so
 * that a few writes between them cost a few looks, however large the map is.
 */
import type { SortedMap } from './sorted-map';

export type Difference<K, V> = { key: K; before: V | undefined; after: V | undefined };

/** In the order of the keys; with a prefix, of those keys alone that begin with it. */
export function differences<K extends string | number, V>(
  before: SortedMap<K, V>,
  after: SortedMap<K, V>,
  prefix = '',
): Difference<K, V>[] {
  const found: Difference<K, V>[] = [];
  const left = new Walk(before, prefix);
  const right = new Walk(after, prefix);
  for (;;) {
    if (left.branch === right.branch && left.isWhole === right.isWhole) {
      if (!left.branch) return found;
      left.pass();
      right.pass();
    } else if (left.isWhole && (!right.isWhole || left.size >= right.size)) left.open();
    else if (right.isWhole) right.open();
    else found.push(...nextDifference(left, right));
  }
}

/** Of two entries that stand first, or of one. */
function nextDifference<K extends string | number, V>(
  left: Walk<K, V>,
  right: Walk<K, V>,
): Difference<K, V>[] {
  const [a, b] = [left.branch, right.branch];
  const isGone = a && (!b || a.key < b.key);
  const isNew = b && (!a || b.key < a.key);
  if (!isNew) left.pass();
  if (!isGone) right.pass();
  if (isGone) return [{ key: a.key, before: a.value, after: undefined }];
  if (isNew) return [{ key: b.key, before: undefined, after: b.value }];
  return a && b && a.value !== b.value ? [{ key: a.key, before: a.value, after: b.value }] : [];
}

type Branch<K extends string | number, V> = NonNullable<SortedMap<K, V>>;

/** A map from its first entry to its last, of which first stands a whole branch or, once it is opened, one entry. */
class Walk<K extends string | number, V> {
  branch: Branch<K, V> | null = null;
  isWhole = false;
  readonly #waiting: { branch: Branch<K, V>; isWhole: boolean }[] = [];
  readonly #prefix: string;

  constructor(map: SortedMap<K, V>, prefix: string) {
    this.#prefix = prefix;
    this.#await(map, true);
    this.pass();
  }

  get size(): number {
    return this.branch?.size ?? 0;
  }

  pass(): void {
    const next = this.#waiting.pop();
    this.branch = next?.branch ?? null;
    this.isWhole = next?.isWhole ?? false;
  }

  open(): void {
    const { branch } = this;
    if (!branch) return;
    const key = String(branch.key);
    const isUnder = key.startsWith(this.#prefix);
    if (isUnder || key > this.#prefix) {
      if (isUnder) {
        this.#await(branch.right, true);
        this.#await(branch, false);
      }
      this.#await(branch.left, true);
    } else this.#await(branch.right, true);
    this.pass();
  }

  #await(branch: SortedMap<K, V>, isWhole: boolean): void {
    if (branch) this.#waiting.push({ branch, isWhole });
  }
}
