/** Markdown between two places of a file as its author wrote it, less what is no part of it. */
import type { Definition, Nodes } from 'mdast';
import { type Span, spanOf } from '../source';
import { isFurniture } from './furniture';
import { pairTags, type Tag, tagsBetween } from './html-tags';
import { firstFrom, type ImportDocument, startOf } from './import-document';

/**
 * The text without `cuts` and without what belongs to the page, out of the HTML that wraps all of it,
 * dedented to the line in which it begins, with the link definitions that it uses. '' for nothing.
 */
export function textBetween(
  document: ImportDocument,
  span: Span,
  cuts: readonly Span[] = [],
): string {
  const nodes = nodesBetween(document, span);
  const dropped = nodes.filter((node) => node.type === 'definition' || isFurniture(node));
  const tags = tagsIn(document.tags, span);
  const pairs = pairTags(tags);
  const lone = tags.filter(
    (tag) => isParagraphLine(document.source.text, tag, pairs) || isStray(tag, pairs),
  );
  const all = mergeSpans([...cuts, ...dropped.map(spanOf), ...lone]);
  const inner = unwrap(document, { span, cuts: all, tags, pairs });
  const text = dedent(
    trimLines(joinKept(document.source.text, inner, all)),
    indentAt(document.source.text, inner.start),
  );
  return text === '' ? '' : [text, ...definitionsOf(document, nodes, inner)].join('\n\n');
}

/** Nodes that begin in the span. */
export function nodesBetween(document: ImportDocument, { start, end }: Span): Nodes[] {
  const { nodes } = document;
  return nodes.slice(firstFrom(nodes, start, startOf), firstFrom(nodes, end, startOf));
}

