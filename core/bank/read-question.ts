import type { Code, Heading, RootContent } from 'mdast';
import { readDetails } from './details';
import { isComment, type Metadata, readMetadata } from './metadata';
import { readProof } from './proof';
import type { FrontMatter, Question } from './question';
import { readBody } from './read-body';
import {
  inlineOf,
  markdownOf,
  markdownOrNull,
  type Reader,
  withoutForeignDefinitions,
} from './reader';
import { reportRule } from './report-rule';
import type { Shape } from './shape';
import { readSim } from './sim';
import { pointAt, spanOf } from './source';

/** A heading and the blocks under it, up to the next question. */
export type Section = { heading: Heading; nodes: RootContent[] };

/** A question beside the blocks that it was read from. */
export type ReadQuestion = Section & { question: Question; shape: Shape };

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
): ReadQuestion {
  const title = inlineOf(reader, heading.children);
  if (title === '') reportRule(reader, 'heading-empty', heading);
  const [first, ...others] = nodes;
  const metadata = isComment(first) ? readMetadata(reader, first, frontMatter) : noMetadata;
  const offset = spanOf(heading).start;
  if (metadata.id === null) {
    reportRule(reader, 'id-missing', offset);
  }
  const details = readDetails(reader, isComment(first) ? others : nodes);
  const [sims, unsimulated] = takeFences(reader, details.rest, 'sim');
  const [proofs, unproved] = takeFences(reader, unsimulated, 'proof');
  const sim = sims[0] ? readSim(reader, sims[0], scenarios) : null;
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
    sim,
    proof: proofs[0] ? readProof(reader, proofs[0], { body: shape.body, sim, scenarios }) : null,
    line: pointAt(reader.source, offset).line,
  };
  reportMissing(reader, question, offset);
  return { question, heading, nodes, shape };
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
    const message = `A second ${language} block, which does not count.`;
    reportRule(reader, 'block-repeated', repeated, message);
  }
  return [fences, nodes.filter((node) => node.type !== 'code' || !fences.includes(node))];
}

function reportMissing(reader: Reader, question: Question, offset: number): void {
  if (question.answer === null) {
    reportRule(reader, 'answer-missing', offset);
  }
  if (question.body.kind === 'open' && question.keyPoints.length === 0) {
    reportRule(reader, 'key-points-missing', offset);
  }
}
