import type { FoundQuestion } from '#core/bank/identity/known-question';
import { questionWords } from '#core/bank/identity/question-words';
import type { Question } from '#core/bank/question';
import { contentHash, wordsHash } from './content-hash';

/** A question as its file has it now, with what it is recognised and compared by. */
export type FileQuestion = FoundQuestion & { contentHash: string; question: Question };

export function fileQuestions(bankId: string, questions: readonly Question[]): FileQuestion[] {
  return questions.map((question) => ({
    bankId,
    id: question.id,
    wordsHash: wordsHash(questionWords(question)),
    contentHash: contentHash(question),
    question,
  }));
}
