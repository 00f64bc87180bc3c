import { createHash } from 'node:crypto';
import initSqlJs, { type Database } from 'sql.js';
import type { AnkiNote } from '#core/bank/interchange/anki-note';
import { type AnkiHistory, cardStateOf, reviewRowsOf } from './anki-card-state';
import {
  CLOZE_TYPE,
  configuration,
  deckOf,
  deckOptions,
  models,
  QUESTION_TYPE,
  schema,
} from './anki-schema';

type Entry = { note: AnkiNote; history: AnkiHistory | null };

const SECOND = 1000;
const DAY = 86_400_000;
/** Every change here was made on this side of a synchronisation. */
const UNSYNCHRONISED = -1;
const DEFAULT_DECK = 1;

/** A collection of schema 11 as the bytes of a SQLite file. `now` is in milliseconds since 1970. */
export async function writeCollection(
  entries: readonly Entry[],
  title: string,
  now: number,
): Promise<Uint8Array> {
  const { Database } = await initSqlJs();
  const database = new Database();
  try {
    database.run(schema);
    const deck = numberOf(`deck ${title}`);
    const first = Math.min(now, ...entries.flatMap(({ history }) => startOf(history)));
    const createdAt = Math.floor(first / DAY) * DAY;
    writeCollectionRow(database, { deck, title, now, createdAt });
    const base = numberOf(`notes ${title}`);
    const taken = new Set<number>();
    for (const [index, entry] of entries.entries()) {
      writeEntry(database, entry, { deck, base, now, createdAt, position: index + 1, taken });
    }
    return database.export();
  } finally {
    database.close();
  }
}

type CollectionRow = { deck: number; title: string; now: number; createdAt: number };

function writeCollectionRow(database: Database, { deck, title, now, createdAt }: CollectionRow) {
  const seconds = Math.floor(now / SECOND);
  const decks = {
    [DEFAULT_DECK]: deckOf(DEFAULT_DECK, 'Default', 0),
    [deck]: deckOf(deck, title, seconds),
  };
  database.run('INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, ?)', [
    createdAt / SECOND,
    now,
    now,
    ...[configuration, models, decks, deckOptions, {}].map((part) => JSON.stringify(part)),
  ]);
}

type Place = {
  deck: number;
  /** Ids follow it, so that notes keep the order of the bank; Anki knows them by their guids. */
  base: number;
  now: number;
  createdAt: number;
  /** Among the new cards, from 1. */
  position: number;
  /** Ids of reviews, of which each moment has one. */
  taken: Set<number>;
};

function writeEntry(database: Database, { note, history }: Entry, place: Place): void {
  const id = place.base + place.position;
  const seconds = Math.floor(place.now / SECOND);
  const values = note.fields.map(({ value }) => value);
  const sorted = (values[0] ?? '').replace(/<[^<>]*>/g, '').trim();
  database.run('INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)', [
    id,
    note.guid,
    note.isCloze ? CLOZE_TYPE : QUESTION_TYPE,
    seconds,
    UNSYNCHRONISED,
    ` ${note.tags.join(' ')} `,
    values.join('\u{1f}'),
    sorted,
    Number.parseInt(createHash('sha1').update(sorted).digest('hex').slice(0, 8), 16),
    '',
  ]);
  const state = cardStateOf(history, place);
  database.run('INSERT INTO cards VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, ?)', [
    id,
    id,
    place.deck,
    seconds,
    UNSYNCHRONISED,
    ...state,
  ]);
  for (const row of reviewRowsOf(history, place.taken)) {
    database.run('INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      row.id,
      id,
      UNSYNCHRONISED,
      ...row.values,
    ]);
  }
}

function startOf(history: AnkiHistory | null): number[] {
  return history?.reviews.slice(0, 1).map(({ reviewedAt }) => reviewedAt) ?? [];
}

/** Anki's ids look like moments; the same name has the same one. */
function numberOf(name: string): number {
  const digits = createHash('sha256').update(name).digest('hex').slice(0, 10);
  return 1_000_000_000_000 + (Number.parseInt(digits, 16) % 600_000_000_000);
}
