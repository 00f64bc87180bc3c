/** What is asked for in a row of a table. */
import type { Body, Kind } from '../question';

export type Row = ReadonlyMap<string, string>;
type Note = { rule: string; message: string };

/** Without a kind, the filled columns say it. */
export function bodyOfRow(row: Row, named: Kind | null): { body: Body; notes: Note[] } {
  const choices = numbered(row, 'choice');
  const cloze = row.get('cloze') ?? '';
  const kind = named ?? inferKind(row, choices, cloze);
  switch (kind) {
    case 'single':
    case 'multiple':
      return choicesOf(row, choices, named);
    case 'ordering':
      return { body: { kind, steps: choices }, notes: [] };
    case 'short': {
      const accepted = choices.length > 0 ? choices : [row.get('correct') ?? ''];
      return { body: { kind, accepted: accepted.filter((line) => line !== '') }, notes: [] };
    }
    case 'matching':
      return { body: matchingOf(row, choices), notes: [] };
    case 'cloze':
      return { body: { kind, text: cloze }, notes: [] };
    case 'number':
      return numberOf(row);
    case 'open':
      return { body: { kind }, notes: [] };
  }
}

function inferKind(row: Row, choices: readonly string[], cloze: string): Kind {
  if (cloze !== '') return 'cloze';
  if (numbered(row, 'match').length > 0) return 'matching';
  if (choices.length > 1) return 'single';
  if (choices.length === 1) return 'short';
  const correct = row.get('correct') ?? '';
  if (correct === '') return 'open';
  return Number.isFinite(Number(correct)) ? 'number' : 'short';
}

/** The filled cells of `choice 1`, `choice 2`, ... */
function numbered(row: Row, name: string): string[] {
  const cells: string[] = [];
  for (let number = 1; row.has(`${name} ${number}`); number++) {
    cells.push(row.get(`${name} ${number}`) ?? '');
  }
  const end = cells.findLastIndex((cell) => cell !== '');
  return cells.slice(0, end + 1);
}

/** The key is a list of numbers or letters, or the words of a choice. */
function choicesOf(row: Row, texts: readonly string[], named: Kind | null) {
  const correct = row.get('correct') ?? '';
  const rights = texts.includes(correct)
    ? [texts.indexOf(correct)]
    : correct.split(/[,;\s]+/).flatMap(indexOf);
  const isKnown = rights.every((index) => index < texts.length);
  const choices = texts.map((text, index) => ({
    text,
    correct: isKnown && rights.includes(index),
    explanation: row.get(`explanation ${index + 1}`) || null,
  }));
  const isMultiple = named === 'multiple' || (named === null && rights.length > 1);
  const body: Body = { kind: isMultiple ? 'multiple' : 'single', choices };
  const notes = isKnown ? [] : [{ rule: 'key-unknown', message: 'The key names no choice.' }];
  return { body, notes };
}

/** `1` and `A` are the first choice; other words are none, which the key's absence then says. */
function indexOf(name: string): number[] {
  if (/^\d{1,2}$/.test(name)) return [Number(name) - 1];
  return /^[a-z]$/i.test(name) ? [name.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0)] : [];
}

function matchingOf(row: Row, lefts: readonly string[]): Body {
  const rights = numbered(row, 'match');
  return {
    kind: 'matching',
    leftTitle: row.get('choice 0') ?? '',
    rightTitle: row.get('match 0') ?? '',
    pairs: lefts.map((left, index) => ({ left, right: rights[index] ?? '' })),
  };
}

function numberOf(row: Row): { body: Body; notes: Note[] } {
  const value = Number(row.get('correct') || Number.NaN);
  const tolerance = Number(row.get('tolerance') ?? 0);
  if (!Number.isFinite(value) || !Number.isFinite(tolerance)) {
    const message = 'The columns correct and tolerance hold no number; the question is kept open.';
    return { body: { kind: 'open' }, notes: [{ rule: 'number-malformed', message }] };
  }
  const unit = row.get('unit') || null;
  return { body: { kind: 'number', value, tolerance: Math.abs(tolerance), unit }, notes: [] };
}
