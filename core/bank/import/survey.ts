/** What a file looks like: its headings with the evidence for each that it begins a question. */
import type { ListItem, Nodes } from 'mdast';
import type { Span } from '../source';
import { choiceHeads } from './choice-heads';
import { type Fold, nestFolds } from './folds';
import { isFurniture } from './furniture';
import { type Head, headsOf } from './headings';
import { firstFrom, type ImportDocument, placesBetween } from './import-document';
import { lineHeads } from './line-heads';
import { paragraphLines } from './lines';
import { findMarks, firstLetterRun, type Mark, type Marks } from './options';
import { outputLabelLength } from './output-label';
import { withoutPrompts } from './prompt-title';
import {
  cleanTitle,
  isLabelled,
  isNumberedByName,
  type Numbering,
  numberingOf,
} from './question-title';
import { nodesBetween } from './text-between';
import { answerLabelLength, isAnswerHeading, isAsking, isPageTitle } from './vocabulary';

export type Evidence = {
  head: Head;
  /** Up to the next heading that is none of an answer. */
  ownEnd: number;
  boxes: boolean;
  letters: boolean;
  fold: boolean;
  /** A heading or label of an answer. */
  answer: boolean;
  /** `Q4.`, `Q.`, `Question 4:`, or the letter of this file. */
  isNamed: boolean;
  isNumbered: boolean;
  isAsking: boolean;
  hasText: boolean;
  /** A line or two under it that ask more, and answer nothing. */
  isPrompted: boolean;
  /** Nothing but links into the same page. */
  isContents: boolean;
};

export type Survey = {
  marks: Marks;
  numbering: Numbering;
  /** Headings that may begin a question: outside of folds and quotes, and not of an answer or page. */
  evidence: Evidence[];
  /** All headings, in the order of the file. */
  heads: Head[];
  /** The depth of the headings that are questions; null where none looks like one. */
  level: number | null;
  /** Headings and labels that say that the answer follows; their ends are where it begins. */
  answers: Span[];
  /** The outermost folds, less those that would swallow questions. */
  folds: Fold[];
};

export function surveyDocument(document: ImportDocument): Survey {
  const marks = findMarks(document);
  const found = headsOf(document);
  const titles = found.map(({ markdown }) => markdown);
  const numbering = numberingOf([...titles, ...boldNumbers(document)]);
  const lines = lineHeads(document, numbering);
  const known = withoutPrompts(sortHeads([...found, ...lines]), marks, numbering);
  const heads = sortHeads([...known, ...choiceHeads(document, marks, numbering, known)]);
  const folds = releaseQuestions(document.folds, heads, numbering);
  const open = heads.filter((head) => !isFolded(folds, head.start) && head.place !== 'quote');
  const answers = answersIn(document, open, marks).filter(({ start }) => !isFolded(folds, start));
  const beginners = open.filter(({ words }) => !isAnswerHeading(words));
  const parts = { marks, numbering, folds, answers };
  const evidence = beginners.map((head, index) =>
    gatherEvidence(
      document,
      parts,
      head,
      beginners[index + 1]?.start ?? document.source.text.length,
    ),
  );
  return { ...parts, heads, evidence, level: findLevel(evidence) };
}

/** `**D1.** Why?` numbers with a letter as headings do. */
function boldNumbers(document: ImportDocument): string[] {
  return paragraphLines(document).flatMap(
    ({ text }) => /^(?:\*\*|__)(\p{L}\d{1,4}[.):])/u.exec(text)?.[1] ?? [],
  );
}

function sortHeads(heads: Head[]): Head[] {
  return heads.sort((a, b) => a.start - b.start);
}

export function isFolded(folds: readonly Fold[], offset: number): boolean {
  const index = firstFrom(folds, offset + 1, ({ start }) => start) - 1;
  const fold = folds[index];
  return fold !== undefined && offset < fold.end;
}

/** How much speaks for a question; a section that only holds other headings has nothing. */
export function weightOf(evidence: Evidence): number {
  const { isNamed, isNumbered, isAsking, isPrompted } = evidence;
  const keyed = isKeyed(evidence) ? 3 : 0;
  if (keyed === 0 && !evidence.hasText && !isNamed && !isAsking) return 0;
  const asks = isAsking || isPrompted;
  return keyed + (isNamed ? 2 : 0) + (isNumbered ? 1 : 0) + (asks ? 1 : 0);
}

type KeyName = 'boxes' | 'letters' | 'fold' | 'answer';

export function isKeyed({ boxes, letters, fold, answer }: Pick<Evidence, KeyName>): boolean {
  return boxes || letters || fold || answer;
}

/** A fold around the heading of another question is one whose end was forgotten. */
function releaseQuestions(
  folds: readonly Fold[],
  heads: readonly Head[],
  numbering: Numbering,
): Fold[] {
  return folds.flatMap((fold) => {
    const above = heads[firstFrom(heads, fold.start, ({ start }) => start) - 1];
    const inside = placesBetween(heads, fold.start, fold.end);
    const swallowed = inside.find(
      (head) => isNumberedByName(head.markdown, numbering) || isSibling(head, above, fold),
    );
    if (!swallowed) return [fold];
    const bodyStart = fold.body.start;
    const opened = { ...fold, end: bodyStart, body: { start: bodyStart, end: bodyStart } };
    return [{ ...opened, isClosed: false, inner: [] }, ...nestFolds(fold.inner)];
  });
}

/** Whether a heading in a fold is as deep as the one above the fold, and has a fold of its own. */
function isSibling(head: Head, above: Head | undefined, { inner }: Fold): boolean {
  return head.depth === above?.depth && inner.some(({ start }) => start > head.start);
}

