/**
 * Siblings are questions drawn from one section of one document: one gives the other away. So they do
 * not follow one another, and new ones do not come on one day, as long as others are to be had. No
 * card is held back for it that is due.
 */

/** What a card shares with its siblings alone; null for one that names no section and has none. */
export type FamilyOf<T> = (card: T) => string | null;

/**
 * The same cards in nearly the same order: one that would follow its sibling lets the next one that is
 * none go first. Siblings follow one another only when nothing else is left.
 */
export function spaceSiblings<T>(cards: readonly T[], familyOf: FamilyOf<T>): T[] {
  const waiting = [...cards];
  const spaced: T[] = [];
  while (waiting.length > 0) {
    const last = spaced.at(-1);
    const family = last === undefined ? null : familyOf(last);
    const place = waiting.findIndex((card) => family === null || familyOf(card) !== family);
    spaced.push(...waiting.splice(Math.max(0, place), 1));
  }
  return spaced;
}

/**
 * As many new questions as a day has room for, in the order given: first the first of each family that
 * the day has not `met` yet, then, if room is left, their siblings.
 */
export function chooseNew<T extends M, M>(
  candidates: readonly T[],
  room: number,
  met: readonly M[],
  familyOf: FamilyOf<M>,
): T[] {
  const families = new Set(met.map(familyOf));
  const strangers = candidates.filter((candidate) => {
    const family = familyOf(candidate);
    const isFirst = family === null || !families.has(family);
    families.add(family);
    return isFirst;
  });
  const chosen = new Set(strangers.slice(0, Math.max(0, room)));
  for (const candidate of candidates) {
    if (chosen.size >= room) break;
    chosen.add(candidate);
  }
  return candidates.filter((candidate) => chosen.has(candidate));
}
