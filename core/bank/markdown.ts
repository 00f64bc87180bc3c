/** The one place that knows the Markdown parser. */
import type { Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { isDeepLine, isDeepTree } from './nesting';
import { parsePieces } from './parse-pieces';
import { tagLine } from './tag-line';

const documents = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, ['yaml'])
  .use(addTagLine)
  .use(keepPlaces)
  .freeze();

const fragments = unified().use(remarkParse).use(remarkGfm).use(keepPlaces).freeze();

/** A whole file, with front matter; `details` and `summary` lines are nodes of their own. */
export function parseDocument(text: string): Root {
  return parsePieces(text, parseAtOnce);
}

/** The same in the square of the time: what reading in pieces is held to. */
export function parseAtOnce(text: string): Root {
  return documents.parse(text);
}

/** A field of a question: plain CommonMark with GFM. What is nested too deeply stays plain words. */
export function parseFragment(markdown: string): Root {
  if (markdown.split('\n').some(isDeepLine)) return asWords(markdown);
  const root = fragments.parse(markdown);
  return isDeepTree(root) ? asWords(markdown) : root;
}

function asWords(markdown: string): Root {
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: 1, column: markdown.length + 1, offset: markdown.length },
  };
  const text = { type: 'text', value: markdown, position } as const;
  return { type: 'root', children: [{ type: 'paragraph', children: [text], position }] };
}

/** The node and everything under it, in the order of the file. */
export function* walk(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* walk(child);
}

/** The words alone, without markup. */
export function plainText(node: Nodes): string {
  if (node.type === 'html') return '';
  if (node.type === 'break') return ' ';
  if ('value' in node) return node.value;
  if ('alt' in node) return node.alt ?? '';
  return 'children' in node ? node.children.map(plainText).join('') : '';
}

function addTagLine(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), tagLine];
}

/**
 * GFM looks once more for addresses in what was read as words, and the links that it makes there have
 * no place in the text. Without that step, an address after an open bracket stays plain words.
 */
function keepPlaces(this: Processor): void {
  const data = this.data();
  const extensions = (data.fromMarkdownExtensions ?? []).flat();
  data.fromMarkdownExtensions = extensions.map(({ transforms: _, ...extension }) => extension);
}
