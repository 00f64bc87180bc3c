import type { Kind } from '#core/bank/question';
import { makeRandom, shuffle } from '#core/random';

export type Candidate = { kind: Kind; topics: readonly string[] };

/** Empty lists wish for anything. */
export type Wish = { topics: readonly string[]; kinds: readonly Kind[]; count: number };

/**
 * Questions for a session: those that fit the wish, shuffled, and spread over its topics, because
 * each next one is of the topics that were used least so far. Fewer come back when fewer fit. The
 * same candidates and seed give the same questions.
 */
export function chooseQuestions<T extends Candidate>(
  candidates: readonly T[],
  wish: Wish,
  seed: number,
): T[] {
  const left = shuffle(
    candidates.filter((candidate) => fits(candidate, wish)),
    makeRandom(seed),
  );
  const uses = new Map<string, number>();
  const chosen: T[] = [];
  while (chosen.length < wish.count) {
    const next = leastUsed(left, uses);
    if (next === undefined) break;
    chosen.push(next);
    left.splice(left.indexOf(next), 1);
    for (const topic of next.topics) uses.set(topic, (uses.get(topic) ?? 0) + 1);
  }
  return chosen;
}

function fits({ kind, topics }: Candidate, wish: Wish): boolean {
  const isWished = wish.topics.length === 0 || topics.some((topic) => wish.topics.includes(topic));
  return isWished && (wish.kinds.length === 0 || wish.kinds.includes(kind));
}

function leastUsed<T extends Candidate>(
  candidates: readonly T[],
  uses: ReadonlyMap<string, number>,
): T | undefined {
  const usesOf = ({ topics }: T) => Math.max(0, ...topics.map((topic) => uses.get(topic) ?? 0));
  let best: T | undefined;
  for (const candidate of candidates) {
    if (best === undefined || usesOf(candidate) < usesOf(best)) best = candidate;
  }
  return best;
}
