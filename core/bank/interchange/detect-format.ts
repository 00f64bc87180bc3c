import type { Format } from './format';

const byEnding: ReadonlyMap<string, Format> = new Map([
  ['gift', 'gift'],
  ['csv', 'csv'],
  ['apkg', 'apkg'],
  ['colpkg', 'apkg'],
  ['md', 'markdown'],
  ['mdx', 'markdown'],
  ['markdown', 'markdown'],
]);

/** How far into a file the words that give a format away are looked for. */
const HEAD_CHARACTERS = 4096;

/** The format of a text file by its ending and, where that says little, by how it begins. */
export function detectFormat(name: string, text: string): Format {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const known = byEnding.get(ending);
  if (known !== undefined) return known;
  const head = text.slice(0, HEAD_CHARACTERS);
  if (ending === 'xml' || head.trimStart().startsWith('<?xml')) {
    return /<quiz[\s>]/.test(head) ? 'moodle' : 'qti';
  }
  if (/^#(?:separator|html|columns|deck|notetype|tags|guid)\b[^\n]*:/m.test(head.slice(0, 200))) {
    return 'anki-text';
  }
  if (/^ANSWER: ?[A-Z]\s*$/m.test(head)) return 'aiken';
  return /^(?:::|\$CATEGORY:)/m.test(head) ? 'gift' : 'markdown';
}
