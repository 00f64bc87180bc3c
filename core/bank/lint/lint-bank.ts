/**
 * Reads a bank and holds it to every rule: those of the format, which the parser reports, and those of
 * good questions, a file each in this folder. The tree is walked once. It knows nothing of files: what
 * is around the bank is asked of the context.
 */
import { walk } from '../markdown';
import { bankOf } from '../parse-bank';
import type { Bank } from '../question';
import { readBank } from '../read-bank';
import { absoluteWords } from './absolute-words';
import { allKeys } from './all-keys';
import { allOfTheAbove } from './all-of-the-above';
import { bankChanged } from './bank-changed';
import { choiceDuplicate } from './choice-duplicate';
import { codeLanguage } from './code-language';
import { headingLevel } from './heading-level';
import { hintRepeatsKey } from './hint-repeats-key';
import { htmlNotAllowed } from './html-not-allowed';
import { keyLength } from './key-length';
import type { BankRule, LintContext, NodeRule, QuestionRule } from './lint-rule';
import { matchAmbiguous } from './match-ambiguous';
import { negativeStem } from './negative-stem';
import { questionDuplicates } from './question-duplicates';
import { reachable } from './reachable';
import { sourceMissing } from './source-missing';

const bankRules: readonly BankRule[] = [bankChanged, headingLevel, questionDuplicates];
const questionRules: readonly QuestionRule[] = [
  sourceMissing,
  allKeys,
  choiceDuplicate,
  keyLength,
  allOfTheAbove,
  negativeStem,
  absoluteWords,
  matchAmbiguous,
  hintRepeatsKey,
];
const nodeRules: readonly NodeRule[] = [reachable, codeLanguage, htmlNotAllowed];

/** Problems come in the order of lines. */
export function lintBank(text: string, context: LintContext = {}): Bank {
  const bank = readBank(text, context);
  for (const rule of bankRules) rule(bank, context);
  for (const read of bank.questions) for (const rule of questionRules) rule(bank, read);
  for (const node of walk(bank.root)) for (const rule of nodeRules) rule(bank, node, context);
  return bankOf(bank);
}
