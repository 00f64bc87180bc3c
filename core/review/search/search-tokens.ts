import type { SearchProblem } from './search';

export type SearchToken = {
  /** `text` is words or `field:value`; in quotes it is one, whatever it holds. */
  kind: '(' | ')' | '-' | 'or' | 'text';
  /** From 1. */
  column: number;
  /** What stands before a colon, in lower case; null for words. */
  field: string | null;
  value: string;
};

type Read = { token: SearchToken; end: number } | { problem: SearchProblem };

/** Takes a search apart. A quotation mark without its other is a problem, everything else is text. */
export function searchTokens(text: string): {
  tokens: SearchToken[];
  problem: SearchProblem | null;
} {
  const tokens: SearchToken[] = [];
  let place = 0;
  for (;;) {
    while (/\s/.test(text.charAt(place))) place += 1;
    if (place >= text.length) return { tokens, problem: null };
    const read = readToken(text, place);
    if ('problem' in read) return { tokens, problem: read.problem };
    tokens.push(read.token);
    place = read.end;
  }
}

function readToken(text: string, start: number): Read {
  const first = text.charAt(start);
  if (first !== '(' && first !== ')' && first !== '-') return readText(text, start);
  return { token: { kind: first, column: start + 1, field: null, value: first }, end: start + 1 };
}

function readText(text: string, start: number): Read {
  let place = start;
  let field: string | null = null;
  let value = '';
  let isPlain = true;
  while (place < text.length && !/[\s()]/.test(text.charAt(place))) {
    const piece = readPiece(text, place);
    if ('problem' in piece) return piece;
    if (piece.value === ':' && !piece.isTaken && isPlain && field === null && value !== '') {
      field = value.toLowerCase();
      value = '';
    } else {
      value += piece.value;
      isPlain &&= !piece.isTaken;
    }
    place = piece.end;
  }
  const isOr = isPlain && field === null && value.toLowerCase() === 'or';
  return {
    token: { kind: isOr ? 'or' : 'text', column: start + 1, field, value },
    end: place,
  };
}

/** A character, what a backslash takes as it is, or what stands in quotation marks. */
function readPiece(
  text: string,
  start: number,
): { value: string; end: number; isTaken: boolean } | { problem: SearchProblem } {
  const first = text.charAt(start);
  if (first === '\\') {
    const value = text.charAt(start + 1);
    if (value !== '') return { value, end: start + 2, isTaken: true };
    return problemAt(start, 'Nothing follows this backslash. Write two to look for one.');
  }
  if (first !== '"') return { value: first, end: start + 1, isTaken: false };
  const closed = /^"((?:[^"\\]|\\.)*)"/s.exec(text.slice(start));
  if (!closed) {
    return problemAt(
      start,
      'This quotation mark is not closed. Write another one after the words.',
    );
  }
  const [whole, quoted = ''] = closed;
  return { value: quoted.replace(/\\(.)/gs, '$1'), end: start + whole.length, isTaken: true };
}

function problemAt(place: number, message: string): { problem: SearchProblem } {
  return { problem: { column: place + 1, message } };
}
