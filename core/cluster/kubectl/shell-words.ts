/** Reads a command line: words with their quotes, pipes, redirections, and what stands between commands. */

/** A piece of a word; what is substituted without quotes is split at blanks. */
export type Part =
  | { type: 'text'; text: string; isQuoted: boolean }
  | { type: 'command'; line: string; isQuoted: boolean }
  | { type: 'variable'; name: string; isQuoted: boolean };
export type Word = readonly Part[];

export type Redirection = { sign: string; target: Word };
export type ShellCommand = {
  words: readonly Word[];
  redirections: readonly Redirection[];
  /** What `<<EOF` gives to read. */
  input: string | null;
};
export type Step = {
  /** What has to be so of the step before. */
  when: ';' | '&&' | '||';
  isNegated: boolean;
  commands: readonly ShellCommand[];
};

type Token = { word: Word } | { sign: string };

const SIGN = /^(?:&&|\|\||;|\n|\||&>>?|[012]?(?:>>|>&[012]|>|<<<|<<-?|<))/;
const UNFINISHED = 'syntax error: unexpected end of file';

export function parseLine(line: string): readonly Step[] | { error: string } {
  const reader = new LineReader(line);
  const tokens = reader.tokens();
  return reader.error === null ? stepsOf(tokens, reader.documents) : { error: reader.error };
}

function stepsOf(
  tokens: readonly Token[],
  documents: readonly string[],
): readonly Step[] | { error: string } {
  const steps: Step[] = [];
  let when: Step['when'] = ';';
  let part: Token[] = [];
  const waiting = [...documents];
  const close = (next: Step['when']): void => {
    if (part.length > 0) steps.push(stepOf(when, part, waiting));
    part = [];
    when = next;
  };
  for (const token of tokens) {
    if (!('sign' in token) || !isBetween(token.sign)) part.push(token);
    else if (part.length === 0 && token.sign !== '\n') {
      return { error: `syntax error near unexpected token \`${token.sign}'` };
    } else close(token.sign === '\n' ? ';' : token.sign);
  }
  if (part.length === 0 && when !== ';') return { error: UNFINISHED };
  close(';');
  return steps;
}

function isBetween(sign: string): sign is Step['when'] | '\n' {
  return sign === ';' || sign === '&&' || sign === '||' || sign === '\n';
}

function stepOf(when: Step['when'], tokens: readonly Token[], documents: string[]): Step {
  const piped: Token[][] = [[]];
  for (const token of tokens) {
    if ('sign' in token && token.sign === '|') piped.push([]);
    else piped.at(-1)?.push(token);
  }
  const [first] = piped[0] ?? [];
  const isNegated = first !== undefined && 'word' in first && isBang(first.word);
  if (isNegated) piped[0]?.shift();
  return { when, isNegated, commands: piped.map((part) => commandOf(part, documents)) };
}

function commandOf(tokens: readonly Token[], documents: string[]): ShellCommand {
  const words: Word[] = [];
  const redirections: Redirection[] = [];
  let input: string | null = null;
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    if ('word' in token) {
      if (!before || !('sign' in before) || isWhole(before.sign)) words.push(token.word);
    } else if (/^<<-?$/.test(token.sign)) input = documents.shift() ?? '';
    else {
      const next = tokens[i + 1];
      const target = next && 'word' in next && !isWhole(token.sign) ? next.word : [];
      redirections.push({ sign: token.sign, target });
    }
  });
  return { words, redirections, input };
}

/** Whether a redirection needs no word after it. */
function isWhole(sign: string): boolean {
  return />&[012]$/.test(sign);
}

function isBang([only, ...more]: Word): boolean {
  return more.length === 0 && only?.type === 'text' && only.text === '!' && !only.isQuoted;
}

class LineReader {
  error: string | null = null;
  /** The texts of `<<EOF`, in their order. */
  documents: string[] = [];
  #at = 0;
  #ends: string[] = [];
  readonly #line: string;

  constructor(line: string) {
    this.#line = line;
  }

