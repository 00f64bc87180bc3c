/** Draws that a random cluster and its course are made of. */
import { assert } from '#core/assert';
import { nextFloat, nextInteger, type Random } from '#core/random';

export function choose<const T>(values: readonly T[], random: Random): T {
  const value = values[nextInteger(random, values.length)];
  assert(value !== undefined, 'there is something to choose from');
  return value;
}

export function chance(share: number, random: Random): boolean {
  return nextFloat(random) < share;
}

/** The fields, or none of them. */
export function maybe<T extends object>(
  share: number,
  random: Random,
  fields: () => T,
): T | Record<string, never> {
  return chance(share, random) ? fields() : {};
}

/** A whole number of both bounds and between. */
export function between(least: number, most: number, random: Random): number {
  return least + nextInteger(random, most - least + 1);
}
