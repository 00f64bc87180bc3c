import type { Nodes } from 'mdast';
import { reportRule } from '../report-rule';
import { isEnglish } from './english';
import type { QuestionRule } from './lint-rule';

/**
 * `Which of these is not ...` and `All ... except`, where choices follow. After a word such as `when`
 * or `if` a negation belongs to the case that is asked about, and does not turn the question around.
 */
export const negativeStem: QuestionRule = ({ reader, frontMatter }, { question, heading }) => {
  if (!('choices' in question.body) || !isEnglish(frontMatter)) return;
  if (sentencesOf(unmarkedWords(heading)).some(isNegative)) {
    reportRule(reader, 'negative-stem-unmarked', heading);
  }
};

/** The words that are neither emphasised nor code. */
function unmarkedWords(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'strong' || node.type === 'emphasis' || node.type === 'inlineCode') return ' ';
  return 'children' in node ? node.children.map(unmarkedWords).join('') : '';
}

function sentencesOf(words: string): string[] {
  return words.split(/[.?!:;]/).map((sentence) => sentence.trim());
}

function isNegative(sentence: string): boolean {
  if (/\bexcept\b/.test(sentence)) return true;
  const negation = sentence.search(/\b(?:not|cannot)\b|n[’']t\b/);
  if (negation === -1 || !/^(?:which|what of|who of)\b/i.test(sentence)) return false;
  const before = sentence.slice(0, negation);
  return !/\b(?:when|if|that|because|while|whose|who|after|until|where|once|although|so)\b/i.test(
    before.replace(/^who\b/i, ''),
  );
}
