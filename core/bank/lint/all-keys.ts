import { reportRule } from '../report-rule';
import { choicesOf } from './choices-of';
import type { QuestionRule } from './lint-rule';

export const allKeys: QuestionRule = ({ reader }, read) => {
  const choices = choicesOf(read);
  const [first, ...others] = choices;
  if (!first || others.length === 0 || choices.some(({ correct }) => !correct)) return;
  reportRule(reader, 'all-keys', first.node);
};
