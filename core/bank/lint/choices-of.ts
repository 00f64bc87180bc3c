import type { ListItem } from 'mdast';
import { plainText } from '../markdown';
import type { Choice } from '../question';
import type { ReadQuestion } from '../read-question';

/** `words` are those of the choice, without markup and without its explanation. */
export type ReadChoice = Choice & { node: ListItem; words: string };

/** The choices of a question beside the list items that they were read from; none of other kinds. */
export function choicesOf({ question: { body }, shape }: ReadQuestion): ReadChoice[] {
  if (!('choices' in body)) return [];
  const items = shape.nodes.flatMap((node) => (node.type === 'list' ? node.children : []));
  return body.choices.flatMap((choice, index) => {
    const node = items[index];
    return node ? [{ ...choice, node, words: wordsOf(node) }] : [];
  });
}

function wordsOf(item: ListItem): string {
  const blocks = item.children.filter(({ type }) => type !== 'blockquote');
  return blocks.map(plainText).join('\n');
}
