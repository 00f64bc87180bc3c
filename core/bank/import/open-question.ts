import { report } from '../reader';
import { type ImportDocument, lineAt } from './import-document';
import type { NeutralQuestion } from './neutral-question';

type Words = { start: number; title: string; stem: string; answer: string };

/** A question that is answered in words; one without an answer says so. */
export function openQuestion(
  document: ImportDocument,
  { start, title, stem, answer }: Words,
): NeutralQuestion {
  if (answer === '') report(document, 'answer-missing', start, 'No answer follows.', 'warning');
  return {
    file: document.file,
    line: lineAt(document, start),
    title,
    stem,
    body: { kind: 'open' },
    hint: null,
    answer: answer || null,
    keyPoints: [],
    level: null,
    topics: [],
    id: null,
    keyMissing: answer === '',
    warnings: answer === '' ? ['answer-missing'] : [],
  };
}
