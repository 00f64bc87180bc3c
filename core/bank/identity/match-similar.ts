import { type FoundQuestion, type KnownQuestion, type Matches, mayBe } from './known-question';
import { similarity, type WordBag } from './similarity';

/** How to get at what is compared where nothing else tells who is who. */
type Words<One> = {
  titleOf: (one: One) => string;
  /** What is compared text by text, the closest deciding. Asked only of those that are still unmatched. */
  bagsOf: (one: One) => readonly WordBag[];
};

/** From this share of common words on, a question at the same place was reworded. */
export const SIMILARITY_MIN = 0.6;

/** How far apart two questions may lie between the same neighbours: it keeps the work linear. */
const WINDOW = 8;

/**
 * Adds to the matches of one bank the questions that were reworded: first those that keep the only
 * title of its kind, as one does whose options were changed; then those that lie between the same
 * neighbours and share most of their words. `known` is what the bank showed, in its order.
 */
export function matchSimilar<Found extends FoundQuestion, Known extends KnownQuestion>(
  found: readonly Found[],
  known: readonly Known[],
  matches: Matches<Found, Known>,
  words: Words<Found | Known>,
): void {
  matchTitles(found, known, matches, words);
  const taken = new Set(matches.values());
  for (const pair of closestFirst(neighbours(found, known, matches, words))) {
    if (matches.has(pair.found) || taken.has(pair.known)) continue;
    matches.set(pair.found, pair.known);
    taken.add(pair.known);
  }
}

function matchTitles<Found extends FoundQuestion, Known extends KnownQuestion>(
  found: readonly Found[],
  known: readonly Known[],
  matches: Matches<Found, Known>,
  { titleOf }: Words<Found | Known>,
): void {
  const taken = new Set(matches.values());
  const titles = onlyOnes(known, titleOf);
  for (const [title, one] of onlyOnes(found, titleOf)) {
    const before = titles.get(title);
    if (!before || matches.has(one) || taken.has(before) || !mayBe(one, before)) continue;
    matches.set(one, before);
  }
}

/** By title, those that share it with no other. */
function onlyOnes<One>(all: readonly One[], titleOf: (one: One) => string): Map<string, One> {
  const repeated = new Set<string>();
  const ones = new Map<string, One>();
  for (const one of all) {
    const title = titleOf(one);
    if (ones.has(title)) repeated.add(title);
    ones.set(title, one);
  }
  for (const title of repeated) ones.delete(title);
  return ones;
}

type Pair<Found, Known> = { found: Found; known: Known; similarity: number; distance: number };

/** Pairs that may be the same question, in the order of the file. */
function neighbours<Found extends FoundQuestion, Known extends KnownQuestion>(
  found: readonly Found[],
  known: readonly Known[],
  matches: Matches<Found, Known>,
  words: Words<Found | Known>,
): Pair<Found, Known>[] {
  // What was moved to another bank, or comes from one, has no neighbours here.
  const matched = new Set(matches.values());
  const stayed = new Set<Known | null>(
    found.flatMap((one) => matches.get(one) ?? []).filter(isAmong(known)),
  );
  const before = known.filter((one) => stayed.has(one) || !matched.has(one));
  const anchorOf = (one: Found) => matches.get(one) ?? null;
  const after = found.filter((one) => stayed.has(anchorOf(one)) || anchorOf(one) === null);
  const gaps = gapsBetween(before, (one) => (stayed.has(one) ? one : null));
  const byBefore = new Map(gaps.map((gap) => [gap.before, gap]));
  const byAfter = new Map(gaps.map((gap) => [gap.after, gap]));
  return gapsBetween(after, anchorOf).flatMap((gap) => {
    const candidates = new Set([byBefore.get(gap.before), byAfter.get(gap.after)]);
    return [...candidates].flatMap((other) =>
      other ? pairsOf(gap.members, other.members, words) : [],
    );
  });
}

function isAmong<One>(all: readonly One[]): (one: One) => boolean {
  const set = new Set(all);
  return (one) => set.has(one);
}

/** What lies between two questions that are known on both sides; null is the beginning or the end. */
type Gap<One, Anchor> = { before: Anchor | null; after: Anchor | null; members: One[] };

function gapsBetween<One, Anchor>(
  all: readonly One[],
  anchorOf: (one: One) => Anchor | null,
): Gap<One, Anchor>[] {
  const gaps: Gap<One, Anchor>[] = [];
  let gap: Gap<One, Anchor> = { before: null, after: null, members: [] };
  for (const one of all) {
    const anchor = anchorOf(one);
    if (anchor === null) gap.members.push(one);
    else {
      gaps.push({ ...gap, after: anchor });
      gap = { before: anchor, after: null, members: [] };
    }
  }
  return [...gaps, gap].filter(({ members }) => members.length > 0);
}

function pairsOf<Found extends FoundQuestion, Known extends KnownQuestion>(
  found: readonly Found[],
  known: readonly Known[],
  { bagsOf }: Words<Found | Known>,
): Pair<Found, Known>[] {
  const before = known.map((one, place) => ({ one, place, bags: bagsOf(one) }));
  return found.flatMap((one, place) => {
    const bags = bagsOf(one);
    const near = before.slice(Math.max(0, place - WINDOW), place + WINDOW + 1);
    return near.flatMap((other) => {
      const alike = mayBe(one, other.one) ? closest(bags, other.bags) : 0;
      if (alike < SIMILARITY_MIN) return [];
      const distance = Math.abs(other.place - place);
      return [{ found: one, known: other.one, similarity: alike, distance }];
    });
  });
}

function closest(bags: readonly WordBag[], others: readonly WordBag[]): number {
  return bags.reduce((most, bag, index) => {
    const other = others[index];
    return other ? Math.max(most, similarity(bag, other)) : most;
  }, 0);
}

/** The sort is stable: of pairs that are alike in all, the one that comes first in the file is first. */
function closestFirst<Found, Known>(pairs: readonly Pair<Found, Known>[]): Pair<Found, Known>[] {
  return pairs.toSorted((a, b) => b.similarity - a.similarity || a.distance - b.distance);
}
