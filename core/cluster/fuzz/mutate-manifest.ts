/** A manifest with something wrong in it: a field gone, or another value than belongs there. */
import type { Random } from '#core/random';
import { isJsonObject, type Json, type JsonObject } from '../json';
import { chance, choose } from './choose';

const strangeValues: readonly Json[] = [
  null,
  true,
  -1,
  0.5,
  1e30,
  '',
  'no such thing',
  '-5%',
  'Ünï/cödé',
  '1Gi1',
  [],
  {},
  [null],
  [[]],
  { '': null },
  { constructor: 1 },
  ['__proto__'],
];

export function mutateManifest(manifest: JsonObject, random: Random): JsonObject {
  const mutated = mutate(manifest, random);
  return isJsonObject(mutated) ? mutated : manifest;
}

/** Goes down into one field after another, and at some depth puts something else there. */
function mutate(value: Json | undefined, random: Random): Json | undefined {
  const keys = typeof value === 'string' ? [] : Object.keys(value ?? {});
  if (keys.length === 0) return other(random);
  const key = choose(keys, random);
  const changed = (before: Json | undefined) =>
    chance(0.15, random) ? other(random) : mutate(before, random);
  if (Array.isArray(value)) {
    return value.map((part, i): Json => (String(i) === key ? (changed(part) ?? null) : part));
  }
  return isJsonObject(value) ? { ...value, [key]: changed(value[key]) } : other(random);
}

function other(random: Random): Json | undefined {
  return chance(0.3, random) ? undefined : choose(strangeValues, random);
}
