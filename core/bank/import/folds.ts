/** `<details>` and what is folded in it. Nesting is told by counting tags, wherever they stand. */
import type { Span } from '../source';
import type { Tag } from './html-tags';

export type Fold = Span & {
  /** Between the tags of its summary; null where it has none. */
  summary: Span | null;
  /** Between its summary and its end. */
  body: Span;
  isClosed: boolean;
  /** All folds inside it, in the order of the file; none is listed by these again. */
  inner: Fold[];
};

type OpenFold = { tag: Tag; summaryStart: Tag | null; summary: Span | null; bodyStart: number };

/**
 * The outermost folds. One that is never closed ends where it begins, so that it swallows nothing: the
 * folds after it stand on their own, and `endUnclosed` lets it reach as far as its reader thinks.
 */
export function findFolds(tags: readonly Tag[]): Fold[] {
  const folds: Fold[] = [];
  const open: OpenFold[] = [];
  for (const tag of tags) {
    const current = open.at(-1);
    if (tag.name === 'summary' && current) readSummary(current, tag);
    if (tag.name !== 'details') continue;
    if (!tag.isClosing) {
      open.push({ tag, summaryStart: null, summary: null, bodyStart: tag.end });
    } else if (current) {
      open.pop();
      folds.push(closeFold(current, tag));
    }
  }
  for (const fold of open) folds.push(leaveOpen(fold));
  return nestFolds(folds);
}

/** The outermost of some folds, each with all that lie in it: as a list, however deep they are. */
export function nestFolds(folds: readonly Fold[]): Fold[] {
  const outermost: Fold[] = [];
  for (const fold of folds.toSorted((a, b) => a.start - b.start)) {
    const last = outermost.at(-1);
    if (last && fold.start < last.end) last.inner.push(fold);
    else outermost.push({ ...fold, inner: [] });
  }
  return outermost;
}

/** Lets a fold that was never closed reach to `end`. */
export function endUnclosed(fold: Fold, end: number): Fold {
  if (fold.isClosed) return fold;
  return { ...fold, end, body: { start: fold.body.start, end } };
}

function readSummary(fold: OpenFold, tag: Tag): void {
  if (!tag.isClosing) fold.summaryStart ??= tag;
  else if (fold.summaryStart && !fold.summary) {
    fold.summary = { start: fold.summaryStart.end, end: tag.start };
    fold.bodyStart = tag.end;
  }
}

function closeFold(fold: OpenFold, tag: Tag): Fold {
  return {
    start: fold.tag.start,
    end: tag.end,
    summary: fold.summary,
    body: { start: fold.bodyStart, end: tag.start },
    isClosed: true,
    inner: [],
  };
}

function leaveOpen({ tag, summary, bodyStart }: OpenFold): Fold {
  const body = { start: bodyStart, end: bodyStart };
  return { start: tag.start, end: bodyStart, summary, body, isClosed: false, inner: [] };
}
