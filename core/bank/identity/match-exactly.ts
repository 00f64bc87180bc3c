import type { FoundQuestion, KnownQuestion, Matches } from './known-question';

/**
 * Recognises questions by their author's id in the same bank, then by their words in the same bank,
 * then by their words in another: the question was moved. Of several with the same words the first
 * found is the first known. `known` comes in the order of its banks, `found` in that of its files,
 * and both are given whole: all the files that changed, and all that is known of their banks.
 */
export function matchExactly<Found extends FoundQuestion, Known extends KnownQuestion>(
  found: readonly Found[],
  known: readonly Known[],
): Matches<Found, Known> {
  const matching = new Matching<Found, Known>(found, known);
  matching.by(
    ({ bankId, id }) => (id === null ? null : nameOf(bankId, id)),
    ({ bankId, key }) => nameOf(bankId, key),
  );
  for (const withBank of [true, false]) {
    const placeOf = ({ bankId }: { bankId: string }) => (withBank ? bankId : '');
    // The same id and the same words: an author's question that was moved.
    matching.by(
      (one) => (one.id === null ? null : nameOf(placeOf(one), one.wordsHash, one.id)),
      (one) => (one.hasOwnKey ? nameOf(placeOf(one), one.wordsHash, one.key) : null),
    );
    // An author has written an id to a question that had none.
    matching.by(
      (one) => nameOf(placeOf(one), one.wordsHash),
      (one) => (one.hasOwnKey ? null : nameOf(placeOf(one), one.wordsHash)),
    );
    // An author has taken an id away.
    matching.by(
      (one) => (one.id === null ? nameOf(placeOf(one), one.wordsHash) : null),
      (one) => (one.hasOwnKey ? nameOf(placeOf(one), one.wordsHash) : null),
    );
  }
  return matching.matches;
}

class Matching<Found extends FoundQuestion, Known extends KnownQuestion> {
  readonly matches: Matches<Found, Known> = new Map();
  private readonly taken = new Set<Known>();
  private readonly found: readonly Found[];
  private readonly known: readonly Known[];

  constructor(found: readonly Found[], known: readonly Known[]) {
    this.found = found;
    // One that is still there is preferred to one that was retired.
    const isShown = known.filter(({ isRetired }) => !isRetired);
    this.known = [...isShown, ...known.filter(({ isRetired }) => isRetired)];
  }

  /** Matches what is left on both sides and has the same name; null is no name. */
  by(nameOfFound: (one: Found) => string | null, nameOfKnown: (one: Known) => string | null): void {
    const queues = new Map<string, Known[]>();
    for (const one of this.known.toReversed()) {
      const name = this.taken.has(one) ? null : nameOfKnown(one);
      if (name === null) continue;
      const queue = queues.get(name);
      if (queue) queue.push(one);
      else queues.set(name, [one]);
    }
    for (const one of this.found) {
      const name = this.matches.has(one) ? null : nameOfFound(one);
      const match = name === null ? undefined : queues.get(name)?.pop();
      if (!match) continue;
      this.matches.set(one, match);
      this.taken.add(match);
    }
  }
}

/** No part holds a NUL: neither ids nor hashes do. */
function nameOf(...parts: string[]): string {
  return parts.join('\0');
}
