import type { Paragraph, RootContent } from 'mdast';
import { plainText } from './markdown';
import type { Body } from './question';

/** A question's key as its author shaped it, and the blocks that it takes out of the stem. */
export type Shape = { body: Body; nodes: RootContent[] };

/** A paragraph that says only `label`, such as `order:`, and the block after it. */
export function findHeaded(
  nodes: readonly RootContent[],
  label: string,
): { label: Paragraph; next: RootContent | undefined } | null {
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'paragraph' && plainText(node).trim().toLowerCase() === label) {
      return { label: node, next: nodes[index + 1] };
    }
  }
  return null;
}
