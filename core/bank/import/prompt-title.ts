/** The title of a question whose heading only counts: `Question 2`, `Question 2: Multiple choice`. */
import { type Span, spanOf } from '../source';
import { type ImportDocument, placesBetween } from './import-document';
import { cleanTitle } from './question-title';
import type { Survey } from './survey';
import { nodesBetween } from './text-between';

const kindOnly =
  /^[\s\p{P}\p{S}]*(?:mcqs?|(?:multiple|single)[- ]choice(?: questions?)?|true ?(?:\/|or) ?false)[\s\p{P}\p{S}]*$/iu;

/** Whether a clean title has no words of its own. */
export function isOnlyCounting(title: string): boolean {
  return title === '' || kindOnly.test(title);
}

/**
 * The first paragraph under such a heading, up to the choices or the answer, and what is left for the
 * body; a paragraph under code stays in the body too. Null where there is none.
 */
export function promptUnder(
  document: ImportDocument,
  { marks, answers, folds, numbering }: Survey,
  body: Span,
): { title: string; body: Span } | null {
  const firsts = [marks.boxes, marks.letters, answers, folds].map(
    (places) => placesBetween<Span>(places, body.start, body.end)[0]?.start ?? body.end,
  );
  const end = Math.min(...firsts);
  const nodes = nodesBetween(document, { start: body.start, end });
  const prompt = nodes.find(({ type }) => type === 'paragraph');
  if (!prompt) return null;
  const span = { start: spanOf(prompt).start, end: Math.min(spanOf(prompt).end, end) };
  const title = cleanTitle(document.source.text.slice(span.start, span.end), numbering);
  const isFirst = nodes[0] === prompt;
  return { title, body: isFirst ? { start: span.end, end: body.end } : body };
}
