/** The title of a question whose heading only counts: `Question 2`, `Question 2: Multiple choice`. */
import { type Span, spanOf } from '../source';
import { type Head, LINE_DEPTH } from './headings';
import { type ImportDocument, placesBetween } from './import-document';
import type { Marks } from './options';
import { cleanTitle, isNumberedByName, type Numbering } from './question-title';
import { nodesBetween } from './text-between';

const kindOnly =
  /^[\s\p{P}\p{S}]*(?:mcqs?|(?:multiple|single)[- ]choice(?: questions?)?|true ?(?:\/|or) ?false)[\s\p{P}\p{S}]*$/iu;

/** Whether a heading has a number, and no words beyond it but the kind of its question. */
export function isOnlyCounting(markdown: string, numbering: Numbering): boolean {
  const title = cleanTitle(markdown, numbering);
  if (title === '') return markdown.trim() !== '';
  return kindOnly.test(title) && isNumberedByName(markdown, numbering);
}

/** Heads without the lines that are what a heading that only counts asks. */
export function withoutPrompts(
  heads: readonly Head[],
  { boxes, letters }: Marks,
  numbering: Numbering,
): Head[] {
  return heads.filter((head, index) => {
    const above = heads[index - 1];
    if (!above || head.node || head.depth !== LINE_DEPTH || above.markdown.trim() === '')
      return true;
    if (!isOnlyCounting(above.markdown, numbering)) return true;
    return [boxes, letters].some((marks) => placesBetween(marks, above.end, head.start).length > 0);
  });
}

/** What may end the words under a heading, in the order of the file. */
type Under = {
  marks: Marks;
  answers: readonly Span[];
  folds: readonly Span[];
  numbering: Numbering;
};

/**
 * The first paragraph under such a heading, up to the choices or the answer, and what is left for the
 * body; a paragraph under code stays in the body too. Null where there is none.
 */
export function promptUnder(
  document: ImportDocument,
  { marks, answers, folds, numbering }: Under,
  body: Span,
): { title: string; body: Span } | null {
  const firsts = [marks.boxes, marks.letters, answers, folds].map(
    (places) => placesBetween<Span>(places, body.start, body.end)[0]?.start ?? body.end,
  );
  const end = Math.min(...firsts);
  const nodes = nodesBetween(document, { start: body.start, end });
  const prompt = nodes.find(({ type }) => type === 'paragraph');
  if (!prompt) return null;
  const { start } = spanOf(prompt);
  const text = document.source.text.slice(start, Math.min(spanOf(prompt).end, end));
  // `**Type:** Multiple choice` may stand over `**Question:** Why?`.
  const labelled = /^[*_]{0,2}question[*_]{0,2}\s?[:：]/im.exec(text)?.index ?? 0;
  const title = cleanTitle(text.slice(labelled), numbering);
  const isFirst = nodes[0] === prompt;
  return { title, body: isFirst ? { start: start + text.length, end: body.end } : body };
}
