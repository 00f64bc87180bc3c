/** What every construct of the format reads with: the file, its link definitions, and where to report. */
import type { Definition, Nodes, Root } from 'mdast';
import { walk } from './markdown';
import type { Problem } from './question';
import { pointAt, type Source, spanOf, textOf } from './source';

export type Reader = {
  source: Source;
  /** Link definitions of the whole file by identifier: a field that uses one takes it along. */
  definitions: ReadonlyMap<string, Definition>;
  problems: Problem[];
};

/** Wherever in the file they stand, as in CommonMark. */
export function definitionsIn(root: Root): Map<string, Definition> {
  const definitions = [...walk(root)].filter((node) => node.type === 'definition');
  return new Map(definitions.map((node) => [node.identifier, node]));
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
  const blocks = nodes.map(
    (node, index) =>
      gapBefore(reader, nodes[index - 1], node) + textOf(reader.source, node, quoteDepth),
  );
  const used = new Set(nodes.flatMap((node) => [...walk(node)]).flatMap(identifierOf));
  const definitions = [...used].flatMap((identifier) => reader.definitions.get(identifier) ?? []);
  return [blocks.join(''), ...definitions.map((node) => textOf(reader.source, node))]
    .join('\n\n')
    .trim();
}

/** The line breaks between two blocks: the author's, where nothing that was taken out lay there. */
function gapBefore(reader: Reader, previous: Nodes | undefined, node: Nodes): string {
  if (!previous) return '';
  const between = reader.source.text.slice(spanOf(previous).end, spanOf(node).start);
  const isTight = between.trim() === '' && between.split('\n').length === 2;
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

function identifierOf(node: Nodes): string[] {
  return node.type === 'linkReference' || node.type === 'imageReference' ? [node.identifier] : [];
}
