/** Markdown to HTML for other programs: well-formed as XML too, images included, nothing that runs. */
import type { Html } from 'mdast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { parseFragment } from '../markdown';

const tagNames = defaultSchema.tagNames ?? [];

const processor = unified()
  .use(remarkRehype, {
    // A placeholder such as <name>, which the parser takes for a tag, stays words.
    handlers: { html: (_state: unknown, { value }: Html) => ({ type: 'text', value }) },
  })
  .use(rehypeSanitize, {
    ...defaultSchema,
    // A box that can be ticked is no part of a text.
    tagNames: tagNames.filter((name) => name !== 'input'),
    protocols: { ...defaultSchema.protocols, src: ['http', 'https'] },
  })
  .use(rehypeStringify, { closeSelfClosing: true, closeEmptyElements: true })
  .freeze();

export function markdownToHtml(markdown: string): string {
  return processor.stringify(processor.runSync(parseFragment(markdown)));
}

/** A field that is one paragraph, without the paragraph's tags. */
export function inlineToHtml(markdown: string): string {
  const html = markdownToHtml(markdown);
  const isParagraph = html.startsWith('<p>') && html.indexOf('</p>') === html.length - 4;
  return isParagraph ? html.slice(3, -4) : html;
}
