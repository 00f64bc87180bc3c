/** Decides a question's kind: by its shape, or by name where the author names one. */
import type { RootContent } from 'mdast';
import { readChoices } from './choices';
import { readClozeShape } from './cloze';
import { readMatching } from './matching';
import { readNumber } from './number';
import { readOrdering } from './ordering';
import type { Body, Kind } from './question';
import { type Reader, report } from './reader';
import type { Shape } from './shape';
import { readShortAnswer } from './short-answer';

const shapeReaders = [readChoices, readOrdering, readMatching, readNumber, readShortAnswer];

/** The blocks that are not in the returned shape belong to the stem. `offset` is the heading's. */
export function readBody(
  reader: Reader,
  nodes: readonly RootContent[],
  named: Kind | null,
  offset: number,
): Shape {
  const open: Shape = { body: { kind: 'open' }, nodes: [] };
  if (named === 'open') return open;
  const shapes = findShapes(reader, nodes, named);
  if (shapes.length > 1) {
    const found = shapes.map(({ body }) => body.kind).join(' and ');
    const message = `A question is of one kind; this one looks like ${found}.`;
    report(reader, 'kind-shape-mismatch', offset, message);
  }
  if (named === null) return shapes[0] ?? open;
  const fitting = shapes.flatMap((shape) => asKind(shape, named))[0];
  if (fitting) return fitting;
  const [rule, message] =
    named === 'cloze'
      ? ['cloze-without-gap', 'A cloze needs a gap {{...}} in a sentence.']
      : ['kind-shape-mismatch', `It is named ${named}, but ${describe(shapes)}.`];
  report(reader, rule, offset, message);
  return shapes[0] ?? open;
}

/** Double braces are gaps only where nothing else is the key. */
function findShapes(reader: Reader, nodes: readonly RootContent[], named: Kind | null): Shape[] {
  const shapes = shapeReaders.flatMap((read) => read(reader, nodes) ?? []);
  const cloze = shapes.length === 0 || named === 'cloze' ? readClozeShape(reader, nodes) : null;
  return cloze ? [...shapes, cloze] : shapes;
}

/** A multiple choice may have one right choice; a single choice may not have two. */
function asKind(shape: Shape, named: Kind): Shape[] {
  const { body, nodes } = shape;
  if (body.kind === named) return [shape];
  const isWidened = named === 'multiple' && body.kind === 'single';
  return isWidened ? [{ body: { kind: 'multiple', choices: body.choices }, nodes }] : [];
}

function describe(shapes: readonly { body: Body }[]): string {
  const [first] = shapes;
  return first ? `is written as ${first.body.kind}` : 'nothing in it is the key';
}
