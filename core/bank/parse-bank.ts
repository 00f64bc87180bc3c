/**
 * Markdown in, questions and problems out. Parsing never throws and never drops: each `##` heading
 * becomes a question, and what cannot be read becomes a problem with its line and column. It knows
 * nothing of files, databases or of how a question is shown.
 */
import type { Html, Nodes, Root, RootContent } from 'mdast';
import { readFrontMatter } from './front-matter';
import { isParsable, isShallow, reportLongFields } from './limits';
import { parseDocument, walk } from './markdown';
import { isComment } from './metadata';
import { normaliseText } from './normalise-text';
import type { Bank, Problem, Question } from './question';
import { readQuestion, type Section } from './read-question';
import {
  definitionsIn,
  markdownOf,
  type Reader,
  referencesIn,
  reportNode,
  withoutForeignDefinitions,
} from './reader';
import { makeSource, spanOf, textOf } from './source';

export type ParseOptions = {
  /** Names that a `sim` block may use; left out, every name is taken. */
  scenarios?: readonly string[];
};

/** Reads one file in the format of docs/question-format.md. Problems come in the order of lines. */
export function parseBank(text: string, options: ParseOptions = {}): Bank {
  const reader: Reader = {
    source: makeSource(normaliseText(text)),
    definitions: new Map(),
    problems: [],
  };
  const bank = readBank(reader, options);
  return { ...bank, problems: reader.problems.toSorted(comparePlaces) };
}

/** Errors before warnings of the same place. */
function comparePlaces(a: Problem, b: Problem): number {
  const isEqual = a.severity === b.severity;
  return a.line - b.line || a.column - b.column || (isEqual ? 0 : a.severity === 'error' ? -1 : 1);
}

function readBank(empty: Reader, options: ParseOptions): Omit<Bank, 'problems'> {
  const nothing = { frontMatter: null, preface: '', questions: [] };
  if (!isParsable(empty)) return nothing;
  const root = parseDocument(empty.source.text);
  if (!isShallow(empty, root)) return nothing;
  const reader = { ...empty, definitions: definitionsIn(root) };
  const used = referencesIn([root]);
  const frontMatter = readFrontMatter(reader, root);
  const { preface, titles, sections } = splitSections(root);
  for (const repeated of titles.slice(1)) {
    const message = 'One # title is enough; what stands under this one belongs to no question.';
    reportNode(reader, 'title-repeated', repeated, message);
  }
  for (const node of walk(root)) reportSwallowing(reader, node);
  const surroundings = { frontMatter, used, ...options };
  const questions = sections.map((section) => {
    const question = readQuestion(reader, section, surroundings);
    reportLongFields(reader, question, spanOf(section.heading).start);
    return question;
  });
  reportDuplicates(reader, sections, questions);
  const before = withoutForeignDefinitions(reader, preface, used);
  return { frontMatter, preface: markdownOf(reader, before), questions };
}

type Sections = { preface: RootContent[]; titles: RootContent[]; sections: Section[] };

/** `##` begins a question, which lasts until the next `##` or `#`. */
function splitSections(root: Root): Sections {
  const preface: RootContent[] = [];
  const titles: RootContent[] = [];
  const sections: Section[] = [];
  let nodes = preface;
  for (const node of root.children) {
    const depth = node.type === 'heading' ? node.depth : null;
    if (node.type === 'heading' && depth === 2) {
      nodes = [];
      sections.push({ heading: node, nodes });
      continue;
    }
    if (depth === 1) titles.push(node);
    if (depth === 1 && sections.length > 0) nodes = [];
    else if (node.type !== 'yaml') nodes.push(node);
  }
  return { preface, titles, sections };
}

/** A fence or an HTML block that does not end where its author thought takes questions with it. */
function reportSwallowing(reader: Reader, node: Nodes): void {
  if (node.type === 'code') {
    if (isUnclosedFence(textOf(reader.source, node).split('\n'))) {
      reportNode(reader, 'fence-unclosed', node, 'Close this block with the marks that open it.');
    } else if (/^## .*\n<!-- *id:/m.test(node.value)) {
      const message = 'A question lies in this block; is a mark that closes another one missing?';
      reportNode(reader, 'heading-in-code', node, message, 'warning');
    }
  }
  if (node.type === 'html' && node.value.includes('\n## ') && !isLeftOut(node)) {
    const message = 'Put an empty line before the ## heading that follows; it is taken as HTML.';
    reportNode(reader, 'heading-in-html', node, message);
  }
}

/** A question in a comment of its own is one that its author left out. */
function isLeftOut(node: Html): boolean {
  return isComment(node) && node.value.includes('-->') && node.value.lastIndexOf('<!--') === 0;
}

function isUnclosedFence(lines: readonly string[]): boolean {
  const [opening] = /^(`{3,}|~{3,})/.exec(lines[0] ?? '') ?? [];
  if (opening === undefined) return false;
  const closing = lines.length > 1 ? (lines.at(-1) ?? '').trim() : '';
  return !closing.startsWith(opening) || closing.replaceAll(opening[0] ?? '', '') !== '';
}

function reportDuplicates(
  reader: Reader,
  sections: readonly Section[],
  questions: readonly Question[],
): void {
  const lines = new Map<string, number>();
  for (const [index, { id, line }] of questions.entries()) {
    const heading = sections[index]?.heading;
    if (id === null || !heading) continue;
    const earlier = lines.get(id);
    if (earlier === undefined) lines.set(id, line);
    else {
      const message = `The id "${id}" is already taken in line ${earlier}.`;
      reportNode(reader, 'id-duplicate', heading, message);
    }
  }
}
