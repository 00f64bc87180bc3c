import { isComment } from '../metadata';
import { reportRule } from '../report-rule';
import type { BankRule } from './lint-rule';

/** Metadata shows that its author meant a question. */
export const headingLevel: BankRule = ({ reader, root }) => {
  for (const [index, node] of root.children.entries()) {
    if (node.type !== 'heading' || node.depth === 2) continue;
    const next = root.children[index + 1];
    if (!isComment(next) || !/^<!--\s*(id|level|topics|source|kind)\s*:/.test(next.value)) continue;
    const message = `A question begins with ##, and this heading has ${node.depth} of these signs.`;
    reportRule(reader, 'heading-level', node, message);
  }
};
