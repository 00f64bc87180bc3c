import { parseBank } from './parse-bank';
import { type PrintableQuestion, printQuestion } from './print-question';
import { type Problem, questionSchema } from './question';

/**
 * Null where a bank file can say all of the question; else a problem that names the first field that
 * would be read back as something else, such as an answer with a `##` heading in it.
 */
export function unprintable(question: PrintableQuestion & { line?: number }): Problem | null {
  // What never ends would take the next question along.
  const { questions } = parseBank(`${printQuestion(question)}\n\n## Next?\n`);
  const [read] = questions;
  const field = read && questions.length === 2 ? differingField(question, read) : 'text';
  if (field === null) return null;
  const message = `The ${field} of this question holds something that a bank file cannot say.`;
  return { rule: 'unprintable', severity: 'error', message, line: question.line ?? 1, column: 1 };
}

const fields = questionSchema.omit({ line: true });

/** The first field in which two questions differ. */
export function differingField(a: PrintableQuestion, b: PrintableQuestion): string | null {
  const others = new Map(Object.entries(fields.parse(b)));
  const differing = Object.entries(fields.parse(a)).find(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(others.get(name)),
  );
  return differing?.[0] ?? null;
}
