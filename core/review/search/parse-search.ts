import { readSearchTerm } from './read-search-term';
import type { ParsedSearch, Search } from './search';
import { type SearchToken, searchTokens } from './search-tokens';

/** Longer than anybody types, and short enough to be answered at once. */
export const SEARCH_LENGTH_MAX = 500;
const NESTING_MAX = 20;

/** Moves along the tokens as they are read. */
type Reader = { tokens: readonly SearchToken[]; place: number; depth: number };

/**
 * Reads a search: terms side by side must all hold, `or` between them asks for any, `-` before one for
 * its opposite, brackets group, and `or` binds less than standing side by side. Nothing written finds
 * everything. The first mistake is named with its column; nothing is guessed, because a search that
 * silently means something else hides cards.
 */
export function parseSearch(text: string): ParsedSearch {
  if (text.length > SEARCH_LENGTH_MAX) {
    const message = `A search has at most ${SEARCH_LENGTH_MAX} characters; this has ${text.length}.`;
    return { problem: { column: SEARCH_LENGTH_MAX + 1, message } };
  }
  const { tokens, problem } = searchTokens(text);
  if (problem) return { problem };
  if (tokens.length === 0) return { search: { is: 'all', of: [] } };
  const reader = { tokens, place: 0, depth: 0 };
  const whole = readAny(reader);
  const rest = tokens[reader.place];
  if ('problem' in whole || !rest) return whole;
  return problemAt(rest, 'Nothing opened this bracket. Take it away, or write ( before.');
}

function readAny(reader: Reader): ParsedSearch {
  const of: Search[] = [];
  for (;;) {
    const read = readAll(reader);
    if ('problem' in read) return read;
    of.push(read.search);
    if (reader.tokens[reader.place]?.kind !== 'or') break;
    reader.place += 1;
  }
  const [only] = of;
  return { search: of.length === 1 && only ? only : { is: 'any', of } };
}

function readAll(reader: Reader): ParsedSearch {
  const of: Search[] = [];
  while (beginsTerm(reader.tokens[reader.place])) {
    const read = readOne(reader);
    if ('problem' in read) return read;
    of.push(read.search);
  }
  const [only] = of;
  if (!only) return missing(reader);
  return { search: of.length === 1 ? only : { is: 'all', of } };
}

function readOne(reader: Reader): ParsedSearch {
  const token = reader.tokens[reader.place];
  if (!token || !beginsTerm(token)) return missing(reader);
  reader.place += 1;
  if (token.kind === 'text') return readSearchTerm(token);
  if (reader.depth >= NESTING_MAX) {
    return problemAt(token, `Brackets and - go at most ${NESTING_MAX} deep.`);
  }
  reader.depth += 1;
  const read = token.kind === '-' ? readOpposite(reader) : readGroup(reader, token);
  reader.depth -= 1;
  return read;
}

function readOpposite(reader: Reader): ParsedSearch {
  const read = readOne(reader);
  return 'problem' in read ? read : { search: { is: 'not', of: read.search } };
}

function readGroup(reader: Reader, opened: SearchToken): ParsedSearch {
  const read = readAny(reader);
  if ('problem' in read) return read;
  if (reader.tokens[reader.place]?.kind !== ')') {
    return problemAt(opened, 'This bracket is not closed. Write ) after the terms.');
  }
  reader.place += 1;
  return read;
}

function beginsTerm(token: SearchToken | undefined): boolean {
  return token !== undefined && token.kind !== ')' && token.kind !== 'or';
}

/** Where a term should begin, something else stands, or nothing. */
function missing({ tokens, place }: Reader): ParsedSearch {
  const token = tokens[place] ?? tokens[place - 1];
  return problemAt(token, 'A word or a term as is:due is missing here.');
}

function problemAt(token: SearchToken | undefined, message: string): ParsedSearch {
  return { problem: { column: token?.column ?? 1, message } };
}
