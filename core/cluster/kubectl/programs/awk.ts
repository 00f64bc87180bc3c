/** awk: patterns, BEGIN and END, print and assignments, with fields, comparisons, sums and matches. */
import { failed, type Printed, printed } from '../session';
import { type Evaluate, parseAwk, type Record, type Rule } from './awk-parse';
import { readOptions } from './options';

export function awk(
  args: readonly string[],
  readLines: (files: readonly string[]) => string[],
): Printed {
  const { values, words } = readOptions(args, 'Fv');
  const [program = '', ...files] = words;
  const rules = parseAwk(program);
  if (!rules) return failed(`awk: line 1: syntax error at or near ${program}`, 2);
  const variables = new Map<string, string | number>([['OFS', ' ']]);
  const [name = '', ...value] = (values.get('v') ?? '').split('=');
  if (name) variables.set(name, value.join('='));
  const record: Record = { line: '', fields: [], number: 0, variables, out: [] };
  runAll(rules, 'BEGIN', record);
  for (const line of readLines(files)) {
    record.line = line;
    record.fields = fieldsOf(line, values.get('F'));
    record.number += 1;
    for (const { when, act } of rules) {
      if (typeof when !== 'string' && isTrue(when, record)) act(record);
    }
  }
  runAll(rules, 'END', record);
  return { ...printed(), stdout: record.out.join('') };
}

function runAll(rules: readonly Rule[], when: 'BEGIN' | 'END', record: Record): void {
  for (const rule of rules) if (rule.when === when) rule.act(record);
}

function isTrue(when: Evaluate, record: Record): boolean {
  const value = when(record);
  return typeof value === 'number' ? value !== 0 : value !== '';
}

/** At blanks, at one sign, or at an expression. */
function fieldsOf(line: string, separator: string | undefined): string[] {
  if (separator === undefined || separator === ' ')
    return line.trim() === '' ? [] : line.trim().split(/\s+/);
  return line.split(separator.length === 1 ? separator : new RegExp(separator));
}
