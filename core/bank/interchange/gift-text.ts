/**
 * GIFT's escapes. The parser decodes them into codes that a text may hold by itself, and decodes `\n`
 * wrongly, so it is given characters that no text holds.
 */
const escapes: readonly (readonly [string, string])[] = [
  ['\\\\', '\u{fdd0}'],
  ['\\:', '\u{fdd1}'],
  ['\\#', '\u{fdd2}'],
  ['\\=', '\u{fdd3}'],
  ['\\{', '\u{fdd4}'],
  ['\\}', '\u{fdd5}'],
  ['\\~', '\u{fdd6}'],
  ['\\n', '\u{fdd7}'],
  ['&&', '\u{fdd8}'],
];
/** The parser folds spaces, which are code's indentation. */
const SECOND_SPACE = '\u{fdd9}';
const ARROW = '->';
const SHIELDED_ARROW = '\u{fddb}';

const shields = new Map(escapes);
const meanings = new Map([
  ...escapes.map(([mark, shield]) => [shield, mark === '&&' ? mark : meaningOf(mark)] as const),
  [SECOND_SPACE, ' '],
  [SHIELDED_ARROW, ARROW],
]);

/** Text in which no mark of the format is escaped any more. */
export function shieldGift(text: string): string {
  return text.replace(/\\[\\:#={}~n]|&&/g, (mark) => shields.get(mark) ?? mark);
}

/** The parser takes a choice with an arrow for a pair, and then fails at the next wrong choice. */
export function shieldArrows(text: string): string {
  return text.includes('~') ? text.replaceAll(ARROW, SHIELDED_ARROW) : text;
}

export function shieldSpaces(text: string): string {
  return text.replace(/(?<= ) /g, SECOND_SPACE);
}

/** What was meant. */
export function unshieldGift(text: string): string {
  return text.replace(/[\u{fdd0}-\u{fddb}]/gu, (shield) => meanings.get(shield) ?? shield);
}

/** On one line, because an empty one ends a question. */
export function escapeGift(text: string): string {
  return text.replace(/[\\:#={}~]/g, '\\$&').replaceAll('\n', '\\n');
}

function meaningOf(mark: string): string {
  return mark === '\\n' ? '\n' : mark.slice(1);
}
