/** Go templates, as `-o go-template=...` prints them. Upstream: text/template, cli-runtime/pkg/printers/template.go. */
import { goText } from '../go-text';
import { isJsonObject, isList, type Json } from '../json';
import { type Node, type Operand, type Pipeline, parseGoTemplate } from './go-template-parse';
import { failed, type Printed, printed } from './session';

/** What is not there is undefined, and printed as `<no value>`. */
type Value = Json | undefined;
type Scope = { dot: Value; variables: Readonly<Record<string, Value>> };

export function printGoTemplate(template: string, root: Json): Printed {
  const parsed = parseGoTemplate(template);
  if ('error' in parsed) {
    return failed(`error: error parsing template ${template}, template: output:1: ${parsed.error}`);
  }
  const stdout = render(parsed.nodes, { dot: root, variables: { $: root } });
  return { ...printed(), stdout };
}

function render(nodes: readonly Node[], outer: Scope): string {
  let scope = outer;
  let text = '';
  for (const node of nodes) {
    if (node.type === 'text') text += node.text;
    else if (node.type === 'print') {
      const value = evaluate(node.pipeline, scope);
      const [name] = node.pipeline.variables;
      if (name) scope = { ...scope, variables: { ...scope.variables, [name]: value } };
      else text += textOf(value);
    } else text += renderBlock(node, scope);
  }
  return text;
}

function renderBlock(node: Exclude<Node, { type: 'text' | 'print' }>, scope: Scope): string {
  const value = evaluate(node.pipeline, scope);
  if (node.type === 'range') return renderRange(node, value, scope);
  if (!isTrue(value)) return render(node.otherwise, scope);
  return render(node.body, node.type === 'with' ? { ...scope, dot: value } : scope);
}

function renderRange(
  { pipeline, body, otherwise }: Exclude<Node, { type: 'text' | 'print' }>,
  value: Value,
  scope: Scope,
): string {
  const entries = entriesOf(value);
  if (entries.length === 0) return render(otherwise, scope);
  return entries
    .map(([key, dot]) => {
      const [first, second] = pipeline.variables;
      const variables = {
        ...scope.variables,
        ...(second && first ? { [first]: key, [second]: dot } : first ? { [first]: dot } : {}),
      };
      return render(body, { dot, variables });
    })
    .join('');
}

function entriesOf(value: Value): [Json, Value][] {
  if (isList(value)) return value.map((each, i): [Json, Value] => [i, each]);
  if (!isJsonObject(value)) return [];
  return Object.keys(value)
    .sort()
    .map((key): [Json, Value] => [key, value[key]]);
}

function evaluate({ commands }: Pipeline, scope: Scope): Value {
  return commands.reduce<Value>(
    (last, command, i) => call(command, i === 0 ? [] : [last], scope),
    undefined,
  );
}

function call([first, ...rest]: readonly Operand[], last: readonly Value[], scope: Scope): Value {
  if (!first) return undefined;
  if (first.type !== 'function') return operandValue(first, scope);
  const args = [...rest.map((operand) => operandValue(operand, scope)), ...last];
  return functions[first.name]?.(args);
}

function operandValue(operand: Operand, scope: Scope): Value {
  if (operand.type === 'value') return operand.value;
  if (operand.type === 'function') return functions[operand.name]?.([]);
  const { start, fields } = operand;
  const from =
    start === '.'
      ? scope.dot
      : typeof start === 'string'
        ? scope.variables[start]
        : evaluate(start, scope);
  return fields.reduce<Value>((value, key) => (isJsonObject(value) ? value[key] : undefined), from);
}

const functions: Readonly<Record<string, (args: readonly Value[]) => Value>> = {
  and: (args) => args.find((value) => !isTrue(value)) ?? args.at(-1),
  or: (args) => args.find(isTrue) ?? args.at(-1),
  not: ([value]) => !isTrue(value),
  len: ([value]) => (typeof value === 'string' ? value.length : entriesOf(value).length),
  index: ([value, ...keys]) => keys.reduce(member, value),
  eq: ([value, ...others]) => others.some((other) => other === value),
  ne: ([value, other]) => value !== other,
  lt: ([a, b]) => order(a, b) < 0,
  le: ([a, b]) => order(a, b) <= 0,
  gt: ([a, b]) => order(a, b) > 0,
  ge: ([a, b]) => order(a, b) >= 0,
  print: (args) => args.map(textOf).join(''),
  println: (args) => `${args.map(textOf).join(' ')}\n`,
  printf: ([format, ...args]) => formatted(textOf(format), args),
};

function member(value: Value, key: Value): Value {
  if (isList(value)) return value[Number(key)];
  return isJsonObject(value) ? value[String(key)] : undefined;
}

function order(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}

/** `%s`, `%d`, `%v` and `%q`, with widths as in `%-10s`. */
function formatted(format: string, args: readonly Value[]): string {
  const waiting = [...args];
  return format.replace(/%(-?)(\d*)([sdvq%])/g, (_, left: string, width: string, verb: string) => {
    if (verb === '%') return '%';
    const text = textOf(waiting.shift());
    const shown = verb === 'q' ? JSON.stringify(text) : text;
    return left ? shown.padEnd(Number(width)) : shown.padStart(Number(width));
  });
}

function isTrue(value: Value): boolean {
  if (isList(value)) return value.length > 0;
  return isJsonObject(value) ? Object.keys(value).length > 0 : Boolean(value);
}

function textOf(value: Value): string {
  return value === undefined || value === null ? '<no value>' : goText(value);
}
