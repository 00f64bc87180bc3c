/** Which letters an answer names as right: `#### Answer: D`, `**B, C**`, `The correct answer is C.` */
import { letterAt, plainLetter } from './choice-letters';
import { answerLabelLength, isAnswerHeading } from './vocabulary';

export type AnswerKey = {
  /** In capitals. */
  letters: string[];
  /** What the line says after the letters. */
  rest: string;
  line: string;
};

/** A label of few words and the letters after it: `Answer: D`, `答案：B`, `Réponse : A et C`. */
const labelled =
  /^[#>\s*_\x60]*(?:(?![A-Za-z]\s*[:：])[^\n:：]{1,40})[:：]+[\s*_\x60]*(?:(?:option|choice|گزینه)\s+)?([([]?[A-HА-Е][)\]]?(?:\s*(?:,|and|or|&|\+|\/|y|e|et|und|и|、|，)\s*[([]?[A-HА-Е][)\]]?|(?<=[A-HА-Е])[A-HА-Е]|\s+[A-HА-Е](?=[\sA-HА-Е*_\x60.]{0,20}$))*|[([]?[a-h][)\]]?(?:\s*(?:,|and|or|&|\+|\/|、|，)\s*[([]?[a-h][)\]]?)*)(?![\p{L}\p{N}])[*_\x60]*(.*)$/u;
const prose =
  /(?:correct|right|best)\s+(?:answers?|options?|choices?)\s*(?:is|are|:|was)\s*:?\s*[*_`]*(?:(?:option|choice|letter)s?\s+)?([([]?[A-H][)\]]?(?:\s*(?:,|and|&|\/)\s*[([]?[A-H][)\]]?)*)(?![\p{L}\p{N}])/iu;
const named =
  /(?:option|choice|answer)s?\s+([A-H])\s+(?:is|was)\s+(?:the\s+)?(?:correct|right|answer)/iu;
const alone =
  /^[#>\s*_`([]*((?:[A-H])(?:\s*(?:,|and|&|\/)\s*[A-H])*)(?:[\s*_`)\]]*$|[*_`]*[.):]\s)/u;

/** The first line that names letters; null where none does. `text` is Markdown. */
export function readAnswerKey(text: string): AnswerKey | null {
  const lines = text.split('\n').slice(0, 200);
  const firstWords = firstLine(lines);
  for (const line of lines) {
    const short = latinKey(line.slice(0, 500).replaceAll(/<\/?[a-z][a-z0-9]{0,9}>/gi, ''));
    const label = labelled.exec(short);
    if (label && isKey(short, label[1], label[2])) {
      return keyOf(label[1], label[2], line);
    }
  }
  const lone = firstWords === undefined ? null : alone.exec(firstWords.slice(0, 500));
  if (lone && firstWords !== undefined) {
    return keyOf(lone[1], firstWords.slice(lone[0].length), firstWords);
  }
  for (const line of lines) {
    const found = prose.exec(line.slice(0, 2000)) ?? named.exec(line.slice(0, 2000));
    if (found) return keyOf(found[1], line, line);
  }
  return null;
}

/** The first line with words; of code, where it is a line alone, as in `C. Two` between two fences. */
function firstLine(lines: readonly string[]): string | undefined {
  const index = lines.findIndex((line) => line.trim() !== '');
  const [open = '', only, close = ''] = lines.slice(index, index + 3);
  const isOnly = /^\s*(?:```|~~~)/.test(open) && /^\s*(?:```|~~~)\s*$/.test(close);
  return isOnly ? only : lines[index];
}

/** `Answer: 2` where choices are counted: the letters of the choices at these places. */
export function readNumberKey(text: string): AnswerKey | null {
  for (const line of text.split('\n').slice(0, 200)) {
    const words = line.slice(0, 500).replace(/^[#>\s]+/, '');
    const length = answerLabelLength(words);
    if (length === 0) continue;
    const found = /^[*_`(\s]*([1-9](?:\s*(?:,|and|&)\s*[1-9])*)(?!\d)[*_`)\s.]*(.*)$/.exec(
      words.slice(length),
    );
    const places = found?.[1]?.match(/\d/g) ?? [];
    const letters = places.map((place) => letterAt(Number(place) - 1));
    if (found) return { letters: [...new Set(letters)], rest: found[2] ?? '', line };
  }
  return null;
}

/** `Note: A pod is ...` names no letter, nor does `Answer: A pod is ...`; `Answer: D because` does. */
function isKey(line: string, letters = '', rest = ''): boolean {
  const words = rest.trim();
  const isSmall = /^[([]*[a-h]/.test(letters);
  if (isSmall && !isAnswerHeading(line.slice(0, line.search(/[:：]/)))) return false;
  if (/^[*_`.)\]\s]*$/.test(words)) return true;
  if (!isAnswerHeading(line.slice(0, line.search(/[:：]/)))) return false;
  return /^[*_`]*[.):,;(–—-]/.test(words) || letters.trim() !== 'A';
}

/** `پاسخ: گزینه ج` ends with a letter that is part of a word everywhere else. */
function latinKey(line: string): string {
  return line.replace(
    /([:：]\s{0,5}(?:گزینه\s{1,5})?)(الف|هـ?|[أابجد])(?=[\s*_.)]*$)/u,
    (_, before: string, letter: string) => before + plainLetter(letter),
  );
}

function keyOf(letters = '', rest = '', line = ''): AnswerKey {
  const latin = letters
    .replaceAll(/\b(?:and|or|et|und)\b/gi, ' ')
    .replaceAll(/[АВСЕ]/g, plainLetter)
    .toUpperCase();
  return { letters: [...new Set(latin.match(/[A-H]/g) ?? [])], rest, line };
}
