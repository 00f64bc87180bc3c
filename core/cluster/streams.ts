/** One seed, one stream of numbers for each subsystem: drawing in one never disturbs another. */
import { makeRandom, type Random } from '#core/random';
import { fnv32 } from './names';
import { getEntry, type SortedMap, setEntry } from './sorted-map';

/** Where each stream that was drawn from stands. */
export type Streams = SortedMap<string, number>;
export type Dice = (stream: string) => Random;

/** Lends the streams: draw by name; `close` tells where they stand by now. */
export function openStreams(seed: number, streams: Streams): { dice: Dice; close: () => Streams } {
  const drawn = new Map<string, Random>();
  const dice = (stream: string) => {
    const known = drawn.get(stream);
    if (known) return known;
    const state = getEntry(streams, stream);
    const random = state === undefined ? firstOf(seed, stream) : { state };
    drawn.set(stream, random);
    return random;
  };
  const close = () =>
    [...drawn].reduce((all, [stream, { state }]) => setEntry(all, stream, state), streams);
  return { dice, close };
}

/** Where a stream begins. */
export function firstOf(seed: number, stream: string): Random {
  return makeRandom(fnv32(stream) ^ Math.imul(seed, 0x9e3779b1));
}
