/**
 * Questions that a fence swallows because it was never closed, or was closed by the fence of the next
 * one. Headings in code are common, so a line counts only where the file's own questions speak for it.
 */

/** Offsets of a fence, and of a line in it that begins a question: there it must have ended. */
export type Swallowed = { fence: number; start: number };

/** In the order of the file. */
export function swallowedStarts(text: string): Swallowed[] {
  const swallowed: Swallowed[] = [];
  const seen: Seen = { depths: new Set(), last: null, hasFolds: false };
  let fence: Fence | null = null;
  let at = 0;
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (fence && isStart(seen, fence, lines, index)) {
      swallowed.push({ fence: fence.start, start: at });
      fence = null;
    }
    if (!fence) {
      look(seen, line);
      fence = opened(lines, index, at);
    } else if (isClosing(fence, line)) fence = null;
    else fence.closesFold ||= line.startsWith('</details>');
    at += line.length + 1;
  }
  return swallowed;
}

type Fence = {
  start: number;
  marks: string;
  /** Whether what it shows is itself Markdown or HTML. */
  isMarkup: boolean;
  /** Whether the end of a fold that began outside lies in it. */
  closesFold: boolean;
  /** Whether another one opens before it closes, or none follows at all. */
  isLeftOpen: boolean;
};

/** What the questions outside of fences look like, up to a line. */
type Seen = {
  /** Of their headings. */
  depths: Set<number>;
  /** The depth and number of the last numbered heading. */
  last: { depth: number; number: number } | null;
  hasFolds: boolean;
};

const fenceLine = /^ {0,3}(`{3,}|~{3,})(.*)$/;

function opened(lines: readonly string[], index: number, start: number): Fence | null {
  const [, marks, info = ''] = fenceLine.exec(lines[index] ?? '') ?? [];
  if (marks === undefined || (marks.startsWith('`') && info.includes('`'))) return null;
  const isMarkup = /^\s*(?:md|mdx|markdown|html|xml)\b/i.test(info);
  let next = index + 1;
  while (next < lines.length && !fenceLine.test(lines[next] ?? '')) next++;
  const opensAnother = /^\s*\w/.test(fenceLine.exec(lines[next] ?? '')?.[2] ?? '');
  const isLeftOpen = next === lines.length || (opensAnother && !isMarkup);
  return { start, marks, isMarkup, closesFold: false, isLeftOpen };
}

function isClosing({ marks }: Fence, line: string): boolean {
  const [, closing = ''] = /^ {0,3}(`{3,}|~{3,})\s*$/.exec(line) ?? [];
  return closing.startsWith(marks);
}

function look(seen: Seen, line: string): void {
  const head = headOf(line);
  if (head) {
    seen.depths.add(head.depth);
    if (head.number !== null) seen.last = { depth: head.depth, number: head.number };
  }
  seen.hasFolds ||= line.startsWith('<details');
}

const numbered = /^(?:\*\*)?(?:\p{L}{1,12}\s{0,2}\.?\s{0,2}|[#№])?(\d{1,5})(?:[.):．：、。]|\s|$)/u;

function headOf(line: string): { depth: number; number: number | null; words: string } | null {
  const [, marks, words = ''] = /^(?:\d{1,4}\. )? {0,3}(#{1,6})[ \t]+(\S.*)$/.exec(line) ?? [];
  if (marks === undefined) return null;
  const number = numbered.exec(words)?.[1];
  return { depth: marks.length, number: number === undefined ? null : Number(number), words };
}

function isStart(seen: Seen, fence: Fence, lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (fence.closesFold && seen.hasFolds && line.startsWith('<details')) return true;
  const head = headOf(line);
  if (!head || !seen.depths.has(head.depth)) return false;
  const { last } = seen;
  const isNext = last?.depth === head.depth && head.number === last.number + 1;
  // `# 2. Start it` may be a comment of a script.
  if (head.depth > 1 && (isNext || fence.isLeftOpen)) return true;
  return !fence.isMarkup && bringsKey(lines, index, head);
}

const KEY_LINES_MAX = 40;

/**
 * Whether boxes or a fold follow before another heading. After the comment of a script they do so only
 * when its block has ended.
 */
function bringsKey(lines: readonly string[], index: number, { depth }: { depth: number }): boolean {
  for (const line of lines.slice(index + 1, index + KEY_LINES_MAX)) {
    if (headOf(line) || (depth === 1 && fenceLine.test(line))) return false;
    if (/^\s{0,3}[-*+] ?\[[ xX]?\](?![([:])|^<details/.test(line)) return true;
  }
  return false;
}
