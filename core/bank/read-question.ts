import type { Code, Heading, RootContent } from 'mdast';
import { readDetails } from './details';
import { isComment, type Metadata, readMetadata } from './metadata';
import type { FrontMatter, Question } from './question';
import { readBody } from './read-body';
import {
  inlineOf,
  markdownOf,
  markdownOrNull,
  type Reader,
  report,
  reportNode,
  withoutForeignDefinitions,
} from './reader';
import { readSim } from './sim';
import { pointAt, spanOf } from './source';

/** A heading and the blocks under it, up to the next question. */
export type Section = { heading: Heading; nodes: RootContent[] };

export type Surroundings = {
  frontMatter: FrontMatter | null;
  /** Identifiers of link definitions that the file uses. */
  used: ReadonlySet<string>;
  /** Names that a `sim` block may use; left out, every name is taken. */
  scenarios?: readonly string[];
};

/** Reads one question. Whatever is wrong with it is reported, and the rest of it is kept. */
export function readQuestion(
  reader: Reader,
  { heading, nodes }: Section,
  { frontMatter, used, scenarios }: Surroundings,
): Question {
  const title = inlineOf(reader, heading.children);
  if (title === '') reportNode(reader, 'heading-empty', heading, 'Write the question here.');
  const [first, ...others] = nodes;
  const metadata = isComment(first) ? readMetadata(reader, first, frontMatter) : noMetadata;
  const offset = spanOf(heading).start;
  if (metadata.id === null) {
    const message =
      'Without an id a question is known by its words alone; write <!-- id: a-name -->.';
    report(reader, 'id-missing', offset, message, 'warning');
  }
  const details = readDetails(reader, isComment(first) ? others : nodes);
  const [sims, unsimulated] = takeFences(reader, details.rest, 'sim');
  const [proofs, unproved] = takeFences(reader, unsimulated, 'proof');
  const shape = readBody(reader, unproved, metadata.kind, offset);
  const left = unproved.filter((node) => !shape.nodes.includes(node));
  const hints = left.filter((node) => node.type === 'blockquote');
  const stem = left.filter((node) => node.type !== 'blockquote');
  const question: Question = {
    id: metadata.id,
    title,
    stem: markdownOf(reader, withoutForeignDefinitions(reader, stem, used)),
    level: metadata.level,
    topics: metadata.topics,
    source: metadata.source,
    body: shape.body,
    hint: markdownOrNull(
      reader,
      hints.flatMap(({ children }) => children),
      1,
    ),
    answer: details.answer,
    keyPoints: details.keyPoints,
    sim: sims[0] ? readSim(reader, sims[0], scenarios) : null,
    proof: proofs[0]?.value ?? null,
    line: pointAt(reader.source, offset).line,
  };
  reportMissing(reader, question, offset);
  return question;
}

const noMetadata: Metadata = { id: null, level: 'core', topics: [], source: null, kind: null };

/** Takes the fenced blocks of a language out; a question has at most one. */
function takeFences(
  reader: Reader,
  nodes: readonly RootContent[],
  language: string,
): [Code[], RootContent[]] {
  const fences = nodes
    .filter((node) => node.type === 'code')
    .filter(({ lang }) => lang === language);
  for (const repeated of fences.slice(1)) {
    const message = `A question has one ${language} block; the first one counts.`;
    reportNode(reader, 'block-repeated', repeated, message);
  }
  return [fences, nodes.filter((node) => node.type !== 'code' || !fences.includes(node))];
}

function reportMissing(reader: Reader, question: Question, offset: number): void {
  if (question.answer === null) {
    const message = 'Write the answer in <details><summary>Answer</summary> ... </details>.';
    report(reader, 'answer-missing', offset, message, 'warning');
  }
  if (question.body.kind === 'open' && question.keyPoints.length === 0) {
    const message = 'List under ### Key points, in the answer, what a good spoken answer contains.';
    report(reader, 'key-points-missing', offset, message, 'warning');
  }
}
