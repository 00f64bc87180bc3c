import { reportRule } from '../report-rule';
import { choicesOf } from './choices-of';
import type { QuestionRule } from './lint-rule';

const OTHERS = '(?:above|below|these|those|them|other answers|others|answers|options|choices)';
const SPEAKS_OF_OTHERS = new RegExp(
  String.raw`^(?:(?:all|none|both|neither|any|each) of (?:the )?${OTHERS}|(?:both )?[a-f] (?:and|or) [a-f])\W?$`,
  'i',
);

export const allOfTheAbove: QuestionRule = ({ reader }, read) => {
  for (const { words, node } of choicesOf(read)) {
    if (SPEAKS_OF_OTHERS.test(words.trim())) reportRule(reader, 'all-of-the-above', node);
  }
};
