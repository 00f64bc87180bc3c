/** Gaps of other formats: they keep their place while the text around them becomes Markdown. */

/** Stands for a gap; no text holds it. */
export const GAP_MARK = '\u{fdda}';

/** Whether the words can stand between braces, separated by bars. */
export function isGap(words: readonly string[]): boolean {
  const isWord = (word: string) => word.trim() !== '' && !/[{}|\n]/.test(word);
  return words.length > 0 && words.every(isWord);
}

/** Puts gaps in the places of the marks, in their order. */
export function fillGaps(markdown: string, gaps: readonly (readonly string[])[]): string {
  let next = 0;
  return markdown.replaceAll(GAP_MARK, () => {
    const words = gaps[next] ?? [];
    next += 1;
    return `{{${words.map((word) => word.trim()).join('|')}}}`;
  });
}
