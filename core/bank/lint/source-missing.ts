import { reportRule } from '../report-rule';
import type { QuestionRule } from './lint-rule';

export const sourceMissing: QuestionRule = ({ reader, frontMatter }, { question, heading }) => {
  const names = Object.keys(frontMatter?.sources ?? {});
  if (names.length > 0 && question.source === null) reportRule(reader, 'source-missing', heading);
};
