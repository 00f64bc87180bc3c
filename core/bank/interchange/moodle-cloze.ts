/** Moodle's embedded answers: `{1:SHORTANSWER:=pod~=container#feedback}` in a text. */
import type { TextFormat } from './foreign-text';
import { gapWords } from './gapped-text';
import { GAP_MARK } from './gaps';

export type EmbeddedText = {
  /** With a mark in the place of each answer. */
  text: string;
  /** The words that are right in each. */
  gaps: string[][];
};

const EMBEDDED =
  /\{\d*:(MULTICHOICE|MULTIRESPONSE|MC|MR|SHORTANSWER|SA|MW|NUMERICAL|NM)(?:_?[A-Z]+)?:((?:[^\\{}]|\\.)*)\}/g;

/** Null where there is none. */
export function readEmbedded(source: string, format: TextFormat): EmbeddedText | null {
  const gaps: string[][] = [];
  const text = source.replace(EMBEDDED, (_, kind: string, list: string) => {
    gaps.push(
      rightWords(list)
        .map((word) => (kind.startsWith('N') ? withoutTolerance(word) : word))
        .map((word) => (format === 'markdown' ? word : gapWords(word))),
    );
    return GAP_MARK;
  });
  return gaps.length > 0 ? { text, gaps } : null;
}

export function escapeGap(word: string): string {
  return word.replace(/[\\}#~/"]/g, '\\$&');
}

/** Those with the full mark: `=pod`, `%100%pod`. */
function rightWords(list: string): string[] {
  const answers = list.match(/(?:[^\\~]|\\.)+/g) ?? [];
  return answers.flatMap((answer) => {
    const [, weight, words = ''] = /^(=|%[\d.]+%)?((?:[^\\#]|\\.)*)/.exec(answer.trim()) ?? [];
    const isRight = weight === '=' || weight === '%100%';
    return isRight ? words.replace(/\\(.)/g, '$1').trim() : [];
  });
}

/** `30:0.5` is thirty, give or take a half. */
function withoutTolerance(word: string): string {
  return word.replace(/:[\d.]+$/, '');
}
