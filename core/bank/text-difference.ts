/**
 * Two texts in, what differs between them out: lines with a few unchanged ones around them, and in
 * changed lines the words. It knows nothing of how that is shown.
 */
import { diffArrays, diffWordsWithSpace } from 'diff';

export type DifferencePart = { text: string; isMarked: boolean };

/** `before` and `after` are the line's numbers in the two texts, from 1; null where it is not there. */
export type DifferenceLine = {
  kind: 'same' | 'removed' | 'added';
  before: number | null;
  after: number | null;
  parts: DifferencePart[];
};

/** Lines that follow one another in both texts. */
export type DifferenceHunk = DifferenceLine[];

/** Unchanged lines shown before and after a change. */
const CONTEXT_LINES = 3;

/** Texts that differ in more lines, or blocks in more words, are not worth the search for what is alike. */
const EDITS_MAX = 2_000;

/** A block of which less than this part stays is new, and marks in it would be noise. */
const ALIKE_SHARE_MIN = 0.3;

export function textDifference(before: string, after: string): DifferenceHunk[] {
  return hunksOf(linesOf(before.split('\n'), after.split('\n')));
}

type Block = { removed: string[]; added: string[] };

function linesOf(before: string[], after: string[]): DifferenceLine[] {
  const changes = diffArrays(before, after, { maxEditLength: EDITS_MAX });
  if (!changes) return blockLines({ removed: before, added: after }, 1, 1);
  const lines: DifferenceLine[] = [];
  const next = { before: 1, after: 1 };
  let block: Block = { removed: [], added: [] };
  const endBlock = () => {
    lines.push(...blockLines(block, next.before, next.after));
    next.before += block.removed.length;
    next.after += block.added.length;
    block = { removed: [], added: [] };
  };
  for (const { value, removed, added } of changes) {
    if (removed) block.removed.push(...value);
    else if (added) block.added.push(...value);
    else {
      endBlock();
      for (const text of value) {
        const parts = [{ text, isMarked: false }];
        lines.push({ kind: 'same', before: next.before, after: next.after, parts });
        next.before += 1;
        next.after += 1;
      }
    }
  }
  endBlock();
  return lines;
}

/** What was taken away, then what came in its place. */
function blockLines({ removed, added }: Block, before: number, after: number): DifferenceLine[] {
  const words = markWords(removed.join('\n'), added.join('\n'));
  return [
    ...removed.map((text, index) => ({
      kind: 'removed' as const,
      before: before + index,
      after: null,
      parts: words?.removed[index] ?? [{ text, isMarked: false }],
    })),
    ...added.map((text, index) => ({
      kind: 'added' as const,
      before: null,
      after: after + index,
      parts: words?.added[index] ?? [{ text, isMarked: false }],
    })),
  ];
}

/** The parts of each line; null where the two have too little in common for marks to help. */
function markWords(
  removed: string,
  added: string,
): { removed: DifferencePart[][]; added: DifferencePart[][] } | null {
  if (removed === '' || added === '') return null;
  const changes = diffWordsWithSpace(removed, added, { maxEditLength: EDITS_MAX });
  if (!changes) return null;
  const alike = changes
    .filter((change) => !change.removed && !change.added)
    .reduce((length, { value }) => length + value.trim().length, 0);
  if (alike < ALIKE_SHARE_MIN * Math.max(removed.length, added.length)) return null;
  return {
    removed: splitLines(changes.filter((change) => !change.added)),
    added: splitLines(changes.filter((change) => !change.removed)),
  };
}

function splitLines(
  changes: readonly { value: string; removed: boolean; added: boolean }[],
): DifferencePart[][] {
  const lines: DifferencePart[][] = [[]];
  for (const { value, removed, added } of changes) {
    for (const [index, text] of value.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ text, isMarked: removed || added });
    }
  }
  return lines;
}

function hunksOf(lines: readonly DifferenceLine[]): DifferenceHunk[] {
  const hunks: DifferenceHunk[] = [];
  let end = 0;
  for (const [index, { kind }] of lines.entries()) {
    if (kind === 'same') continue;
    const start = Math.max(index - CONTEXT_LINES, 0);
    const hunk = start <= end ? hunks.at(-1) : undefined;
    const stop = Math.min(index + CONTEXT_LINES + 1, lines.length);
    if (hunk) hunk.push(...lines.slice(end, stop));
    else hunks.push(lines.slice(start, stop));
    end = Math.max(end, stop);
  }
  return hunks;
}
