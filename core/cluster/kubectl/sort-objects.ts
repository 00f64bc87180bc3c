/** `--sort-by`: by the value at a path. Upstream: kubectl/pkg/cmd/get/sorter.go. */
import { isJsonObject, type Json } from '../json';
import type { KubernetesObject } from '../objects';
import { milliValue } from '../quantity';
import { valuesAt } from './json-path-steps';

/** Null where no object has anything at the path. What an object lacks comes first. */
export function sortObjects(
  objects: readonly KubernetesObject[],
  field: string,
): readonly KubernetesObject[] | null {
  const keyed = objects.map((object) => ({ object, key: keyOf(object, pathOf(field)) }));
  if (objects.length > 0 && keyed.every(({ key }) => key === undefined)) return null;
  return keyed.toSorted((a, b) => compare(a.key, b.key)).map(({ object }) => object);
}

/** `{.metadata.name}`, `.metadata.name` or `metadata.name`. */
export function pathOf(field: string): string {
  const inside = field.replace(/^\{(.*)\}$/s, '$1');
  return inside.startsWith('.') || inside.startsWith('[') ? inside : `.${inside}`;
}

function keyOf(object: KubernetesObject, path: string): Json | undefined {
  const plain: unknown = object;
  return isJsonObject(plain) ? valuesAt(path, plain)[0] : undefined;
}

/** Numbers by size, amounts by what they are worth, texts with the numbers in them in their order. */
function compare(left: Json | undefined, right: Json | undefined): number {
  if (left === undefined || right === undefined) {
    return Number(left !== undefined) - Number(right !== undefined);
  }
  const amounts = [left, right].map((value) =>
    typeof value === 'string' || typeof value === 'number' ? milliValue(value) : null,
  );
  const [a = null, b = null] = amounts;
  if (a !== null && b !== null) return a - b;
  return naturalOrder(String(left), String(right));
}

/** Upstream: fvbommel/sortorder NaturalLess. */
function naturalOrder(left: string, right: string): number {
  const a = left.match(/\d+|\D/g) ?? [];
  const b = right.match(/\d+|\D/g) ?? [];
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const [x = '', y = ''] = [a[i], b[i]];
    const areNumbers = /^\d/.test(x) && /^\d/.test(y);
    const order = areNumbers ? Number(x) - Number(y) : x < y ? -1 : Number(x > y);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
