import type { ImportResult } from '../import/import-result';
import type { NeutralQuestion } from '../import/neutral-question';
import type { Repair } from './repair';

/** `index` is the question's place in the receipt; null for one that a repair brought back. */
export type Repaired = { index: number | null; question: NeutralQuestion };

export type SourceText = { file: string; text: string };

/** The questions of an import as they are to be stored, in the order of the files. */
export function repairImport(
  { questions, problems }: Pick<ImportResult, 'questions' | 'problems'>,
  repairs: readonly Repair[],
  sources: readonly SourceText[],
): Repaired[] {
  const byQuestion = new Map<number, Repair>();
  for (const repair of repairs) {
    if (repair.kind !== 'title') byQuestion.set(repair.question, repair);
  }
  const kept = questions.flatMap((question, index): Repaired[] => {
    const repaired = repairQuestion(question, byQuestion.get(index));
    return repaired ? [{ index, question: repaired }] : [];
  });
  const titles = repairs.filter((repair) => repair.kind === 'title');
  if (titles.length === 0) return kept;
  const begin = [...questions, ...problems.filter(({ severity }) => severity === 'error')];
  const named = titles.flatMap((repair): Repaired[] => {
    const isQuarantined = problems.some(
      ({ severity, file, line }) =>
        severity === 'error' && file === repair.file && line === repair.line,
    );
    const question = isQuarantined ? nameQuestion(repair, begin, sources) : null;
    return question ? [{ index: null, question }] : [];
  });
  return inOrder([...kept, ...named]);
}

/** Null for one that is left out. A key that names no choice is none. */
function repairQuestion(
  question: NeutralQuestion,
  repair: Repair | undefined,
): NeutralQuestion | null {
  if (repair?.kind === 'leave-out') return null;
  const { body } = question;
  if (repair?.kind !== 'key' || !('choices' in body)) return question;
  const correct = new Set(repair.correct.filter((place) => place < body.choices.length));
  if (correct.size === 0) return question;
  const choices = body.choices.map((choice, place) => ({ ...choice, correct: correct.has(place) }));
  const kind = correct.size === 1 ? body.kind : 'multiple';
  return { ...question, body: { kind, choices }, keyMissing: false };
}

/** An open question of the lines up to the next beginning; null where its file is not at hand. */
function nameQuestion(
  { file, line, title }: Extract<Repair, { kind: 'title' }>,
  begin: readonly { file: string; line: number }[],
  sources: readonly SourceText[],
): NeutralQuestion | null {
  const source = sources.find((one) => one.file === file);
  if (!source) return null;
  const later = begin.filter((one) => one.file === file && one.line > line);
  const end = later.reduce((first, one) => Math.min(first, one.line), Number.POSITIVE_INFINITY);
  const answer = source.text
    .split(/\r\n|\r|\n/)
    .slice(line, end - 1)
    .join('\n')
    .trim();
  return {
    file,
    line,
    title,
    stem: '',
    body: { kind: 'open' },
    hint: null,
    answer: answer || null,
    keyPoints: [],
    level: null,
    topics: [],
    id: null,
    keyMissing: answer === '',
    warnings: [],
  };
}

/** By line within each file; the files stay in the order in which they first come up. */
function inOrder(repaired: readonly Repaired[]): Repaired[] {
  const places = new Map<string, number>();
  for (const { question } of repaired) {
    if (!places.has(question.file)) places.set(question.file, places.size);
  }
  const placeOf = ({ question }: Repaired) => places.get(question.file) ?? 0;
  return repaired.toSorted((a, b) => placeOf(a) - placeOf(b) || a.question.line - b.question.line);
}
