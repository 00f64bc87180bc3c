/** HTML of other programs to Markdown: its words and their structure; scripts and styles are left out. */
import type { Nodes } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

const LENGTH_MAX = 200_000;
/** The parser walks up the open elements at each tag, and the converter calls itself. */
const DEPTH_MAX = 100;

const parser = unified().use(rehypeParse, { fragment: true }).freeze();
const converter = unified().use(rehypeRemark).freeze();
const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', rule: '-', fences: true, incrementListMarker: true })
  .freeze();

/** Words that mean the same in HTML and in Markdown, as most short fields are. */
const PLAIN = /^\p{L}[\p{L}\p{N} ,?'()]*$/u;

/** Text that is nested too deeply or too long keeps its words alone. */
export function htmlToMarkdown(html: string): string {
  if (PLAIN.test(html)) return html.replace(/ +/g, ' ').trim();
  if (html.length > LENGTH_MAX || openTags(html) > DEPTH_MAX) {
    return escapeMarkdown(html.replace(/<[^<>]*>/g, ' '));
  }
  const tree = parser.parse(html);
  if (isDeep(tree)) return escapeMarkdown(html.replace(/<[^<>]*>/g, ' '));
  return writer.stringify(converter.runSync(tree)).trim();
}

/** Words without markup as Markdown that shows them as they are; lines stay lines. */
export function escapeMarkdown(words: string): string {
  const paragraphs = words.split(/\n[ \t]*\n/).filter((paragraph) => paragraph.trim() !== '');
  return writer
    .stringify({
      type: 'root',
      children: paragraphs.map((value) => ({
        type: 'paragraph',
        children: [{ type: 'text', value: value.trim() }],
      })),
    })
    .trim();
}

/** At least as many as are open at once; those that close by themselves are not counted. */
function openTags(html: string): number {
  let open = 0;
  let most = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (closing.has(name.toLowerCase())) continue;
    open = Math.max(0, open + (slash === '/' ? -1 : 1));
    most = Math.max(most, open);
  }
  return most;
}

const closing = new Set(
  'area base br col dd dt embed hr img input li link meta option p source tbody td th thead tr wbr'.split(
    ' ',
  ),
);

function isDeep(node: Nodes, levels = DEPTH_MAX): boolean {
  if (!('children' in node)) return false;
  return levels < 0 || node.children.some((child) => isDeep(child, levels - 1));
}
