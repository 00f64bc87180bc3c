import type { Problem } from '../question';
import type { CarriedQuestion } from './carry-question';
import type { Finding } from './import-of';

type Place = { file: string; line: number };

const unnamed: CarriedQuestion = {
  title: '',
  stem: '',
  body: { kind: 'open' },
  hint: null,
  answer: null,
  keyPoints: [],
  level: null,
  topics: [],
  id: null,
};

/**
 * A question that was read, with the warnings that every format gives; `notes` are the reader's own.
 * One without a title is quarantined.
 */
export function questionFinding(
  { file, line }: Place,
  read: Partial<CarriedQuestion>,
  notes: readonly Pick<Problem, 'rule' | 'message'>[] = [],
): Finding {
  const question = { ...unnamed, ...read };
  if (question.title.trim() === '') {
    return quarantined(line, 'title-missing', 'This question has no words.');
  }
  const keyMissing = isKeyMissing(question);
  const warnings = [...notes, ...missing(question, keyMissing)].map(({ rule, message }) => ({
    rule,
    message,
    severity: 'warning' as const,
    line,
    column: 1,
  }));
  const rules = [...new Set(warnings.map(({ rule }) => rule))];
  return {
    kind: 'question',
    question: { file, line, ...question, keyMissing, warnings: rules },
    warnings,
  };
}

export function quarantined(line: number, rule: string, message: string): Finding {
  return { kind: 'quarantined', problem: { rule, severity: 'error', message, line, column: 1 } };
}

function isKeyMissing({ body, answer, keyPoints }: CarriedQuestion): boolean {
  if ('choices' in body) return body.choices.every(({ correct }) => !correct);
  if (body.kind === 'short') return body.accepted.length === 0;
  return body.kind === 'open' && answer === null && keyPoints.length === 0;
}

function missing(
  { body }: CarriedQuestion,
  keyMissing: boolean,
): Pick<Problem, 'rule' | 'message'>[] {
  if (!keyMissing) return [];
  if (body.kind === 'open') return [{ rule: 'answer-missing', message: 'No answer follows.' }];
  return [{ rule: 'no-key', message: 'The file does not say what is right.' }];
}
