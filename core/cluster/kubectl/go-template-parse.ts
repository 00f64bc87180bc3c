/** Reads Go templates as far as command lines use them: paths, ranges, conditions, variables and functions. */

export type Operand =
  /** `.a.b`, `$x.a` or `(...)`.a: a start and the fields after it. */
  | { type: 'path'; start: '.' | `$${string}` | Pipeline; fields: readonly string[] }
  | { type: 'value'; value: string | number | boolean | null }
  | { type: 'function'; name: string };

/** Commands, each given the value of the one before as its last argument. */
export type Pipeline = { variables: readonly string[]; commands: readonly (readonly Operand[])[] };

export type Node =
  | { type: 'text'; text: string }
  | { type: 'print'; pipeline: Pipeline }
  | {
      type: 'range' | 'if' | 'with';
      pipeline: Pipeline;
      body: readonly Node[];
      otherwise: readonly Node[];
    };

export const FUNCTIONS = [
  'and',
  'eq',
  'ge',
  'gt',
  'index',
  'le',
  'len',
  'lt',
  'ne',
  'not',
  'or',
  'print',
  'printf',
  'println',
];

const TOKEN =
  /\s*("(?:\\.|[^"\\])*"|`[^`]*`|-?\d+(?:\.\d+)?|:=|[(),|]|\$\w*(?:\.\w+)*|\.(?:\w+(?:\.\w+)*)?|\w+|\S)/g;

export function parseGoTemplate(template: string): { nodes: readonly Node[] } | { error: string } {
  const pieces = template.split(/\{\{(-\s)?(.*?)(\s-)?\}\}/s);
  if (pieces.some((piece, i) => i % 4 === 0 && piece.includes('{{'))) {
    return { error: 'unclosed action' };
  }
  return new TemplateParser(pieces).parse();
}

/** Every fourth piece is text; between two stand the trim mark before an action, the action, and the mark after it. */
class TemplateParser {
  #at = 0;
  #error: string | null = null;
  readonly #pieces: readonly (string | undefined)[];

  constructor(pieces: readonly (string | undefined)[]) {
    this.#pieces = pieces;
  }

  parse(): { nodes: readonly Node[] } | { error: string } {
    const { nodes, end } = this.#list();
    if (this.#error === null && end !== null) this.#error = `unexpected {{${end}}}`;
    return this.#error === null ? { nodes } : { error: this.#error };
  }

  /** Up to an `else` or `end`, which is said, or to the end of the template. */
  #list(): { nodes: Node[]; end: string | null } {
    const nodes: Node[] = [];
    while (this.#error === null) {
      nodes.push({ type: 'text', text: this.#text() });
      const action = this.#pieces[this.#at + 2]?.trim();
      if (action === undefined) return { nodes, end: null };
      this.#at += 4;
      const [, word = '', rest = ''] = /^(\w*)\s*(.*)$/s.exec(action) ?? [];
      if (word === 'end' || word === 'else') return { nodes, end: action };
      if (word === 'range' || word === 'if' || word === 'with') nodes.push(this.#block(word, rest));
      else if (!action.startsWith('/*'))
        nodes.push({ type: 'print', pipeline: this.#pipeline(action) });
    }
    return { nodes, end: null };
  }

  #text(): string {
    const text = this.#pieces[this.#at] ?? '';
    const isTrimmedLeft = this.#at > 0 && this.#pieces[this.#at - 1] !== undefined;
    const left = isTrimmedLeft ? text.trimStart() : text;
    return this.#pieces[this.#at + 1] === undefined ? left : left.trimEnd();
  }

  #block(type: 'range' | 'if' | 'with', head: string): Node {
    const pipeline = this.#pipeline(head);
    const { nodes: body, end } = this.#list();
    if (end === null) this.#error ??= 'unexpected EOF';
    if (end === null || end === 'end') return { type, pipeline, body, otherwise: [] };
    const condition = /^else\s+if\s+(.*)$/s.exec(end)?.[1];
    if (condition !== undefined) {
      return { type, pipeline, body, otherwise: [this.#block('if', condition)] };
    }
    const { nodes: otherwise, end: last } = this.#list();
    if (last !== 'end') this.#error ??= 'unexpected EOF';
    return { type, pipeline, body, otherwise };
  }

  #pipeline(text: string): Pipeline {
    const [, names, rest = ''] = /^((?:\$\w+\s*,\s*)?\$\w+)\s*:=(.*)$/s.exec(text) ?? [
      null,
      null,
      text,
    ];
    const tokens = [...rest.matchAll(TOKEN)].map(([, token = '']) => token);
    const commands = this.#commands(tokens);
    return { variables: names ? names.split(/\s*,\s*/) : [], commands };
  }

  /** Takes tokens up to the bracket that closes. */
  #commands(tokens: string[]): Operand[][] {
    const commands: Operand[][] = [[]];
    for (let token = tokens.shift(); token !== undefined && token !== ')'; token = tokens.shift()) {
      if (token === '|') commands.push([]);
      else commands.at(-1)?.push(this.#operand(token, tokens));
    }
    return commands;
  }

  #operand(token: string, tokens: string[]): Operand {
    if (token === '(') {
      const start: Pipeline = { variables: [], commands: this.#commands(tokens) };
      const hasFields = /^\.\w/.test(tokens[0] ?? '');
      const fields = hasFields ? (tokens.shift() ?? '').slice(1).split('.') : [];
      return { type: 'path', start, fields };
    }
    if (token.startsWith('.')) {
      return { type: 'path', start: '.', fields: token.slice(1).split('.').filter(Boolean) };
    }
    if (token.startsWith('$')) {
      const [name = '', ...fields] = token.slice(1).split('.');
      return { type: 'path', start: `$${name}`, fields };
    }
    if (/^["`]/.test(token)) return { type: 'value', value: unquoted(token) };
    if (/^-?\d/.test(token)) return { type: 'value', value: Number(token) };
    if (token === 'true' || token === 'false') return { type: 'value', value: token === 'true' };
    if (token === 'nil') return { type: 'value', value: null };
    if (!FUNCTIONS.includes(token)) this.#error ??= `function ${JSON.stringify(token)} not defined`;
    return { type: 'function', name: token };
  }
}

function unquoted(token: string): string {
  const inside = token.slice(1, -1);
  if (token.startsWith('`')) return inside;
  const signs: Record<string, string> = { n: '\n', t: '\t', r: '\r' };
  return inside.replace(/\\(.)/g, (_, sign: string) => signs[sign] ?? sign);
}
