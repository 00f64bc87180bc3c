import type { SqlToken } from './sql-tokens';

/** Reads one statement from left to right. A method that does not find what it takes stays put. */
export class SqlReader {
  private readonly tokens: readonly SqlToken[];
  private place = 0;

  constructor(tokens: readonly SqlToken[]) {
    this.tokens = tokens;
  }

  /** Takes these words, in this order, when they come next. A quoted name is never a word. */
  take(...words: string[]): boolean {
    const comes = words.every((word, ahead) => this.isWord(this.place + ahead, word));
    if (comes) this.place += words.length;
    return comes;
  }

  /** Takes what comes up to and with the first of these words; false when there is none. */
  skipPast(word: string): boolean {
    const found = this.tokens.findIndex(
      (_token, place) => place >= this.place && this.isWord(place, word),
    );
    if (found >= 0) this.place = found + 1;
    return found >= 0;
  }

  /** Takes a name and returns it without the schema in front of it; '' at the end. */
  takeName(): string {
    const name = this.tokens[this.place++]?.text ?? '';
    if (!this.isSign(this.place, '.')) return name;
    this.place++;
    return this.takeName();
  }

  /** Takes everything up to the next parenthesis and what is between it and its partner. */
  takeList(): SqlToken[][] | undefined {
    while (this.place < this.tokens.length && !this.isSign(this.place, '(')) this.place++;
    if (this.place === this.tokens.length) return undefined;
    this.place++;
    return this.takeParts();
  }

  /** Takes what is left, or what is left inside the parentheses, cut at its commas. */
  takeParts(): SqlToken[][] {
    const parts: SqlToken[][] = [[]];
    for (let depth = 0; depth >= 0 && this.place < this.tokens.length; this.place++) {
      if (this.isSign(this.place, '(')) depth++;
      if (this.isSign(this.place, ')')) depth--;
      const token = this.tokens[this.place];
      if (depth === 0 && this.isSign(this.place, ',')) parts.push([]);
      else if (depth >= 0 && token) parts.at(-1)?.push(token);
    }
    return parts;
  }

  private isWord(place: number, word: string): boolean {
    const token = this.tokens[place];
    return token?.kind === 'name' && token.text === word;
  }

  private isSign(place: number, sign: string): boolean {
    const token = this.tokens[place];
    return token?.kind === 'sign' && token.text === sign;
  }
}