/** The words of a stretch of HTML or Markdown on one line, without tags and emphasis. */
export function wordsBetween(
  { source }: Pick<ImportDocument, 'source'>,
  { start, end }: Span,
): string {
  let words = '';
  let from = start;
  for (const tag of tagsBetween(source.text, { start, end })) {
    words += source.text.slice(from, tag.start);
    from = tag.end;
  }
  words += source.text.slice(from, end);
  return words.replaceAll(/[`*_\s]+/g, ' ').trim();
}

/** Takes white space off both ends, but not the indentation of the first line that has words. */
export function trimLines(text: string): string {
  const trimmed = text.trimEnd();
  const start = trimmed.length - trimmed.trimStart().length;
  return trimmed.slice(trimmed.lastIndexOf('\n', start - 1) + 1);
}

/** Takes at most `width` columns of white space off every line. */
export function dedent(text: string, width: number): string {
  if (width === 0) return text;
  return text
    .split('\n')
    .map((line) => {
      let column = 0;
      let at = 0;
      while (column < width && (line[at] === ' ' || line[at] === '\t')) {
        column += line[at] === '\t' ? 4 - (column % 4) : 1;
        at++;
      }
      return line.slice(at);
    })
    .join('\n');
}

/** Whether `<p>` or `</p>` has a line of its own, where it parts what Markdown parts anyway. */
function isParagraphLine(text: string, tag: Tag, pairs: ReadonlyMap<Tag, Tag>): boolean {
  const { name, start, end } = tag;
  const partner = pairs.get(tag) ?? tag;
  const isPlain = end - start <= '</p>'.length && partner.end - partner.start <= '</p>'.length;
  if (name !== 'p' || !isPlain) return false;
  const before = text.slice(Math.max(0, start - 20), start);
  return /(?:^|\n)[ \t]*$/.test(before) && /^[ \t]*(?:\n|$)/.test(text.slice(end, end + 20));
}

/** Whether a tag of a fold has no partner here, so that it would fold what follows the text. */
function isStray(tag: Tag, pairs: ReadonlyMap<Tag, Tag>): boolean {
  return (tag.name === 'details' || tag.name === 'summary') && !pairs.has(tag);
}

/** Columns of white space at the beginning of the line of an offset. */
function indentAt(text: string, offset: number): number {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const white = /^[ \t]*/.exec(text.slice(lineStart, lineStart + 200))?.[0] ?? '';
  return white.replaceAll('\t', '    ').length;
}

function mergeSpans(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ start: span.start, end: span.end });
  }
  return merged;
}

/** What lies between the cuts; where one took whole lines, an empty line is left. */
function joinKept(text: string, { start, end }: Span, cuts: readonly Span[]): string {
  const pieces: string[] = [];
  let from = start;
  for (const cut of cuts) {
    if (cut.end <= from || cut.start >= end) continue;
    pieces.push(text.slice(from, Math.max(from, cut.start)));
    from = cut.end;
  }
  pieces.push(text.slice(from, Math.max(from, end)));
  return pieces.reduce((left, right) => {
    if (left.trim() === '') return right;
    const isWholeLines = /\n[ \t]*$/.test(left) && /^[ \t]*(?:\n|$)/.test(right);
    return isWholeLines ? `${left.trimEnd()}\n\n${trimLines(right)}` : left + right;
  });
}

const WRAPPERS = new Set([
  'b',
  'strong',
  'p',
  'div',
  'center',
  'span',
  'font',
  'article',
  'section',
]);
const LAYERS_MAX = 20;

/** Moves both ends over what only spaces or wraps the text: `<br>`, `<b>` ... `</b>`, lines of dashes. */
function unwrap(
  document: ImportDocument,
  { span, cuts, tags, pairs }: { span: Span; cuts: Span[]; tags: Tag[]; pairs: Map<Tag, Tag> },
): Span {
  const rules = nodesBetween(document, span).filter((node) => node.type === 'thematicBreak');
  const blank = mergeSpans([...cuts, ...rules.map(spanOf)]);
  let inner = trimSpan(document.source.text, span, blank);
  for (let layer = 0; layer < LAYERS_MAX; layer++) {
    const moved = unwrapOnce(tags, pairs, inner);
    if (!moved || moved.start > moved.end) break;
    inner = trimSpan(document.source.text, moved, blank);
  }
  return inner;
}

function unwrapOnce(tags: readonly Tag[], pairs: ReadonlyMap<Tag, Tag>, inner: Span): Span | null {
  const first = tags.find((tag) => tag.start === inner.start);
  const last = tags.find((tag) => tag.end === inner.end);
  if (first && isSpacing(first, pairs, inner)) return { ...inner, start: first.end };
  if (last && isSpacing(last, pairs, inner)) return { ...inner, end: last.start };
  const isWrapped = first && last && WRAPPERS.has(first.name) && pairs.get(first) === last;
  return isWrapped ? { start: first.end, end: last.start } : null;
}

/** A line break, or a tag whose partner is not in the text. */
function isSpacing(tag: Tag, pairs: ReadonlyMap<Tag, Tag>, inner: Span): boolean {
  if (tag.name === 'br' || tag.name === 'hr') return true;
  const partner = pairs.get(tag);
  const isPaired = partner && partner.start >= inner.start && partner.end <= inner.end;
  return WRAPPERS.has(tag.name) && !isPaired;
}

function tagsIn(tags: readonly Tag[], { start, end }: Span): Tag[] {
  const from = firstFrom(tags, start, (tag) => tag.start);
  return tags.slice(
    from,
    firstFrom(tags, end, (tag) => tag.start),
  );
}

/** Moves both ends over white space and over the sorted spans that count as such. */
function trimSpan(text: string, span: Span, blank: readonly Span[]): Span {
  let { start, end } = span;
  for (const { start: from, end: to } of blank) {
    if (from > start && text.slice(start, from).trim() !== '') break;
    start = Math.max(start, to);
  }
  for (const { start: from, end: to } of blank.toReversed()) {
    if (to < end && text.slice(to, end).trim() !== '') break;
    end = Math.min(end, from);
  }
  if (start >= end) return { start, end: start };
  const kept = text.slice(start, end);
  start += kept.length - kept.trimStart().length;
  return { start, end: Math.max(start, start + kept.trim().length) };
}

/** Those that the nodes use and that the text does not hold itself. */
function definitionsOf(document: ImportDocument, nodes: readonly Nodes[], inner: Span): string[] {
  if (document.definitions.size === 0) return [];
  const used = new Set<Definition>();
  for (const node of nodes) {
    if (startOf(node) >= inner.end) break;
    if (node.type !== 'linkReference' && node.type !== 'imageReference') continue;
    const definition = document.definitions.get(node.identifier);
    if (definition) used.add(definition);
  }
  return [...used].map((node) => {
    const { start, end } = spanOf(node);
    return document.source.text.slice(start, end);
  });
}
