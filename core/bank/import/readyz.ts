/** Our own format: docs/question-format.md. */
import { parseBank } from '../parse-bank';
import type { Body, Question } from '../question';
import type { Dialect, Draft } from './dialect';
import { type ImportDocument, lineAt } from './import-document';
import type { NeutralQuestion } from './neutral-question';
import type { Mark } from './options';
import type { Survey } from './survey';
import { unusedOf } from './unused';

export const readyz: Dialect = { name: 'readyz', read: readOwn };

const REFUSALS = new Set(['heading-empty', 'file-too-large', 'too-deep']);

function readOwn(document: ImportDocument, survey: Survey): Draft {
  const { questions, problems } = parseBank(document.source.text);
  const asked = questions.filter(({ title }) => title !== '');
  // A question with a fault is taken all the same; one without words, or a file too large, is not.
  document.problems.push(
    ...problems.map((problem) =>
      REFUSALS.has(problem.rule) ? problem : { ...problem, severity: 'warning' as const },
    ),
  );
  const lines = new Set(questions.map(({ line }) => line));
  const starts = survey.heads.map(({ start }) => start);
  const taken = starts.filter((start) => lines.has(lineAt(document, start)));
  const used = new Set<Mark>(survey.marks.boxes);
  return {
    questions: asked.map((question) => neutral(document.file, question, problems)),
    quarantined: problems.filter(({ rule }) => REFUSALS.has(rule)).length,
    unused: unusedOf(document, survey, { starts: new Set(taken), used, level: 2 }),
  };
}

function neutral(
  file: string,
  question: Question,
  problems: readonly { rule: string; line: number }[],
): NeutralQuestion {
  const { line, title, stem, body, hint, answer, keyPoints, level, topics, id } = question;
  const warnings = problems.filter((problem) => problem.line === line).map(({ rule }) => rule);
  return {
    file,
    line,
    title,
    stem,
    body,
    hint,
    answer,
    keyPoints,
    level,
    topics,
    id,
    keyMissing: isKeyMissing(body, answer),
    warnings: [...new Set(warnings)],
  };
}

function isKeyMissing(body: Body, answer: string | null): boolean {
  if ('choices' in body) return !body.choices.some(({ correct }) => correct);
  return body.kind === 'open' && answer === null;
}
