/**
 * Pairs of texts that share most of their words, found without comparing each with each. Two sets of
 * words that overlap so much must have one of their rarest words in common (prefix filtering: Chaudhuri,
 * Ganti and Kaushik, "A Primitive Operator for Similarity Joins in Data Cleaning", 2006).
 */

/** Words in common by words in either, from which on two texts are nearly the same. */
const SIMILARITY = 0.8;
/** Of fewer words, most are shared by chance. */
const WORDS_MIN = 6;
/** A rare word that so many texts have is not rare, and comparing all of them takes too long. */
const CANDIDATES_MAX = 200;

export type NearDuplicate = { index: number; earlier: number };

/** At most one for each text, with the earliest text that it resembles. */
export function nearDuplicates(texts: readonly (readonly string[])[]): NearDuplicate[] {
  const sets = rankWords(texts);
  const byRareWord = new Map<number, number[]>();
  const found: NearDuplicate[] = [];
  for (const [index, words] of sets.entries()) {
    if (words.length < WORDS_MIN) continue;
    const rare = words.slice(0, words.length - Math.ceil(words.length * SIMILARITY) + 1);
    const candidates = new Set(rare.flatMap((word) => byRareWord.get(word) ?? []));
    const earlier = [...candidates]
      .toSorted((a, b) => a - b)
      .find((candidate) => isSimilar(words, sets[candidate] ?? []));
    if (earlier !== undefined) found.push({ index, earlier });
    for (const word of rare) {
      const holders = byRareWord.get(word) ?? [];
      if (holders.length < CANDIDATES_MAX) holders.push(index);
      byRareWord.set(word, holders);
    }
  }
  return found;
}

/** Each text as the set of its words, as numbers that grow with how common a word is. */
function rankWords(texts: readonly (readonly string[])[]): number[][] {
  const sets = texts.map((words) => new Set(words));
  const counts = new Map<string, number>();
  for (const words of sets) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const byRarity = [...counts].toSorted(([, a], [, b]) => a - b).map(([word]) => word);
  const ranks = new Map(byRarity.map((word, rank) => [word, rank]));
  return sets.map((words) => [...words].map((word) => ranks.get(word) ?? 0).sort((a, b) => a - b));
}

function isSimilar(a: readonly number[], b: readonly number[]): boolean {
  const least = Math.ceil((SIMILARITY / (1 + SIMILARITY)) * (a.length + b.length));
  if (Math.min(a.length, b.length) < least) return false;
  const words = new Set(a);
  return b.filter((word) => words.has(word)).length >= least;
}
