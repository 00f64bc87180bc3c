/** A file that was not written for Readyz, taken apart once for every dialect that may read it. */
import type { Nodes, Root } from 'mdast';
import { FILE_CHARACTERS_MAX, isShallow } from '../limits';
import { walk } from '../markdown';
import { DEPTH_MAX, isDeepLine } from '../nesting';
import { normaliseText } from '../normalise-text';
import { definitionsIn, type Reader, report } from '../reader';
import { makeSource, pointAt, type Span, spanOf } from '../source';
import { isDeepYaml } from '../yaml-depth';
import { type Fold, findFolds } from './folds';
import { htmlTags, type Tag } from './html-tags';
import { parseParts } from './parse-parts';
import { type Swallowed, swallowedStarts } from './swallowed-starts';

export type ImportDocument = Reader & {
  /** As it is named in what is reported. */
  file: string;
  root: Root;
  /** Every node under the root, in the order of the file. */
  nodes: Nodes[];
  tags: Tag[];
  /** The outermost folds. */
  folds: Fold[];
};

/** Each is a part that is read for itself. */
const SWALLOWED_MAX = 1000;

/** Null, with a problem, for a text that is too large or nested too deeply to be read. */
export function openDocument(reader: Reader, file: string): ImportDocument | null {
  const { source } = reader;
  if (!isBounded(reader)) return null;
  const swallowed = swallowedStarts(source.text);
  if (!reportSwallowed(reader, swallowed)) return null;
  const root = parseParts(
    source.text,
    swallowed.map(({ start }) => start),
  );
  if (!isShallow(reader, root)) return null;
  reportOpenFence(reader, root);
  const tags = htmlTags(source, root);
  return {
    ...reader,
    definitions: definitionsIn(root),
    file,
    root,
    // What the parser adds by itself, as for some addresses, has no place in the file.
    nodes: [...walk(root)].filter(({ position }) => position !== undefined),
    tags,
    folds: findFolds(tags),
  };
}

export function makeReader(text: string): Reader {
  const source = makeSource(plainSpaces(normaliseText(text)));
  return { source, definitions: new Map(), problems: [] };
}

/** Line from 1 of an offset. */
export function lineAt(document: Reader, offset: number): number {
  return pointAt(document.source, offset).line;
}

export function startOf(node: Nodes): number {
  return spanOf(node).start;
}

export function endOf(node: Nodes): number {
  return spanOf(node).end;
}

/** The index of the first of the sorted places that is not before `offset`. */
export function firstFrom<Place>(
  places: readonly Place[],
  offset: number,
  offsetOf: (place: Place) => number,
): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const place = places[middle];
    if (place !== undefined && offsetOf(place) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The sorted places that begin between two offsets. */
export function placesBetween<Place extends Span>(
  places: readonly Place[],
  start: number,
  end: number,
): readonly Place[] {
  const begin = (place: Place) => place.start;
  return places.slice(firstFrom(places, start, begin), firstFrom(places, end, begin));
}

/**
 * Invisible characters where Markdown looks for its marks hide a heading or a box from the parser.
 * Elsewhere a no-break space is what its author meant, as before a French question mark.
 */
function plainSpaces(text: string): string {
  if (!/[\u00a0\u200b\u2060\ufeff]/.test(text)) return text;
  return text
    .replaceAll(/[\u200b\u2060\ufeff]/g, '')
    .replaceAll(
      /^[ \t\u00a0>]*(?:(?:#{1,6}|[-*+]|\d{1,9}[.)])[ \t\u00a0]+)?(?:\[[ xX\u00a0]?\][ \t\u00a0])?/gm,
      (marks) => marks.replaceAll('\u00a0', ' '),
    );
}

function isBounded(reader: Reader): boolean {
  const { text, lineStarts } = reader.source;
  if (text.length > FILE_CHARACTERS_MAX) {
    const message = `Split the file; ${FILE_CHARACTERS_MAX} characters can be read at once.`;
    report(reader, 'file-too-large', 0, message);
    return false;
  }
  if (isDeepYaml(frontMatterOf(text))) {
    const message = `At most ${DEPTH_MAX} values may lie in one another in the front matter.`;
    report(reader, 'too-deep', 0, message);
    return false;
  }
  const deep = text.split('\n').findIndex(isDeepLine);
  if (deep === -1) return true;
  const message = `At most ${DEPTH_MAX} quotes and lists may lie in one another.`;
  report(reader, 'too-deep', lineStarts[deep] ?? 0, message);
  return false;
}

function frontMatterOf(text: string): string {
  if (!text.startsWith('---\n')) return '';
  const end = text.indexOf('\n---', '---'.length);
  return end === -1 ? '' : text.slice('---\n'.length, end);
}

/** False where there are too many to read the questions for themselves. */
function reportSwallowed(reader: Reader, swallowed: readonly Swallowed[]): boolean {
  const [first] = swallowed;
  if (first && swallowed.length > SWALLOWED_MAX) {
    const message = `More than ${SWALLOWED_MAX} blocks of code hold questions; close each block.`;
    report(reader, 'fence-unclosed', first.fence, message);
    return false;
  }
  for (const { fence, start } of swallowed) {
    const { line } = pointAt(reader.source, start);
    const message = `Close this block; it was ended before line ${line}, where a question begins.`;
    report(reader, 'fence-unclosed', fence, message, 'warning');
  }
  return true;
}

/** A fence without an end takes all that follows it, as it does on every page that shows the file. */
function reportOpenFence(reader: Reader, root: Root): void {
  const last = root.children.at(-1);
  if (last?.type !== 'code') return;
  const [first = '', ...lines] = reader.source.text.slice(startOf(last), endOf(last)).split('\n');
  const marks = /^(?:`{3,}|~{3,})/.exec(first)?.[0];
  const closing = lines.at(-1)?.trim() ?? '';
  if (marks === undefined || (closing.startsWith(marks) && lines.length > 0)) return;
  const message = `Close this block with ${marks}; all that follows is taken as code.`;
  report(reader, 'fence-unclosed', startOf(last), message, 'warning');
}
