import { reportRule } from '../report-rule';
import { choicesOf } from './choices-of';
import type { QuestionRule } from './lint-rule';

/** Capitals make a difference in code, and so they do here. */
export const choiceDuplicate: QuestionRule = ({ reader }, read) => {
  const seen = new Set<string>();
  for (const { text, node } of choicesOf(read)) {
    const words = text.replaceAll(/\s+/g, ' ');
    if (words !== '' && seen.has(words)) {
      reportRule(reader, 'choice-duplicate', node, 'This choice says the same as one above.');
    }
    seen.add(words);
  }
};