function gatherEvidence(
  document: ImportDocument,
  { marks, numbering, folds, answers }: Pick<Survey, 'marks' | 'numbering' | 'folds' | 'answers'>,
  head: Head,
  ownEnd: number,
): Evidence {
  const within = <Place extends Span>(places: readonly Place[]) =>
    placesBetween(places, head.end, ownEnd);
  const visible = (places: readonly Mark[]) =>
    within(places).filter(({ start }) => !isFolded(folds, start));
  const nodes = nodesBetween(document, { start: head.end, end: ownEnd });
  const title = cleanTitle(head.markdown, numbering);
  const evidence = {
    head,
    ownEnd,
    boxes: visible(marks.boxes).length > 0,
    letters: firstLetterRun(visible(marks.letters)).length > 1,
    fold: within(folds).length > 0,
    answer: within(answers).length > 0,
    isNamed: isNumberedByName(head.markdown, numbering) || isLabelled(head.markdown),
    isNumbered: /\d/.test(head.markdown.slice(0, 12)) && title.length < head.markdown.trim().length,
    isAsking: isAsking(title),
    hasText: hasText(document, head, nodes),
    isPrompted: isPrompt(document, { start: head.end, end: ownEnd }),
  };
  return { ...evidence, isContents: isContents(nodes, evidence) };
}

/** Under a heading, or behind it on the line of one that is no heading to the parser. */
function hasText({ source }: ImportDocument, head: Head, nodes: readonly Nodes[]): boolean {
  const [behind = ''] = source.text.slice(head.end, head.end + 200).split('\n');
  if (head.node === null && behind.trim() !== '') return true;
  return nodes.some(({ type }) => ['text', 'code', 'inlineCode', 'image'].includes(type));
}

/** Several links into the page, or nothing but items that are such links, which a fold may hold too. */
function isContents(nodes: readonly Nodes[], evidence: Pick<Evidence, KeyName>): boolean {
  const links = nodes.filter((node) => node.type === 'link');
  if (links.some(({ url }) => !url.startsWith('#'))) return false;
  if (!isKeyed(evidence) && links.length > 1) return true;
  const items = nodes.filter((node) => node.type === 'listItem');
  const words = nodes.filter(({ type }) => type === 'paragraph').length;
  return items.length > 0 && words === items.length && items.every(isLinkItem);
}

function isLinkItem({ children: [first] }: ListItem): boolean {
  if (first?.type !== 'paragraph' || isFurniture(first)) return false;
  return first.children.every(
    (node) => node.type === 'link' || (node.type === 'text' && node.value.trim() === ''),
  );
}

const PROMPT_CHARACTERS_MAX = 600;

function isPrompt(document: ImportDocument, { start, end }: Span): boolean {
  const text = document.source.text.slice(start, Math.min(end, start + PROMPT_CHARACTERS_MAX + 1));
  const words = text.trim();
  if (words === '' || words.length > PROMPT_CHARACTERS_MAX) return false;
  return isAsking(words) || /[?？]/u.test(words.split(/\n\s*\n/)[0] ?? '');
}

/** In the order of the file. */
function answersIn(document: ImportDocument, heads: readonly Head[], marks: Marks): Span[] {
  const headings = heads
    .filter(({ words }) => isAnswerHeading(words))
    .map((head) => {
      const length = head.node ? answerLabelLength(head.markdown) : 0;
      const end = length > 0 ? head.end - head.markdown.length + length : head.end;
      return { start: head.start, end };
    });
  const labels = paragraphLines(document).flatMap(({ start, text, beginsListItem }) => {
    const letter = beginsListItem ? 0 : letterLabelLength(start, text, heads, marks);
    const length =
      answerLabelLength(text) || letter || outputLabelLength(document, start, text, heads);
    const lineStart = document.source.text.lastIndexOf('\n', start - 1) + 1;
    return length > 0 ? [{ start: beginsListItem ? lineStart : start, end: start + length }] : [];
  });
  return [...headings, ...labels].sort((a, b) => a.start - b.start);
}

/** `A:` and `A1.` answer what `Q:` and `Q1.` ask, unless `B` follows and both are choices. */
function letterLabelLength(
  start: number,
  line: string,
  heads: readonly Head[],
  { letters }: Marks,
): number {
  const label = /^[*_]{0,2}A\d{0,4}\s?[.:)][*_]{0,2}(?:\s+|$)/.exec(line)?.[0] ?? '';
  if (label === '') return 0;
  const next = firstFrom(heads, start, (head) => head.start);
  if (!/^\W*q(?:uestion)?\s?\d{0,4}\s?[.:)]/i.test(heads[next - 1]?.markdown ?? '')) return 0;
  const rest = placesBetween(letters, start, heads[next]?.start ?? Number.POSITIVE_INFINITY);
  return rest.some(({ letter }) => letter === 'B') ? 0 : label.length;
}

/** The shallowest depth at which every other heading has something of a question. */
function findLevel(evidence: readonly Evidence[]): number | null {
  const sums = new Map<number, { weight: number; count: number }>();
  for (const each of evidence) {
    if (isPageTitle(each.head.words) || each.isContents || each.head.place === 'inside') continue;
    const sum = sums.get(each.head.depth) ?? { weight: 0, count: 0 };
    sums.set(each.head.depth, { weight: sum.weight + weightOf(each), count: sum.count + 1 });
  }
  const most = Math.max(0, ...[...sums.values()].map(({ weight }) => weight));
  const levels = [...sums]
    .filter(([, { weight, count }]) => weight >= count / 2 && weight >= most / 4 && weight > 0)
    .map(([depth]) => depth);
  return levels.length > 0 ? Math.min(...levels) : null;
}
