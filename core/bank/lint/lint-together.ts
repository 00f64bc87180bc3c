import type { FileProblem } from '../import/import-result';
import { type RuleId, rules } from './rules';

/** What banks can have in common: their name, and the ids of their questions. */
export type NamedBank = {
  file: string;
  /** Null where it cannot be read. */
  bank: string | null;
  questions: readonly { id: string | null; line: number }[];
};

/** What is wrong with banks only because of one another, reported in the later one. */
export function lintTogether(banks: readonly NamedBank[]): FileProblem[] {
  return [...findDuplicateBanks(banks), ...findSharedIds(banks)];
}

function findDuplicateBanks(banks: readonly NamedBank[]): FileProblem[] {
  const files = new Map<string, string>();
  return banks.flatMap(({ file, bank }) => {
    if (bank === null) return [];
    const earlier = files.get(bank);
    files.set(bank, earlier ?? file);
    if (earlier === undefined) return [];
    const message = `The bank "${bank}" is already in ${earlier}.`;
    return [problem('bank-duplicate', message, file, 1)];
  });
}

/** Allowed, but rarely meant. Twice in one bank is another rule. */
function findSharedIds(banks: readonly NamedBank[]): FileProblem[] {
  const places = new Map<string, { file: string; line: number }>();
  return banks.flatMap(({ file, questions }) =>
    questions.flatMap(({ id, line }) => {
      if (id === null) return [];
      const place = places.get(id) ?? { file, line };
      places.set(id, place);
      if (place.file === file) return [];
      const message = `The id "${id}" is also in ${place.file}:${place.line}.`;
      return [problem('id-in-two-banks', message, file, line)];
    }),
  );
}

function problem(rule: RuleId, message: string, file: string, line: number): FileProblem {
  return { rule, severity: rules[rule].severity, message, file, line, column: 1 };
}
