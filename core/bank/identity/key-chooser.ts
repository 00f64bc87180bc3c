/** The longest address that is made from a title, without its suffix. */
const TITLE_LENGTH_MAX = 60;

/**
 * Makes the addresses of the questions of a bank whose author gave them no id: words of the title and,
 * because titles repeat, the beginning of the hash. A number follows where even that is taken, as by a
 * duplicate. `taken` are the addresses that the bank has; what is given is added to it.
 */
export function keyChooser(taken: Set<string>): (title: string, wordsHash: string) => string {
  const counts = new Map<string, number>();
  return (title, wordsHash) => {
    const key = `${slugOf(title)}-${wordsHash.slice(0, 6)}`;
    let count = counts.get(key) ?? 1;
    const chosen = () => (count === 1 ? key : `${key}-${count}`);
    while (taken.has(chosen())) count += 1;
    counts.set(key, count);
    taken.add(chosen());
    return chosen();
  };
}

/** Small letters, digits and single hyphens; `question` where a title has neither. */
export function slugOf(title: string): string {
  const words = title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const parts = words.split(/[^a-z0-9]+/).filter((part) => part !== '');
  return parts.join('-').slice(0, TITLE_LENGTH_MAX).replace(/-$/, '') || 'question';
}
