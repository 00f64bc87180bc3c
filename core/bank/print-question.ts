import { stringify } from 'yaml';
import { parseFragment } from './markdown';
import { parseBank } from './parse-bank';
import { fence, hang, joinBlocks, quote } from './print-blocks';
import { printBody } from './print-body';
import type { Kind, Proof, Question } from './question';

export type PrintableQuestion = Omit<Question, 'line'>;

/** One question from its heading to the end of its answer, without a line break at the end. */
export function printQuestion(question: PrintableQuestion): string {
  const { stem, hint, body, sim, proof } = question;
  const bullet = hint === null && endsWithDashes(stem) ? '*' : '-';
  const shown = joinBlocks([
    stem,
    hint === null ? null : quote(hint),
    printBody(body, bullet),
    sim === null ? null : fence('sim', stringify(sim, { lineWidth: 0 }).trimEnd()),
    proof === null ? null : fence('proof', printProof(proof)),
  ]);
  const kind = isMisleading(question, shown) ? body.kind : null;
  const metadata = printMetadata(question, kind, shown);
  return joinBlocks([printTitle(question.title), metadata, shown, printAnswer(question)]);
}

/** The numbers of choices are numbers, which YAML writes without quotes. */
function printProof({ choices, ...rest }: Proof): string {
  const checks = Object.entries(choices).map(([choice, check]) => [Number(choice), check] as const);
  return stringify({ ...rest, choices: new Map(checks) }, { lineWidth: 0 }).trimEnd();
}

/** A title that its author wrote on several lines stays there, underlined. */
function printTitle(title: string): string {
  if (title.includes('\n')) return `${title}\n---`;
  const closing = /(^|\s)#+$/.test(title) ? ' ##' : '';
  return `## ${title}`.trimEnd() + closing;
}

/** Whether the kind that the shape suggests is another one, so that it must be named. */
function isMisleading({ stem, body }: PrintableQuestion, shown: string): boolean {
  const isAlone = stem === '' && body.kind !== 'cloze' && body.kind !== 'multiple';
  if (isAlone) return false;
  const { questions, problems } = parseBank(`##\n\n<!-- level: core -->\n\n${shown}\n`);
  const [read] = questions;
  return (
    read?.body.kind !== body.kind || problems.some(({ rule }) => rule === 'kind-shape-mismatch')
  );
}

/** Null where all is as it is by default. A comment that is the first block would be taken for it. */
function printMetadata(
  { id, level, topics, source }: PrintableQuestion,
  kind: Kind | null,
  shown: string,
): string | null {
  const section = source?.section ? `#${source.section}` : '';
  const entries = [
    id === null ? null : `id: ${id}`,
    level === 'core' ? null : `level: ${level}`,
    topics.length === 0 ? null : `topics: ${topics.join(', ')}`,
    source === null ? null : `source: ${source.name}${section}`,
    kind === null ? null : `kind: ${kind}`,
  ].filter((entry) => entry !== null);
  if (entries.length === 0 && /^ {0,3}<!--/.test(shown)) entries.push('level: core');
  return entries.length === 0 ? null : `<!-- ${entries.join(' | ')} -->`;
}

function printAnswer({ answer, keyPoints }: PrintableQuestion): string | null {
  if (answer === null && keyPoints.length === 0) return null;
  // After a dash, a rule of dashes would make one longer rule.
  const bullet = keyPoints.some((point) => /^-[- \t]*$/m.test(point)) ? '+' : '-';
  const points = keyPoints.map((point) => hang(`${bullet} `, point)).join('\n');
  return joinBlocks([
    '<details><summary>Answer</summary>',
    answer,
    points === '' ? null : `### Key points\n\n${points}`,
    '</details>',
  ]);
}

/** Two lists with the same bullet would become one. */
function endsWithDashes(stem: string): boolean {
  const last = stem === '' ? undefined : parseFragment(stem).children.at(-1);
  if (last?.type !== 'list' || last.ordered) return false;
  return stem[last.position?.start.offset ?? 0] === '-';
}
