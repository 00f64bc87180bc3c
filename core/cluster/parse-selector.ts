/**
 * Reads a selector as people write it: `app=web,tier in (back, front),!beta`.
 * Upstream: apimachinery/pkg/labels/selector.go Parse.
 */
import {
  byKey,
  labelKeyProblems,
  type Requirement,
  requirementProblem,
  type SelectorOperator,
} from './labels';

type Problem = { error: string };
type Token = { type: 'word' | 'symbol' | 'end'; text: string };

const TOKEN = /[ \t\r\n]*(?:([^=!(),<>\s]+)|(==|!=|[=!(),<>])|$)/y;

export function parseSelector(text: string): readonly Requirement[] | Problem {
  const parser = new Parser(tokensOf(text));
  const requirements: Requirement[] = [];
  if (parser.look().type === 'end') return requirements;
  if (!parser.startsRequirement()) {
    return {
      error: `found '${parser.look().text}', expected: !, identifier, or 'end of string'`,
    };
  }
  for (;;) {
    const requirement = parser.requirement();
    if ('error' in requirement) {
      return { error: `unable to parse requirement: ${requirement.error}` };
    }
    requirements.push(requirement);
    const next = parser.take();
    if (next.type === 'end') return byKey(requirements);
    if (next.text !== ',') {
      return { error: `found '${next.text}', expected: ',' or 'end of string'` };
    }
    if (!parser.startsRequirement()) {
      return { error: `found '${parser.look().text}', expected: identifier after ','` };
    }
  }
}

/** Every character of the text is part of a token or of the blanks before one. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < text.length) {
    const [, word, symbol] = pattern.exec(text) ?? [];
    if (word !== undefined) tokens.push({ type: 'word', text: word });
    else if (symbol !== undefined) tokens.push({ type: 'symbol', text: symbol });
    else break;
  }
  return tokens;
}

class Parser {
  #at = 0;
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  look(): Token {
    return this.#tokens[this.#at] ?? { type: 'end', text: '' };
  }

  take(): Token {
    const token = this.look();
    this.#at += 1;
    return token;
  }

  startsRequirement(): boolean {
    return this.look().type === 'word' || this.look().text === '!';
  }

  requirement(): Requirement | Problem {
    const isNegated = this.look().text === '!';
    if (isNegated) this.take();
    const { type, text: key } = this.take();
    if (type !== 'word') return { error: `found '${key}', expected: identifier` };
    const [error] = labelKeyProblems(key);
    if (error) return { error };
    if (isNegated) return checked({ key, operator: '!', values: [] });
    if (this.#isAtEnd()) return checked({ key, operator: 'exists', values: [] });
    const operator = this.#operator();
    if (typeof operator !== 'string') return operator;
    const values = operator === 'in' || operator === 'notin' ? this.#values() : this.#value();
    return 'error' in values
      ? values
      : checked({ key, operator, values: [...new Set(values)].sort() });
  }

  #isAtEnd(): boolean {
    return this.look().type === 'end' || this.look().text === ',';
  }

  #operator(): SelectorOperator | Problem {
    const { text } = this.take();
    switch (text) {
      case 'in':
      case 'notin':
      case '=':
      case '==':
      case '!=':
      case '>':
      case '<':
        return text;
      default:
        return { error: `found '${text}', expected: '=', '!=', '==', 'in', notin'` };
    }
  }

  #value(): readonly string[] | Problem {
    if (this.#isAtEnd()) return [''];
    const { type, text } = this.take();
    return type === 'word' ? [text] : { error: `found '${text}', expected: identifier` };
  }

  /** `(x,y)`; nothing before, between or after commas is an empty text. */
  #values(): readonly string[] | Problem {
    const open = this.take();
    if (open.text !== '(') return { error: `found '${open.text}' expected: '('` };
    const first = this.look();
    if (first.text === ')') {
      this.take();
      return [''];
    }
    if (first.type !== 'word' && first.text !== ',') {
      return { error: `found '${first.text}', expected: ',', ')' or identifier` };
    }
    return this.#list();
  }

  #list(): readonly string[] | Problem {
    const values: string[] = [];
    for (;;) {
      const { type, text } = this.take();
      const next = this.look().text;
      const isFollowed = next === ',' || next === ')';
      if (type === 'word') {
        if (!isFollowed) return { error: `found '${next}', expected: ',' or ')'` };
        values.push(text);
      } else if (text === ',') {
        if (values.length === 0 || isFollowed) values.push('');
      } else {
        return { error: `found '${text}', expected: ',', or identifier` };
      }
      if (next === ')') {
        this.take();
        return values;
      }
    }
  }
}

function checked(requirement: Requirement): Requirement | Problem {
  const error = requirementProblem(requirement);
  return error === null ? requirement : { error };
}
