/** A fenced `answer` block: any of its lines is right. */
import type { RootContent } from 'mdast';
import type { Reader } from './reader';
import { reportRule } from './report-rule';
import type { Shape } from './shape';

/** Null without such a block. */
export function readShortAnswer(reader: Reader, nodes: readonly RootContent[]): Shape | null {
  const blocks = nodes
    .filter((node) => node.type === 'code')
    .filter(({ lang }) => lang === 'answer');
  const [first] = blocks;
  if (!first) return null;
  const lines = blocks.flatMap(({ value }) => value.split('\n'));
  const accepted = lines.map((line) => line.trim()).filter((line) => line !== '');
  if (accepted.length === 0) {
    reportRule(reader, 'short-answer-empty', first);
  }
  return { body: { kind: 'short', accepted }, nodes: blocks };
}
