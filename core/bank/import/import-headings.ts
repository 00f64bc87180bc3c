/**
 * The dialect in which a heading is a question and what follows is its answer, up to the next heading
 * of that level. Deeper headings belong to the answer. A lone `#` above all others is the document's
 * title.
 */
import type { Heading, Root, RootContent } from 'mdast';
import { isParsable, isShallow } from '../limits';
import { parseDocument, plainText, walk } from '../markdown';
import { normaliseText } from '../normalise-text';
import { definitionsIn, markdownOrNull, type Reader, reportNode } from '../reader';
import { makeSource, pointAt, spanOf } from '../source';
import { assertNothingLost, type ImportResult } from './import-result';
import type { NeutralQuestion } from './neutral-question';

type Part = { heading: Heading; nodes: RootContent[] };

const nothing = { found: 0, imported: 0, quarantined: 0, unused: [], questions: [] };

/** Reads one file. `file` is only repeated in what is reported. Never throws. */
export function importHeadings(text: string, file: string): ImportResult {
  const source = makeSource(normaliseText(text));
  const reader: Reader = { source, definitions: new Map(), problems: [] };
  const root = isParsable(reader) ? parseDocument(source.text) : null;
  const read = root && isShallow(reader, root) ? importTree(reader, root, file) : nothing;
  const result = { ...read, problems: reader.problems.map((problem) => ({ ...problem, file })) };
  assertNothingLost(result);
  return result;
}

function importTree(empty: Reader, root: Root, file: string): Omit<ImportResult, 'problems'> {
  const reader = { ...empty, definitions: definitionsIn(root) };
  const { before, parts } = splitParts(root);
  reportBefore(reader, before);
  const questions = parts.flatMap((part) => readPart(reader, part, file));
  const starts = new Set<unknown>(parts.map(({ heading }) => heading));
  const headings = [...walk(root)].filter((node) => node.type === 'heading');
  const unused = headings
    .filter((heading) => !starts.has(heading))
    .map((heading) => ({
      file,
      line: lineOf(reader, heading),
      text: plainText(heading).trim(),
      reason: whyUnused(root, before, heading),
    }));
  const quarantined = parts.length - questions.length;
  return { found: parts.length, imported: questions.length, quarantined, unused, questions };
}

/** The shallowest headings are the questions, the document's title aside. */
function splitParts(root: Root): { before: RootContent[]; parts: Part[] } {
  const headings = root.children.filter((node) => node.type === 'heading');
  const title = findTitle(headings);
  const depths = headings.filter((heading) => heading !== title).map(({ depth }) => depth);
  const level = Math.min(...depths);
  const before: RootContent[] = [];
  const parts: Part[] = [];
  for (const node of root.children) {
    if (node.type === 'heading' && node.depth === level && node !== title) {
      parts.push({ heading: node, nodes: [] });
    } else (parts.at(-1)?.nodes ?? before).push(node);
  }
  return { before, parts };
}

/** The first heading, where it alone is a `#` and others follow. */
function findTitle([first, ...others]: readonly Heading[]): Heading | undefined {
  const isAlone = others.length > 0 && others.every(({ depth }) => depth > 1);
  return first?.depth === 1 && isAlone ? first : undefined;
}

function reportBefore(reader: Reader, before: readonly RootContent[]): void {
  const [first] = before.filter(({ type }) => !['yaml', 'heading', 'definition'].includes(type));
  if (!first) return;
  const message = 'This stands before the first question and was left out.';
  reportNode(reader, 'text-before-questions', first, message, 'warning');
}

/** None when the heading has no words, which quarantines what stands under it. */
function readPart(reader: Reader, { heading, nodes }: Part, file: string): NeutralQuestion[] {
  const title = titleOf(heading);
  if (title === '') {
    reportNode(reader, 'heading-empty', heading, 'A question needs words in its heading.');
    return [];
  }
  const answer = markdownOrNull(
    reader,
    nodes.filter(({ type }) => type !== 'definition'),
  );
  if (answer === null) {
    reportNode(reader, 'answer-missing', heading, 'No answer follows.', 'warning');
  }
  return [
    {
      file,
      line: lineOf(reader, heading),
      title,
      stem: '',
      body: { kind: 'open' },
      hint: null,
      answer,
      keyPoints: [],
      level: null,
      topics: [],
      id: null,
      keyMissing: answer === null,
      warnings: answer === null ? ['answer-missing'] : [],
    },
  ];
}

/** The words without a number or letter in front, such as `1.`, `Q4.` or `b)`. */
function titleOf(heading: Heading): string {
  const words = plainText(heading).trim();
  return words.replace(/^(?:(?:question |q)?\d+(?:\.\d+)*\s*[.):：]|[a-z][.)])(?:\s+|$)/i, '');
}

function whyUnused(root: Root, before: readonly RootContent[], heading: Heading): string {
  if (!root.children.includes(heading)) return 'stands inside a list or quote';
  if (before.includes(heading)) return 'stands above the first question, or is the title';
  return 'a section of the answer above';
}

function lineOf(reader: Reader, heading: Heading): number {
  return pointAt(reader.source, spanOf(heading).start).line;
}
