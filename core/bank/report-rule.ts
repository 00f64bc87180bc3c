import type { Nodes } from 'mdast';
import { type RuleId, rules } from './lint/rules';
import { type Reader, report } from './reader';
import { spanOf } from './source';

/** Reports that a rule is broken at an offset, or at the beginning of a node. */
export function reportRule(
  reader: Reader,
  rule: RuleId,
  at: number | Nodes,
  message: string = rules[rule].summary,
): void {
  const offset = typeof at === 'number' ? at : spanOf(at).start;
  report(reader, rule, offset, message, rules[rule].severity);
}
