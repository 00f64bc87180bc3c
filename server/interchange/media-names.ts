import { parseFragment, walk } from '#core/bank/markdown';
import { mediaPath } from '#core/bank/media-path';

/** The files beside a bank that its questions show or link to, by the paths that they use. */
export function mediaNamesOf(questions: readonly object[]): Set<string> {
  const names = new Set<string>();
  for (const text of textsIn(questions)) {
    if (!/\]\(|\]:/.test(text)) continue;
    for (const node of walk(parseFragment(text))) {
      const path = 'url' in node ? mediaPath(node.url) : null;
      if (path !== null) names.add(path);
    }
  }
  return names;
}

/** By path, the line of the first question that shows or links to it. */
export function mediaLinesOf(questions: readonly { line: number }[]): Map<string, number> {
  const lines = new Map<string, number>();
  for (const question of questions) {
    for (const name of mediaNamesOf([question])) {
      if (!lines.has(name)) lines.set(name, question.line);
    }
  }
  return lines;
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) yield* textsIn(part);
  }
}
