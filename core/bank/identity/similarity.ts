/** How often each word occurs in a text, and how many words that are. */
export type WordBag = { counts: ReadonlyMap<string, number>; size: number };

/** Scripts that are written without spaces count each sign as a word. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}_]+/gu;

export function wordBag(text: string): WordBag {
  const words = text.toLowerCase().match(WORD) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, size: words.length };
}

/**
 * Dice's coefficient: twice the words that two texts share, by all the words that they have. 1 for the
 * same words in any order, 0 for none in common.
 */
export function similarity(a: WordBag, b: WordBag): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const [word, count] of a.counts) shared += Math.min(count, b.counts.get(word) ?? 0);
  return (2 * shared) / (a.size + b.size);
}
