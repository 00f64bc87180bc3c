import { reportRule } from '../report-rule';
import { spanOf } from '../source';
import type { BankRule } from './lint-rule';

export const bankChanged: BankRule = ({ reader, root, frontMatter }, { earlierBank }) => {
  const [first] = root.children;
  if (earlierBank === undefined || !frontMatter || !first) return;
  if (frontMatter.bank === earlierBank) return;
  const { start, end } = spanOf(first);
  const at = reader.source.text.slice(start, end).search(/^bank\b/m);
  const message = `The bank was named "${earlierBank}" and is now named "${frontMatter.bank}".`;
  reportRule(reader, 'bank-slug-changed', start + Math.max(at, 0), message);
};
