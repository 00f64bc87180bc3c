/**
 * Brings a bank into its canonical form. It is careful: a text that does not read back the same, or that
 * would lose so much as a comment, is not touched, and a problem says why.
 */
import { isNode, parseDocument as parseYaml, visit } from 'yaml';
import { walk } from './markdown';
import { bankOf } from './parse-bank';
import { printBank } from './print-bank';
import type { Bank, Problem } from './question';
import { type ReadBank, readBank } from './read-bank';
import { pointAt, spanOf } from './source';
import { differingField } from './unprintable';
import { isDeepYaml } from './yaml-depth';

export type FormattedBank = {
  /** Null where the file has to be mended first, for which the problems say why. */
  text: string | null;
  problems: Problem[];
};

export function formatBank(text: string): FormattedBank {
  const read = readBank(text, {});
  const bank = bankOf(read);
  const errors = bank.problems.filter(({ severity }) => severity === 'error');
  const obstacles = errors.length > 0 ? errors : lostComments(read);
  if (obstacles.length > 0) return { text: null, problems: obstacles };
  const top = commentedFrontMatter(read);
  const printed = top ? `${top}\n\n${printBank({ ...bank, frontMatter: null })}` : printBank(bank);
  const differences = differencesBetween(bank, bankOf(readBank(printed, {})));
  return differences.length > 0
    ? { text: null, problems: differences }
    : { text: printed, problems: [] };
}

/** The block as it stands in the file where it holds comments, which have no place in its values. */
function commentedFrontMatter({ reader, root }: ReadBank): string | null {
  const [first] = root.children;
  if (first?.type !== 'yaml' || !hasComments(first.value)) return null;
  const { start, end } = spanOf(first);
  return reader.source.text.slice(start, end);
}

function lostComments({ reader, root }: ReadBank): Problem[] {
  return [...walk(root)].flatMap((node) => {
    const isBlock = node.type === 'code' && (node.lang === 'sim' || node.lang === 'proof');
    if (!isBlock || !hasComments(node.value)) return [];
    const message = 'Formatting would lose this comment; write it above the block as <!-- ... -->.';
    const place = pointAt(reader.source, spanOf(node).start);
    return [{ rule: 'unprintable', severity: 'error', message, ...place } as const];
  });
}

function hasComments(yaml: string): boolean {
  if (isDeepYaml(yaml)) return false;
  const document = parseYaml(yaml);
  let isCommented = Boolean(document.comment ?? document.commentBefore);
  visit(document, (_key, node) => {
    if (isNode(node) && (node.comment ?? node.commentBefore)) isCommented = true;
  });
  return isCommented;
}

function differencesBetween(bank: Bank, printed: Bank): Problem[] {
  const isSameTop =
    JSON.stringify(bank.frontMatter) === JSON.stringify(printed.frontMatter) &&
    bank.preface === printed.preface;
  if (!isSameTop) return [unprintable('beginning of the file', 1)];
  const isSound = printed.problems.every(({ severity }) => severity === 'warning');
  const isWhole = bank.questions.length === printed.questions.length;
  if (!isSound || !isWhole) return [unprintable('file', 1)];
  return bank.questions.flatMap((question, index) => {
    const other = printed.questions[index];
    const field = other ? differingField(question, other) : null;
    return field === null ? [] : [unprintable(`${field} of this question`, question.line)];
  });
}

function unprintable(what: string, line: number): Problem {
  const message = `The ${what} would not read back the same, so that nothing is changed.`;
  return { rule: 'unprintable', severity: 'error', message, line, column: 1 };
}
