/**
 * Imported questions in, the Markdown of a bank and what it says out. Every question comes through:
 * one that a bank file cannot hold as it is becomes an open question, and where even its words would
 * be read as something else, they are shown as they are.
 */
import { parseDocument } from '../markdown';
import { parseBank } from '../parse-bank';
import { fence } from '../print-blocks';
import { type PrintableQuestion, printQuestion } from '../print-question';
import type { Question } from '../question';
import { definitionsIn } from '../reader';
import { makeSource, textOf } from '../source';
import { differingField } from '../unprintable';
import type { Repaired } from './repair-import';
import { asOpen, toQuestion } from './to-question';

export type ComposedQuestions = {
  /** Markdown, without front matter. */
  text: string;
  questions: Question[];
  /** Of each question, its place in the receipt; null for one that a repair brought back. */
  indexes: (number | null)[];
};

type Printed = { question: PrintableQuestion; text: string };

/** Few enough that one that is not read as it was makes few others be read twice. */
const BATCH_LENGTH = 20;

export function composeQuestions(repaired: readonly Repaired[]): ComposedQuestions {
  const ids = new Set<string>();
  const read = repaired.map(({ question }) => {
    const storable = withStorableTexts(toQuestion(question));
    const isTaken = storable.id !== null && ids.has(storable.id);
    if (storable.id !== null) ids.add(storable.id);
    return isTaken ? { ...storable, id: null } : storable;
  });
  const alone = batchesOf(read).flatMap((batch) => printFaithfully(batch.map(print), ''));
  // Where two questions name a link alike, the first one's address counts in the whole file.
  const definitions = definitionsOf(alone);
  const printed =
    definitions === ''
      ? alone
      : batchesOf(alone).flatMap((batch) => printFaithfully(batch, definitions));
  return {
    text: printed.map(({ text }) => text).join('\n\n'),
    questions: printed.map(({ question }) => ({ ...question, line: 1 })),
    indexes: repaired.map(({ index }) => index),
  };
}

function batchesOf<One>(all: readonly One[]): One[][] {
  const count = Math.ceil(all.length / BATCH_LENGTH);
  return Array.from({ length: count }, (_, index) =>
    all.slice(index * BATCH_LENGTH, (index + 1) * BATCH_LENGTH),
  );
}

/** Together where they read back as they are, else one by one. */
function printFaithfully(batch: readonly Printed[], definitions: string): Printed[] {
  if (areFaithful(batch, definitions)) return [...batch];
  return batch.map((printed) => printOne(printed, definitions));
}

function printOne(printed: Printed, definitions: string): Printed {
  const { question } = printed;
  const attempts = [printed, print(asOpen(question)), print(asSource(question))];
  const faithful = attempts.find((attempt) => areFaithful([attempt], definitions));
  return faithful ?? print(asNothingButWords(question));
}

function print(question: PrintableQuestion): Printed {
  return { question, text: printQuestion(question) };
}

/** Whether what is printed is read as the same questions, without an error. */
function areFaithful(printed: readonly Printed[], definitions: string): boolean {
  const text = [definitions, ...printed.map((one) => one.text)].join('\n\n');
  const { questions, problems } = parseBank(`${text}\n`);
  const hasErrors = problems.some(
    ({ severity, rule }) => severity === 'error' && rule !== 'front-matter-missing',
  );
  return (
    !hasErrors &&
    questions.length === printed.length &&
    questions.every((read, place) => {
      const before = printed[place];
      return before !== undefined && differingField(before.question, read) === null;
    })
  );
}

/** All that the file says of the addresses of named links, in its order. */
function definitionsOf(printed: readonly Printed[]): string {
  return batchesOf(printed)
    .flatMap((batch) => {
      const source = makeSource(batch.map(({ text }) => text).join('\n\n'));
      const nodes = [...definitionsIn(parseDocument(source.text)).values()];
      return nodes.map((node) => textOf(source, node));
    })
    .join('\n\n');
}

/** Its texts as blocks of source, which mean nothing to the parser. */
function asSource(question: PrintableQuestion): PrintableQuestion {
  const open = asOpen(question);
  const source = (text: string) => (text === '' ? '' : fence('markdown', text));
  return {
    ...open,
    stem: source([open.stem, open.hint ?? ''].filter(Boolean).join('\n\n')),
    hint: null,
    answer: source([open.answer ?? '', ...open.keyPoints].filter(Boolean).join('\n\n')) || null,
    keyPoints: [],
  };
}

/** The last resort for a title that no heading can hold: its letters, with the rest as source. */
function asNothingButWords(question: PrintableQuestion): PrintableQuestion {
  const { title, stem } = question;
  const words = title
    .replaceAll(/[^\p{L}\p{N} ]+/gu, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();
  const withTitle = { ...question, stem: [title, stem].filter(Boolean).join('\n\n') };
  return { ...asSource(withTitle), title: words || 'Question', topics: [] };
}

/** Half a character and NUL cannot be kept by a database. */
function withStorableTexts(question: PrintableQuestion): PrintableQuestion {
  const mend = (text: string) => text.replaceAll(/[\0\p{Surrogate}]/gu, '\u{fffd}');
  const mended: typeof question = JSON.parse(JSON.stringify(question), (_key, value) =>
    typeof value === 'string' ? mend(value) : value,
  );
  return mended;
}
