import { reportRule } from '../report-rule';
import type { QuestionRule } from './lint-rule';

export const matchAmbiguous: QuestionRule = ({ reader }, { question: { body }, shape }) => {
  if (body.kind !== 'matching') return;
  const rows = shape.nodes.flatMap((node) => (node.type === 'table' ? node.children.slice(1) : []));
  const lefts = new Set<string>();
  const rights = new Set<string>();
  for (const [index, { left, right }] of body.pairs.entries()) {
    const row = rows[index];
    const repeated = lefts.has(left) ? left : rights.has(right) ? right : '';
    if (row && repeated !== '') {
      reportRule(reader, 'match-ambiguous', row, `"${repeated}" is in two pairs.`);
    }
    lefts.add(left);
    rights.add(right);
  }
};
