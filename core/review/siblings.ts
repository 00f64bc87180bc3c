/**
 * Siblings are questions drawn from one section of one document: one gives the other away. So they do
 * not follow one another, and new ones do not come on one day, as long as others are to be had. No
 * card is held back for it that is due.
 */

/** Null for a question that names no section: it has no siblings. */
export type Sibling = { siblings: string | null };

/**
 * The same cards in nearly the same order: one that would follow its sibling lets the next one that is
 * none go first. Siblings follow one another only when nothing else is left.
 */
export function spaceSiblings<T extends Sibling>(cards: readonly T[]): T[] {
  const waiting = [...cards];
  const spaced: T[] = [];
  while (waiting.length > 0) {
    const last = spaced.at(-1);
    const place = waiting.findIndex((card) => !last || !areSiblings(card, last));
    spaced.push(...waiting.splice(Math.max(0, place), 1));
  }
  return spaced;
}

/**
 * As many new questions as a day has room for, in the order given: first the first of each family that
 * the day has not `met` yet, then, if room is left, their siblings.
 */
export function chooseNew<T extends Sibling>(
  candidates: readonly T[],
  room: number,
  met: readonly Sibling[],
): T[] {
  const families = new Set(met.map(({ siblings }) => siblings));
  const strangers = candidates.filter(({ siblings }) => {
    const isFirst = siblings === null || !families.has(siblings);
    families.add(siblings);
    return isFirst;
  });
  const chosen = new Set(strangers.slice(0, Math.max(0, room)));
  for (const candidate of candidates) {
    if (chosen.size >= room) break;
    chosen.add(candidate);
  }
  return candidates.filter((candidate) => chosen.has(candidate));
}

function areSiblings(a: Sibling, b: Sibling): boolean {
  return a.siblings !== null && a.siblings === b.siblings;
}
