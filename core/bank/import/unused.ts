/** What began no question, each with its reason, so that nobody need trust a count. */
import { report } from '../reader';
import type { Fold } from './folds';
import { isFurniture } from './furniture';
import type { Head } from './headings';
import { firstFrom, type ImportDocument, lineAt } from './import-document';
import type { Unused } from './import-result';
import type { Mark } from './options';
import { type Evidence, isFolded, type Survey } from './survey';
import { wordsBetween } from './text-between';
import { isAnswerHeading, isAnswerSummary, isHintTitle, isPageTitle } from './vocabulary';

export type Taken = {
  /** Offsets of headings, lines and folds that began questions. */
  starts: ReadonlySet<number>;
  /** Marks that became choices. */
  used: ReadonlySet<Mark>;
  /** The depth of the headings that are questions. */
  level: number;
};

/** Headings, summaries and lists with boxes that are not taken, in the order of the file. */
export function unusedOf(document: ImportDocument, survey: Survey, taken: Taken): Unused[] {
  const unused = [
    ...unusedHeads(survey, taken),
    ...unusedFolds(document, document.folds, taken, false),
    ...unusedBoxes(document, survey, taken),
  ];
  return unused
    .sort((a, b) => a.start - b.start)
    .map(({ start, text, reason }) => ({
      file: document.file,
      line: lineAt(document, start),
      text: text.slice(0, 200),
      reason,
    }));
}

const SILENT = new Set(['yaml', 'heading', 'definition', 'html', 'thematicBreak']);

/** Words above the first question are left out: say so, once. */
export function reportOutside(
  document: ImportDocument,
  evidence: readonly Evidence[],
  starts: ReadonlySet<Evidence>,
): void {
  const first = evidence.find((each) => starts.has(each))?.head.start ?? 0;
  const before = document.root.children.find(
    (node) => !SILENT.has(node.type) && !isFurniture(node),
  );
  const offset = before?.position?.start.offset ?? first;
  if (starts.size === 0 || offset >= first) return;
  const message = 'This stands before the first question and was left out.';
  report(document, 'text-before-questions', offset, message, 'warning');
}

type Left = { start: number; text: string; reason: string };

function unusedHeads({ heads, folds, evidence }: Survey, { starts, level }: Taken): Left[] {
  const contents = new Set(evidence.filter(({ isContents }) => isContents).map(({ head }) => head));
  const sorted = [...starts].sort((a, b) => a - b);
  return heads
    .filter((head) => !starts.has(head.start) && (head.node !== null || head.depth < 7))
    .map((head) => ({
      start: head.start,
      text: head.words,
      reason: whyNoQuestion(head, {
        isFolded: isFolded(folds, head.start),
        isContents: contents.has(head),
        isFirst: firstFrom(sorted, head.start, (start) => start) === 0,
        level,
      }),
    }));
}

function whyNoQuestion(
  { words, place, depth }: Head,
  at: { isFolded: boolean; isContents: boolean; isFirst: boolean; level: number },
): string {
  if (at.isFolded) return 'a heading in a fold';
  if (isAnswerHeading(words)) return 'the heading of an answer';
  if (at.isContents) return 'a list of links into the same page';
  if (isPageTitle(words)) return 'a part of the page, such as its contents or licence';
  if (place !== 'top') return 'stands inside a list or quote';
  if (at.isFirst) return 'stands above the first question, or is the title';
  return depth > at.level
    ? 'a section of the answer above'
    : 'a section that holds questions or notes';
}

function unusedFolds(
  document: ImportDocument,
  folds: readonly Fold[],
  taken: Taken,
  isInner: boolean,
): Left[] {
  return folds.flatMap((fold) => {
    const text = fold.summary ? wordsBetween(document, fold.summary) : '';
    const inner = unusedFolds(document, fold.inner, taken, true);
    if (taken.starts.has(fold.start) || !fold.summary) return inner;
    const reason = isInner ? 'folded inside an answer' : whyNoFold(text);
    return [{ start: fold.summary.start - 1, text, reason }, ...inner];
  });
}

function whyNoFold(summary: string): string {
  if (isHintTitle(summary)) return 'the summary of a hint';
  if (isAnswerSummary(summary)) return 'the summary of an answer';
  return 'a fold that belongs to the question above, or asks nothing';
}

/** One entry for each list, at its first box. */
function unusedBoxes(document: ImportDocument, { marks }: Survey, { used }: Taken): Left[] {
  const listOf = (mark: Mark) => mark.list ?? mark;
  const seen = new Set<unknown>([...used].map(listOf));
  return marks.boxes.flatMap((mark) => {
    const list = listOf(mark);
    if (seen.has(list)) return [];
    seen.add(list);
    const line = document.source.text.slice(mark.textStart, mark.end).split('\n')[0] ?? '';
    return [
      { start: mark.start, text: line.trim(), reason: 'boxes that are no choices of a question' },
    ];
  });
}
