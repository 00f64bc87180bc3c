/** Reads an awk program; an expression becomes a function of the record. */
import { posixExpression } from './regular-expression';

export type Value = string | number;
export type Record = {
  line: string;
  fields: string[];
  number: number;
  variables: Map<string, Value>;
  out: string[];
};
export type Evaluate = (record: Record) => Value;
export type Rule = { when: Evaluate | 'BEGIN' | 'END'; act: (record: Record) => void };

const TOKEN =
  /\s*(\/(?:\\.|[^/\\])+\/|"(?:\\.|[^"\\])*"|\d+(?:\.\d+)?|[A-Za-z_]\w*|\$|==|!=|>=|<=|&&|\|\||\+\+|--|\+=|-=|!~|[-+*/%(){};,!~<>=\n])/y;

/** Null where it cannot be read. */
export function parseAwk(program: string): readonly Rule[] | null {
  const tokens: string[] = [];
  const pattern = new RegExp(TOKEN);
  const text = program.trim();
  while (pattern.lastIndex < text.length) {
    const token = pattern.exec(text)?.[1];
    if (token === undefined) return null;
    tokens.push(token);
  }
  const parser = new AwkParser(tokens);
  const rules = parser.rules();
  return parser.isBroken ? null : rules;
}

class AwkParser {
  isBroken = false;
  #at = 0;
  readonly #tokens: readonly string[];

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  rules(): Rule[] {
    const rules: Rule[] = [];
    while (this.#at < this.#tokens.length && !this.isBroken) {
      if (this.#take(';') || this.#take('\n')) continue;
      const word = this.#peek();
      const isEdge = word === 'BEGIN' || word === 'END';
      if (isEdge) this.#at += 1;
      const when = isEdge ? word : word === '{' ? () => 1 : this.#expression();
      rules.push({ when, act: this.#peek() === '{' ? this.#block() : printLine });
    }
    return rules;
  }

  #peek(): string {
    return this.#tokens[this.#at] ?? '';
  }

  #take(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at += 1;
    return true;
  }

  #need(token: string): void {
    if (!this.#take(token)) this.isBroken = true;
  }

  #block(): (record: Record) => void {
    this.#need('{');
    const acts: ((record: Record) => void)[] = [];
    while (!this.isBroken && !this.#take('}')) {
      if (this.#take(';') || this.#take('\n')) continue;
      if (this.#at >= this.#tokens.length) this.isBroken = true;
      else acts.push(this.#statement());
    }
    return (record) => {
      for (const act of acts) act(record);
    };
  }

  #statement(): (record: Record) => void {
    if (!this.#take('print')) {
      const value = this.#expression();
      return (record) => {
        value(record);
      };
    }
    if (['', ';', '}', '\n'].includes(this.#peek())) return printLine;
    const values = [this.#expression()];
    while (this.#take(',')) values.push(this.#expression());
    return (record) => {
      const separator = String(record.variables.get('OFS') ?? ' ');
      record.out.push(`${values.map((value) => textOf(value(record))).join(separator)}\n`);
    };
  }

  #expression(): Evaluate {
    const left = this.#and();
    if (!this.#take('||')) return left;
    const right = this.#expression();
    return (record) => Number(isTrue(left(record)) || isTrue(right(record)));
  }

  #and(): Evaluate {
    const left = this.#comparison();
    if (!this.#take('&&')) return left;
    const right = this.#and();
    return (record) => Number(isTrue(left(record)) && isTrue(right(record)));
  }

  #comparison(): Evaluate {
    const left = this.#joined();
    const sign = this.#peek();
    if (sign === '~' || sign === '!~') {
      this.#at += 1;
      const expression = this.#pattern();
      return (record) => Number(expression.test(String(left(record))) === (sign === '~'));
    }
    const compare = comparisons[sign];
    if (!compare) return left;
    this.#at += 1;
    const right = this.#joined();
    return (record) => Number(compare(order(left(record), right(record))));
  }

  /** Values side by side are one text. */
  #joined(): Evaluate {
    let left = this.#sum();
    while (/^["$(\w]/.test(this.#peek()) && !['print', 'END', 'BEGIN'].includes(this.#peek())) {
      const [before, after] = [left, this.#sum()];
      left = (record) => textOf(before(record)) + textOf(after(record));
    }
    return left;
  }

  #sum(): Evaluate {
    let left = this.#product();
    for (let sign = this.#peek(); sign === '+' || sign === '-'; sign = this.#peek()) {
      this.#at += 1;
      const [before, after, factor] = [left, this.#product(), sign === '+' ? 1 : -1];
      left = (record) => numberOf(before(record)) + factor * numberOf(after(record));
    }
    return left;
  }

  #product(): Evaluate {
    let left = this.#primary();
    for (
      let sign = this.#peek();
      sign === '*' || sign === '/' || sign === '%';
      sign = this.#peek()
    ) {
      this.#at += 1;
      const [before, after, isTimes, isOver] = [left, this.#primary(), sign === '*', sign === '/'];
      left = (record) => {
        const [a, b] = [numberOf(before(record)), numberOf(after(record))];
        return isTimes ? a * b : isOver ? a / b : a % b;
      };
    }
    return left;
  }

  #primary(): Evaluate {
    const token = this.#peek();
    this.#at += 1;
    if (token === '!') {
      const value = this.#primary();
      return (record) => Number(!isTrue(value(record)));
    }
    if (token === '-') {
      const value = this.#primary();
      return (record) => -numberOf(value(record));
    }
    if (token === '(') {
      const value = this.#expression();
      this.#need(')');
      return value;
    }
    if (token === '$') {
      const index = this.#primary();
      return (record) => fieldOf(record, numberOf(index(record)));
    }
    if (token.startsWith('"')) return constant(unquoted(token));
    if (/^\d/.test(token)) return constant(Number(token));
    if (token.startsWith('/')) {
      this.#at -= 1;
      const expression = this.#pattern();
      return (record) => Number(expression.test(record.line));
    }
    if (!/^[A-Za-z_]/.test(token)) this.isBroken = true;
    return token === 'length' && this.#peek() === '(' ? this.#length() : this.#variable(token);
  }

  #length(): Evaluate {
    const value = this.#primary();
    return (record) => textOf(value(record)).length;
  }

  #variable(name: string): Evaluate {
    const sign = this.#peek();
    if (sign === '++' || sign === '--') {
      this.#at += 1;
      return set(name, (before) => numberOf(before) + (sign === '++' ? 1 : -1), constant(0));
    }
    if (sign !== '=' && sign !== '+=' && sign !== '-=') return (record) => variableOf(record, name);
    this.#at += 1;
    const value = this.#expression();
    if (sign === '=') return set(name, (_, now) => now, value);
    const factor = sign === '+=' ? 1 : -1;
    return set(name, (before, now) => numberOf(before) + factor * numberOf(now), value);
  }

  #pattern(): RegExp {
    const token = this.#peek();
    this.#at += 1;
    const expression = /^["/]/.test(token) ? posixExpression(token.slice(1, -1), true) : null;
    if (!expression) this.isBroken = true;
    return expression ?? /$^/;
  }
}

const comparisons: Readonly<{ [sign: string]: ((order: number) => boolean) | undefined }> = {
  '==': (by) => by === 0,
  '!=': (by) => by !== 0,
  '>=': (by) => by >= 0,
  '<=': (by) => by <= 0,
  '>': (by) => by > 0,
  '<': (by) => by < 0,
};

function printLine(record: Record): void {
  record.out.push(`${record.line}\n`);
}

function constant(value: Value): Evaluate {
  return () => value;
}

function set(
  name: string,
  change: (before: Value, now: Value) => Value,
  value: Evaluate,
): Evaluate {
  return (record) => {
    const after = change(variableOf(record, name), value(record));
    record.variables.set(name, after);
    return after;
  };
}

function variableOf(record: Record, name: string): Value {
  if (name === 'NR') return record.number;
  if (name === 'NF') return record.fields.length;
  return record.variables.get(name) ?? '';
}

function fieldOf({ line, fields }: Record, index: number): string {
  return index === 0 ? line : (fields[index - 1] ?? '');
}

function isTrue(value: Value): boolean {
  return typeof value === 'number' ? value !== 0 : value !== '';
}

function numberOf(value: Value): number {
  return typeof value === 'number' ? value : Number(/^\s*-?\d+(?:\.\d+)?/.exec(value)?.[0] ?? 0);
}

function textOf(value: Value): string {
  return typeof value === 'string' ? value : String(Number(value.toPrecision(6)));
}

/** By size where both look like numbers. */
function order(a: Value, b: Value): number {
  const isNumeric = [a, b].every((value) => /^\s*-?\d+(?:\.\d+)?\s*$/.test(String(value)));
  if (isNumeric) return numberOf(a) - numberOf(b);
  const [left, right] = [textOf(a), textOf(b)];
  return left < right ? -1 : Number(left > right);
}

function unquoted(token: string): string {
  const signs: Readonly<{ [sign: string]: string | undefined }> = { n: '\n', t: '\t' };
  return token.slice(1, -1).replace(/\\(.)/g, (_, sign: string) => signs[sign] ?? sign);
}
