import { reportRule } from '../report-rule';
import { choicesOf } from './choices-of';
import type { QuestionRule } from './lint-rule';

/** How much longer than each wrong choice a right one must be to catch the eye. */
const RATIO = 1.6;
const CHARACTERS = 25;

export const keyLength: QuestionRule = ({ reader }, read) => {
  const choices = choicesOf(read);
  const [key, ...others] = choices.filter(({ correct }) => correct);
  const wrong = choices.filter(({ correct }) => !correct);
  if (!key || others.length > 0 || wrong.length === 0) return;
  const longest = Math.max(...wrong.map(({ words }) => words.length));
  const { length } = key.words;
  if (length >= longest * RATIO && length >= longest + CHARACTERS) {
    const message = `The right choice has ${length} characters, the longest wrong one ${longest}.`;
    reportRule(reader, 'key-gives-itself-away', key.node, message);
  }
};