  tokens(): Token[] {
    const tokens: Token[] = [];
    while (this.error === null) {
      this.#skipBlanks();
      const rest = this.#line.slice(this.#at);
      if (rest === '') break;
      const sign = SIGN.exec(rest)?.[0];
      if (sign === undefined) {
        tokens.push({ word: this.#word() });
        continue;
      }
      this.#at += sign.length;
      tokens.push({ sign });
      if (/^<<-?$/.test(sign))
        this.#ends.push(/^\s*(["']?)(\w+)\1/.exec(this.#line.slice(this.#at))?.[2] ?? '');
      if (sign === '\n') this.#readDocuments();
    }
    return tokens;
  }

  /** Blanks, a backslash at the end of a line, and comments. */
  #skipBlanks(): void {
    const blanks = /^(?:[ \t]|\\\n)*(?:#[^\n]*)?/.exec(this.#line.slice(this.#at));
    this.#at += blanks?.[0].length ?? 0;
  }

  #readDocuments(): void {
    for (const end of this.#ends.splice(0)) {
      const document = new RegExp(`((?:.*\\n)*?)[ \\t]*${end}[ \\t]*(?:\\n|$)`, 'y');
      document.lastIndex = this.#at;
      const [all, text] = document.exec(this.#line) ?? [];
      if (all === undefined) this.error = UNFINISHED;
      this.#at += all?.length ?? 0;
      this.documents.push(text ?? '');
    }
  }

  #word(): Word {
    const parts: Part[] = [];
    while (this.#at < this.#line.length && this.error === null) {
      const sign = this.#line.charAt(this.#at);
      if (/[ \t\n|;<>]/.test(sign) || this.#line.startsWith('&&', this.#at)) break;
      if (sign === "'") parts.push({ type: 'text', text: this.#upTo("'"), isQuoted: true });
      else if (sign === '"') parts.push(...this.#doubleQuoted());
      else if (sign === '$' || sign === '`') parts.push(this.#substitution(false));
      else parts.push({ type: 'text', ...this.#plain() });
    }
    return parts;
  }

  #plain(): { text: string; isQuoted: boolean } {
    if (this.#line.charAt(this.#at) === '\\') {
      const text = this.#line.charAt(this.#at + 1);
      this.#at += 2;
      return { text: text === '\n' ? '' : text, isQuoted: true };
    }
    const text = /^[^ \t\n|;<>'"$`\\&]+|^./.exec(this.#line.slice(this.#at))?.[0] ?? '';
    this.#at += text.length;
    return { text, isQuoted: false };
  }

  /** The text up to a quote, from after the one that is here. */
  #upTo(quote: string): string {
    const end = this.#line.indexOf(quote, this.#at + 1);
    if (end < 0) this.error = UNFINISHED;
    const text = this.#line.slice(this.#at + 1, end < 0 ? undefined : end);
    this.#at = end < 0 ? this.#line.length : end + 1;
    return text;
  }

  #doubleQuoted(): Part[] {
    const parts: Part[] = [{ type: 'text', text: '', isQuoted: true }];
    this.#at += 1;
    while (this.error === null) {
      const plain = /^(?:\\.|[^"\\$`])+/s.exec(this.#line.slice(this.#at))?.[0] ?? '';
      parts.push({ type: 'text', text: plain.replace(/\\(["\\$`])|\\\n/g, '$1'), isQuoted: true });
      this.#at += plain.length;
      const sign = this.#line.charAt(this.#at);
      if (sign === '"') break;
      if (sign === '') this.error = UNFINISHED;
      else parts.push(this.#substitution(true));
    }
    this.#at += 1;
    return parts;
  }

  /** `$(...)`, backquotes, `$NAME`, `${NAME}`, or a dollar that is one. */
  #substitution(isQuoted: boolean): Part {
    const rest = this.#line.slice(this.#at);
    if (rest.startsWith('`')) return { type: 'command', line: this.#upTo('`'), isQuoted };
    if (rest.startsWith('$(')) {
      const end = closingOf(this.#line, this.#at + 2);
      if (end < 0) this.error = UNFINISHED;
      const line = this.#line.slice(this.#at + 2, end < 0 ? undefined : end);
      this.#at = end < 0 ? this.#line.length : end + 1;
      return { type: 'command', line, isQuoted };
    }
    const [all, braced, bare] = /^\$(?:\{(\w+)\}|(\w+|\?))/.exec(rest) ?? [];
    this.#at += all?.length ?? 1;
    const name = braced ?? bare;
    return name === undefined
      ? { type: 'text', text: '$', isQuoted }
      : { type: 'variable', name, isQuoted };
  }
}

/** The bracket that closes, quotes aside. */
function closingOf(text: string, from: number): number {
  let depth = 1;
  let quote = '';
  for (let i = from; i < text.length; i += 1) {
    const sign = text.charAt(i);
    if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    if (depth === 0) return i;
  }
  return -1;
}
