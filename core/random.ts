/** A seeded generator whose whole state is one integer, so that it can be stored and rewound. */
export type Random = { state: number };

export function makeRandom(seed: number): Random {
  return { state: seed >>> 0 };
}

/** The next number in [0, 1), by the mulberry32 generator; moves the state on. */
export function nextFloat(random: Random): number {
  random.state = (random.state + 0x6d2b79f5) >>> 0;
  let t = random.state;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}

/** An integer in [0, below). */
export function nextInteger(random: Random, below: number): number {
  return Math.floor(nextFloat(random) * below);
}

/** A shuffled copy: each value draws a sort key. */
export function shuffle<T>(values: readonly T[], random: Random): T[] {
  return values
    .map((value) => ({ value, key: nextFloat(random) }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
