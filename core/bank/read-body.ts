/** Decides a question's kind: by its shape, or by name where the author names one. */
import type { RootContent } from 'mdast';
import { readChoices } from './choices';
import { readClozeShape } from './cloze';
import { readMatching } from './matching';
import { readNumber } from './number';
import { readOrdering } from './ordering';
import type { Body, Kind } from './question';
import type { Reader } from './reader';
import { reportRule } from './report-rule';
import type { Shape } from './shape';
import { readShortAnswer } from './short-answer';

type ShapeReader = (reader: Reader, nodes: readonly RootContent[]) => Shape | null;

const readerByKind: Record<Exclude<Kind, 'open'>, ShapeReader> = {
  single: readChoices,
  multiple: readChoices,
  ordering: readOrdering,
  matching: readMatching,
  cloze: readClozeShape,
  number: readNumber,
  short: readShortAnswer,
};

const shapeReaders = [readChoices, readOrdering, readMatching, readNumber, readShortAnswer];
const open: Shape = { body: { kind: 'open' }, nodes: [] };

/**
 * The blocks that are not in the returned shape belong to the stem, also those that look like another
 * kind than the one that the author named. `offset` is the heading's.
 */
export function readBody(
  reader: Reader,
  nodes: readonly RootContent[],
  named: Kind | null,
  offset: number,
): Shape {
  if (named === 'open') return open;
  if (named === null) return inferShape(reader, nodes, offset);
  const shape = readerByKind[named](reader, nodes);
  const fitting = shape ? asKind(shape, named) : null;
  if (fitting) return fitting;
  const found = shape ?? findShapes(reader, nodes)[0];
  if (named === 'cloze') reportRule(reader, 'cloze-without-gap', offset);
  else {
    const message = `It is named ${named}, but ${describe(found)}.`;
    reportRule(reader, 'kind-shape-mismatch', offset, message);
  }
  return found ?? open;
}

function inferShape(reader: Reader, nodes: readonly RootContent[], offset: number): Shape {
  const shapes = findShapes(reader, nodes);
  if (shapes.length > 1) {
    const found = shapes.map(({ body }) => body.kind).join(' and ');
    const message = `A question is of one kind, and this one looks like ${found}.`;
    reportRule(reader, 'kind-shape-mismatch', offset, message);
  }
  return shapes[0] ?? open;
}

/** Double braces are gaps only where nothing else is the key. */
function findShapes(reader: Reader, nodes: readonly RootContent[]): Shape[] {
  const shapes = shapeReaders.flatMap((read) => read(reader, nodes) ?? []);
  return shapes.length > 0 ? shapes : [readClozeShape(reader, nodes) ?? []].flat();
}

/** A multiple choice may have one right choice; a single choice may not have two. */
function asKind({ body, nodes }: Shape, named: Kind): Shape | null {
  if (body.kind === named) return { body, nodes };
  const isWidened = named === 'multiple' && body.kind === 'single';
  return isWidened ? { body: { kind: 'multiple', choices: body.choices }, nodes } : null;
}

function describe(found: { body: Body } | undefined): string {
  return found ? `is written as ${found.body.kind}` : 'nothing in it is the key';
}
