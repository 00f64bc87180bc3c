/** `= 30 s ± 5` in a paragraph of its own: a value, perhaps a unit, and how far off is still right. */
import type { RootContent } from 'mdast';
import { plainText } from './markdown';
import type { Reader } from './reader';
import { reportRule } from './report-rule';
import type { Shape } from './shape';
import { spanOf } from './source';

const NUMBER = String.raw`-?\d+(?:\.\d+)?(?:e[+-]?\d+)?`;
const UNIT = String.raw`[^\s\d=±+][^\d=±+]*?`;
const KEY = new RegExp(
  `^=\\s*(${NUMBER})\\s*(${UNIT})?\\s*(?:(?:±|\\+/?-)\\s*(${NUMBER})\\s*(?:${UNIT})?)?$`,
);

/** Null where no paragraph begins with `=`; one with `\=` is words. */
export function readNumber(reader: Reader, nodes: readonly RootContent[]): Shape | null {
  const { text } = reader.source;
  const node = nodes.find(
    (node) => node.type === 'paragraph' && text.startsWith('=', spanOf(node).start),
  );
  if (!node) return null;
  // Single spaces: the expression would try each way to split a run of them.
  const words = plainText(node).trim().replaceAll(/\s+/g, ' ');
  const [, value, unit, tolerance] = KEY.exec(words) ?? [];
  if (value === undefined) {
    reportRule(reader, 'number-malformed', node);
  } else if (tolerance === undefined) {
    reportRule(reader, 'number-without-tolerance', node);
  }
  return {
    body: {
      kind: 'number',
      // Adding zero makes -0 the 0 that it equals.
      value: Number(value ?? 0) + 0,
      tolerance: Math.abs(Number(tolerance ?? 0)),
      unit: unit?.trim() || null,
    },
    nodes: [node],
  };
}
