/** `Order:` and under it an ordered list, in the right order. */
import type { RootContent } from 'mdast';
import { markdownOf, type Reader } from './reader';
import { reportRule } from './report-rule';
import { findHeaded, type Shape } from './shape';

const STEPS_MIN = 3;

/** Null where nothing is headed `Order:`. */
export function readOrdering(reader: Reader, nodes: readonly RootContent[]): Shape | null {
  const headed = findHeaded(nodes, 'order:');
  if (!headed) return null;
  const list = headed.next?.type === 'list' && headed.next.ordered ? headed.next : null;
  const steps = list?.children.map((step) => markdownOf(reader, step.children)) ?? [];
  if (steps.length < STEPS_MIN || steps.includes('')) {
    const message = `Under "Order:" there is no numbered list of at least ${STEPS_MIN} steps with words.`;
    reportRule(reader, 'order-too-short', headed.label, message);
  }
  return { body: { kind: 'ordering', steps }, nodes: [headed.label, ...(list ? [list] : [])] };
}
