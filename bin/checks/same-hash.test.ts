import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { hashInChromium } from '../bench/hash-in-chromium';
import { hashSeeds } from '../bench/hash-seeds';

const SEEDS = 20;

test('a seed gives the same hash in Node and in Chromium, and each seed another', async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const hashes = hashSeeds(1, SEEDS);
  expect(new Set(hashes).size).toBe(SEEDS);
  expect(await hashInChromium(root, 1, SEEDS)).toEqual(hashes);
});
