import { reportRule } from '../report-rule';
import { choicesOf, type ReadChoice } from './choices-of';
import { isEnglish } from './english';
import type { QuestionRule } from './lint-rule';

const ABSOLUTE = /\b(?:always|never|none)\b/i;
/** Words of everyday use too: one alone says little. "Only 2 CPUs" is an amount. */
const EXCLUSIVE = /\b(?:all|only)\b(?! \d)/i;

/** Candidates learn that what is absolute is wrong, and choose without knowing. */
export const absoluteWords: QuestionRule = ({ reader, frontMatter }, read) => {
  if (!isEnglish(frontMatter)) return;
  const choices = choicesOf(read).map((choice) => ({ ...choice, word: absoluteWordIn(choice) }));
  const telling = choices.filter(({ word }) => word !== null);
  const [first] = telling;
  if (!first || telling.some(({ correct }) => correct)) return;
  if (choices.every(({ correct }) => !correct)) return;
  if (telling.length === 1 && !ABSOLUTE.test(first.word ?? '')) return;
  const message = `Of all choices, only wrong ones say "${first.word}" or the like.`;
  reportRule(reader, 'absolute-word-in-distractor', first.node, message);
};

/** A word in code is a name. */
function absoluteWordIn({ text }: ReadChoice): string | null {
  const words = text.replaceAll(/`[^`]*`/g, '');
  return (ABSOLUTE.exec(words) ?? EXCLUSIVE.exec(words))?.[0] ?? null;
}
