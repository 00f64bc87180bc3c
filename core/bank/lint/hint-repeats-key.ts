import { readCloze } from '../cloze';
import type { Body } from '../question';
import { reportRule } from '../report-rule';
import type { QuestionRule } from './lint-rule';
import { tokensOf } from './tokens-of';

/** Shorter keys, such as "no" or a digit, are in many a sentence that does not give them away. */
const CHARACTERS_MIN = 3;

export const hintRepeatsKey: QuestionRule = ({ reader }, { question, nodes }) => {
  const hint = nodes.find(({ type }) => type === 'blockquote');
  if (question.hint === null || !hint) return;
  const said = ` ${tokensOf(question.hint).join(' ')} `;
  const repeated = keysOf(question.body).find((key) => {
    const words = tokensOf(key).join(' ');
    return words.length >= CHARACTERS_MIN && said.includes(` ${words} `);
  });
  if (repeated === undefined) return;
  reportRule(reader, 'hint-repeats-key', hint, `The hint says "${repeated}", which is right.`);
};

function keysOf(body: Body): string[] {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return body.choices.filter(({ correct }) => correct).map(({ text }) => text);
    case 'cloze':
      return readCloze(body.text).flatMap((part) => ('gap' in part ? part.gap : []));
    case 'short':
      return body.accepted;
    case 'number':
      return [`${body.value} ${body.unit ?? ''}`];
    default:
      return [];
  }
}
