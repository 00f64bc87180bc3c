import { hintOf } from '#core/bank/lint/rules';
import type { Problem } from '#core/bank/question';
import type { Learner } from '#server/auth/learner';
import { findOwnPictures, noPictures } from './bank-pictures';
import { readText } from './read-text';
import { renderWords } from './render-version';
import type { RenderedVersion } from './rendered-question';

export type CheckedText = {
  /** `hint` says how to mend it. */
  problems: (Problem & { hint: string })[];
  /** In the order of the text, with the lines that each takes. */
  questions: { line: number; endLine: number; rendered: RenderedVersion }[];
};

/**
 * What is wrong with a text while it is written, and how its questions will look, with the pictures of
 * the learner's own bank that it is for. Keeps nothing.
 */
export async function checkText(learner: Learner, text: string): Promise<CheckedText> {
  const { frontMatter, questions, problems } = await readText(text, { isLinted: true });
  const pictures = frontMatter ? await findOwnPictures(learner, frontMatter.bank) : noPictures;
  const lineCount = text.split('\n').length;
  return {
    problems: problems.map((problem) => ({ ...problem, hint: hintOf(problem.rule) ?? '' })),
    questions: questions.map((question, index) => ({
      line: question.line,
      endLine: (questions[index + 1]?.line ?? lineCount + 1) - 1,
      rendered: renderWords(question, pictures),
    })),
  };
}
