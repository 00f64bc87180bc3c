/** The result of an import as it is printed for a program: plain, flat, and the same for all formats. */
import type { Kind } from '../question';
import type { ImportResult } from './import-result';
import type { NeutralQuestion } from './neutral-question';

export type ReceiptQuestion = Pick<
  NeutralQuestion,
  'file' | 'line' | 'title' | 'answer' | 'keyMissing' | 'warnings'
> & {
  kind: Kind;
  /** Markdown; empty for the kinds that have no choices. */
  choices: { text: string; correct: boolean }[];
};

export type ImportReceipt = Omit<ImportResult, 'questions'> & { questions: ReceiptQuestion[] };

export function importReceipt({ questions, ...rest }: ImportResult): ImportReceipt {
  return { ...rest, questions: questions.map(receiptQuestion) };
}

function receiptQuestion(question: NeutralQuestion): ReceiptQuestion {
  const { file, line, title, body, answer, keyMissing, warnings } = question;
  const choices = 'choices' in body ? body.choices : [];
  return {
    file,
    line,
    title,
    kind: body.kind,
    choices: choices.map(({ text, correct }) => ({ text, correct })),
    answer,
    keyMissing,
    warnings,
  };
}
