/** Markdown to HTML that is safe to insert into a page, whoever wrote it. */
import type { Definition, Html, ImageReference, PhrasingContent, Root } from 'mdast';
import rehypeSanitize, { type Options } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { assert } from '#core/assert';
import { isPlaceholder } from './html-names';
import { parseFragment, plainText } from './markdown';

/** Where a picture is on this host; its size in pixels keeps its place free until it is there. */
export type Picture = { src: string; width: number; height: number };

/** Finds the picture that an address in a text names; null for one that is not at hand. */
export type FindPicture = (address: string) => Picture | null;

const noPictures: FindPicture = () => null;

/** All that a text may become. What is not here is left out, its words kept. */
const allowed: Options = {
  tagNames: [
    ...['p', 'br', 'hr', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    ...['a', 'code', 'del', 'em', 'img', 'strong', 'sup', 'section'],
    ...['ul', 'ol', 'li', 'input', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: {
    a: ['href'],
    code: [['className', /^language-[\w+-]+$/]],
    img: ['alt', 'width', 'height', ['loading', 'lazy'], ['src', /^\/[^/\\]/]],
    ol: ['start'],
    input: [
      ['type', 'checkbox'],
      ['disabled', true],
      ['checked', true],
    ],
    th: [['align', 'left', 'center', 'right']],
    td: [['align', 'left', 'center', 'right']],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  required: { input: { type: 'checkbox', disabled: true } },
  strip: ['script', 'style'],
};

/** A field of a question as HTML blocks. */
export function renderMarkdown(markdown: string, findPicture = noPictures): string {
  return renderTree(parseFragment(markdown), findPicture);
}

/** A field that is one line, such as a title or a table cell, without a paragraph around it. */
export function renderInline(markdown: string, findPicture = noPictures): string {
  const root = parseFragment(markdown);
  const [only, ...others] = root.children;
  if (only?.type !== 'paragraph' || others.length > 0) return renderTree(root, findPicture);
  return renderPhrasing(only.children, findPicture);
}

/** Words with their markup, without a block around them. */
export function renderPhrasing(children: PhrasingContent[], findPicture = noPictures): string {
  const processor = processorFor(findPicture);
  const tree = processor.runSync({ type: 'root', children: [{ type: 'paragraph', children }] });
  const [paragraph] = tree.children;
  assert(paragraph?.type === 'element', 'a paragraph becomes an element');
  return processor.stringify({ type: 'root', children: paragraph.children });
}

/** The words alone, for page titles and search. */
export function renderPlain(markdown: string): string {
  return plainText(parseFragment(markdown)).trim();
}

function renderTree(root: Root, findPicture: FindPicture): string {
  const processor = processorFor(findPicture);
  return processor.stringify(processor.runSync(root));
}

function processorFor(findPicture: FindPicture) {
  const handlers = {
    html: (_state: unknown, node: Html) => renderHtml(node),
    image: (_state: unknown, node: Shown) => renderImage(node, findPicture),
    imageReference: ({ definitionById }: Definitions, { alt, identifier }: ImageReference) =>
      renderImage(
        { alt, url: definitionById.get(identifier.toUpperCase())?.url ?? '' },
        findPicture,
      ),
  };
  return unified()
    .use(remarkRehype, { handlers })
    .use(rehypeSanitize, allowed)
    .use(rehypeStringify)
    .freeze();
}

type Shown = { url: string; alt?: string | null };
type Definitions = { definitionById: ReadonlyMap<string, Definition> };

/**
 * Raw HTML is not passed on, but two things that authors write are kept: a line break, and a
 * placeholder such as <name>, which the parser takes for a tag.
 */
function renderHtml({ value }: Html) {
  if (/^<br\s*\/?>$/i.test(value)) return element('br', {}, []);
  const [, name = ''] = /^<([a-z][\w.-]*)>$/i.exec(value) ?? [];
  return name !== '' && isPlaceholder(name) ? words(value) : undefined;
}

/** Any other picture would call another host from the reader's browser; a link lets them choose. */
function renderImage({ alt, url }: Shown, findPicture: FindPicture) {
  const picture = findPicture(url);
  if (picture === null) return element('a', { href: url }, [words(alt || url)]);
  return element('img', { ...picture, alt: alt ?? '', loading: 'lazy' }, []);
}

function words(value: string) {
  return { type: 'text' as const, value };
}

function element(
  tagName: string,
  properties: Record<string, string | number>,
  children: ReturnType<typeof words>[],
) {
  return { type: 'element' as const, tagName, properties, children };
}
