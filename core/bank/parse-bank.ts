/**
 * Markdown in, questions and problems out. Parsing never throws and never drops: each `##` heading
 * becomes a question, and what cannot be read becomes a problem with its line and column. It knows
 * nothing of files, databases or of how a question is shown.
 */
import type { Bank, Problem } from './question';
import { type ReadBank, type ReadOptions, readBank } from './read-bank';

/** Reads one file in the format of docs/question-format.md. Problems come in the order of lines. */
export function parseBank(text: string, options: ReadOptions = {}): Bank {
  return bankOf(readBank(text, options));
}

/** What was read, without the tree. */
export function bankOf({ reader, frontMatter, preface, questions }: ReadBank): Bank {
  return {
    frontMatter,
    preface,
    questions: questions.map(({ question }) => question),
    problems: reader.problems.toSorted(comparePlaces),
  };
}

/** Errors before warnings of the same place. */
function comparePlaces(a: Problem, b: Problem): number {
  const isEqual = a.severity === b.severity;
  return a.line - b.line || a.column - b.column || (isEqual ? 0 : a.severity === 'error' ? -1 : 1);
}
