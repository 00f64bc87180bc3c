/** What every construct of the format reads with: the file, its link definitions, and where to report. */
import type { Definition, Nodes, Root, RootContent } from 'mdast';
import { walk } from './markdown';
import type { Problem } from './question';
import { pointAt, type Source, spanOf, textOf } from './source';

export type Reader = {
  source: Source;
  /**
   * Link definitions of the whole file by identifier, wherever they stand, as in CommonMark: a field
   * that uses one takes it along.
   */
  definitions: ReadonlyMap<string, Definition>;
  problems: Problem[];
};

/** The first of each identifier counts. */
export function definitionsIn(root: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  for (const node of walk(root)) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node);
    }
  }
  return definitions;
}

/** Identifiers that the links and images in some nodes use. */
export function referencesIn(nodes: readonly Nodes[]): Set<string> {
  const identifiers = new Set<string>();
  for (const root of nodes) {
    for (const node of walk(root)) if ('referenceType' in node) identifiers.add(node.identifier);
  }
  return identifiers;
}

/** Blocks less the definitions among them that only other fields use, and take along. */
export function withoutForeignDefinitions(
  { definitions }: Reader,
  nodes: readonly RootContent[],
  used: ReadonlySet<string>,
): RootContent[] {
  const own = referencesIn(nodes);
  return nodes.filter(
    (node) =>
      node.type !== 'definition' ||
      definitions.get(node.identifier) !== node ||
      !used.has(node.identifier) ||
      own.has(node.identifier),
  );
}

/** Reports at an offset in the file. */
export function report(
  reader: Reader,
  rule: string,
  offset: number,
  message: string,
  severity: Problem['severity'] = 'error',
): void {
  reader.problems.push({ rule, severity, message, ...pointAt(reader.source, offset) });
}

/** Reports at the beginning of a node. */
export function reportNode(
  reader: Reader,
  rule: string,
  node: Nodes,
  message: string,
  severity: Problem['severity'] = 'error',
): void {
  report(reader, rule, spanOf(node).start, message, severity);
}

/** The Markdown of blocks, each as its author wrote it, with the link definitions that they use. */
export function markdownOf(reader: Reader, nodes: readonly Nodes[], quoteDepth = 0): string {
  let blocks = '';
  for (const [index, node] of nodes.entries()) {
    // A list in a quote ends after the empty lines that follow it.
    const lines = trailingLines(blocks);
    blocks = blocks.slice(0, blocks.length - lines);
    blocks += gapBefore(reader, nodes[index - 1], node, { lines, quoteDepth });
    blocks += textOf(reader.source, node, quoteDepth);
  }
  const definitions = definitionsFor(reader, nodes).map((node) => textOf(reader.source, node));
  return [blocks, ...definitions].join('\n\n').replace(/^\n+/, '').trimEnd();
}

/** The definitions that blocks use and do not hold themselves. */
function definitionsFor({ definitions }: Reader, nodes: readonly Nodes[]): Definition[] {
  const wanted = referencesIn(nodes);
  if (wanted.size === 0) return [];
  for (const root of nodes) {
    for (const node of walk(root)) if (node.type === 'definition') wanted.delete(node.identifier);
  }
  return [...wanted].flatMap((identifier) => definitions.get(identifier) ?? []);
}

function trailingLines(text: string): number {
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return text.length - end;
}

/** The line breaks between two blocks: the author's, where nothing that was taken out lay there. */
function gapBefore(
  { source }: Reader,
  previous: Nodes | undefined,
  node: Nodes,
  { lines, quoteDepth }: { lines: number; quoteDepth: number },
): string {
  if (!previous) return '';
  const between = source.text.slice(spanOf(previous).end, spanOf(node).start);
  const blank = quoteDepth > 0 ? between.replaceAll('>', '') : between;
  const isTight = blank.trim() === '' && lines + between.split('\n').length === 2;
  return isTight ? '\n' : '\n\n';
}

/** The Markdown of a run of words on one line, such as a heading's or a table cell's. */
export function inlineOf(reader: Reader, nodes: readonly Nodes[]): string {
  const first = nodes.at(0);
  const last = nodes.at(-1);
  if (!first || !last) return '';
  return reader.source.text.slice(spanOf(first).start, spanOf(last).end).trim();
}

/** Null for nothing, so that a field is either absent or has words. */
export function markdownOrNull(reader: Reader, nodes: readonly Nodes[], quoteDepth = 0) {
  return markdownOf(reader, nodes, quoteDepth) || null;
}
