/**
 * kubectl's JSONPath templates: `{.items[*].metadata.name}`, ranges, filters and texts between them.
 * Upstream: client-go/util/jsonpath. What is not there prints as nothing.
 */
import type { Json } from '../json';
import { pathProblem, type Report, shown, valuesAt } from './json-path-steps';

type Piece = { text: string } | { path: string };

/** Why a template cannot be read, or not be filled in; the words are upstream's. */
export type TemplateProblem = { parsing: string } | { executing: string };

export function printJsonPath(
  template: string,
  root: Json,
): { text: string } | { problem: TemplateProblem } {
  return filledIn(template, (pieces, report) => ({ text: render(pieces, root, report) }));
}

/** The values at all paths of a template, apart. */
export function jsonPathValues(
  template: string,
  root: Json,
): { values: Json[] } | { problem: TemplateProblem } {
  return filledIn(template, (pieces, report) => ({
    values: pieces.flatMap((piece) => ('path' in piece ? evaluate(piece.path, root, report) : [])),
  }));
}

function filledIn<T>(
  template: string,
  fill: (pieces: readonly Piece[], report: Report) => T,
): T | { problem: TemplateProblem } {
  const pieces = piecesOf(template);
  if (!pieces) {
    const isInArray = /\[[^\]]*$/.test(template);
    return { problem: { parsing: isInArray ? 'unterminated array' : 'unclosed action' } };
  }
  for (const piece of pieces) {
    const parsing = 'path' in piece ? pathProblem(piece.path) : null;
    if (parsing) return { problem: { parsing } };
  }
  const problems: string[] = [];
  const filled = fill(pieces, (message) => problems.push(message));
  const [executing] = problems;
  return executing === undefined ? filled : { problem: { executing } };
}

function render(pieces: readonly Piece[], root: Json, report: Report): string {
  let printed = '';
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i];
    if (!piece) break;
    if ('text' in piece) {
      printed += piece.text;
      continue;
    }
    const range = /^range\b\s*(.*)$/s.exec(piece.path);
    if (!range) {
      printed += evaluate(piece.path, root, report).map(shown).join(' ');
      continue;
    }
    const end = closingOf(pieces, i + 1);
    const body = pieces.slice(i + 1, end);
    printed += evaluate(range[1] ?? '', root, report)
      .map((value) => render(body, value, report))
      .join('');
    i = end;
  }
  return printed;
}

/** A path, or a number or truth that stands for itself. */
function evaluate(path: string, root: Json, report: Report): Json[] {
  const word = /^[^.[$@\s]+/.exec(path)?.[0];
  if (word === undefined) return valuesAt(path, root, report);
  if (/^-?\d+(?:\.\d+)?$/.test(word)) return [Number(word)];
  if (word === 'true' || word === 'false') return [word === 'true'];
  report(word === 'end' ? 'not in range, nothing to end' : `unrecognized identifier ${word}`);
  return [];
}

function closingOf(pieces: readonly Piece[], from: number): number {
  let depth = 0;
  for (let i = from; i < pieces.length; i += 1) {
    const piece = pieces[i];
    if (!piece || 'text' in piece) continue;
    if (/^range\b/.test(piece.path)) depth += 1;
    if (piece.path === 'end' && depth === 0) return i;
    if (piece.path === 'end') depth -= 1;
  }
  return pieces.length;
}

function piecesOf(template: string): Piece[] | null {
  const pieces: Piece[] = [];
  let rest = template;
  while (rest !== '') {
    const open = rest.indexOf('{');
    if (open < 0) return [...pieces, { text: rest }];
    if (open > 0) pieces.push({ text: rest.slice(0, open) });
    const close = closingBrace(rest, open + 1);
    if (close < 0) return null;
    pieces.push(...insideBraces(rest.slice(open + 1, close)));
    rest = rest.slice(close + 1);
  }
  return pieces;
}

/** Texts in quotes and paths may follow one another: `{.metadata.name}`, `{"\t"}`, `{.a}{.b}`. */
function insideBraces(inside: string): Piece[] {
  const trimmed = inside.trim();
  const literal = /^(["'])(.*)\1$/s.exec(trimmed)?.[2];
  return [literal === undefined ? { path: trimmed } : { text: unescaped(literal) }];
}

/** Braces in quotes do not count. */
function closingBrace(text: string, from: number): number {
  let quote = '';
  for (let i = from; i < text.length; i += 1) {
    const sign = text.charAt(i);
    if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '}') return i;
  }
  return -1;
}

function unescaped(text: string): string {
  const signs: Record<string, string> = { n: '\n', t: '\t', r: '\r' };
  return text.replace(/\\(.)/g, (_, sign: string) => signs[sign] ?? sign);
}
