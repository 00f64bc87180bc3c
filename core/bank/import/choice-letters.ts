/** Letters before choices, in the alphabets to which collections are translated. */

/** Letters of other alphabets that stand for those of the Latin one, by look or by place. */
const LATIN = new Map([
  ['А', 'A'],
  ['В', 'B'],
  ['С', 'C'],
  ['Е', 'E'],
  ['الف', 'A'],
  ['أ', 'A'],
  ['ا', 'A'],
  ['ب', 'B'],
  ['ج', 'C'],
  ['د', 'D'],
  ['ه', 'E'],
  ['هـ', 'E'],
]);

/** A letter before its choice, such as `A:`, `b)` or `**C.**`. */
const letterPattern =
  /^[([]?(?:\*\*|__)?[([]?([A-Za-zАВСЕ]|الف|هـ|[أابجده])(?:\*\*|__)?\s?[:.)\]：．、）](?:\*\*|__)?(?=\s|`|[^\x21-\x7e]|["'(<[{A-Za-z0-9!$*_-]|$)\s*/u;
/** Choices may count too, as in `- 2: null`; a number with another mark begins a list or a sentence. */
const numberPattern = /^([1-9])\s?:(?=\s)\s*/;
const letterOverBlock = /^`?([A-Z])`?\s*(?:\n\s*\n|(?=!\[))/;

/** The letter at the beginning of a choice, and how many characters it takes with its mark. */
export function leadingLetter(text: string): { letter: string; length: number } | null {
  const counted = numberPattern.exec(text);
  if (counted) return { letter: letterAt(Number(counted[1]) - 1), length: counted[0].length };
  const found = letterPattern.exec(text);
  return found && { letter: plainLetter(found[1]), length: found[0].length };
}

/** In capitals; a letter alone counts where code or a picture follows it. */
export function letterOf(text: string): string | null {
  const letter = (letterPattern.exec(text) ?? letterOverBlock.exec(text))?.[1];
  return letter === undefined ? null : plainLetter(letter);
}

export function withoutLetter(text: string): string {
  return text.replace(letterPattern, '').replace(letterOverBlock, '');
}

/** The letter of a choice by its place, from 0. */
export function letterAt(index: number): string {
  return String.fromCharCode(65 + index);
}

/** The Latin letter that a letter stands for, in capitals. */
export function plainLetter(letter = ''): string {
  return LATIN.get(letter) ?? letter.toUpperCase();
}

/** Places of `(b)`, `(c)` ... in a line that began with `(a)`, or of `b)`, `c)` ...; in order only. */
export function lettersWithin(line: string): { letter: string; start: number; end: number }[] {
  const isBracketed = /^\([Aa]\)/.test(line);
  if (!isBracketed && !/^[Aa]\)/.test(line)) return [];
  const places: { letter: string; start: number; end: number }[] = [];
  for (const match of line.matchAll(
    isBracketed ? /\(([B-Hb-h])\)\s*/g : /(?<=\s)([B-Hb-h])\)\s*/g,
  )) {
    const letter = plainLetter(match[1]);
    if (letter !== letterAt(places.length + 1)) continue;
    places.push({ letter, start: match.index, end: match.index + match[0].length });
  }
  return places;
}
