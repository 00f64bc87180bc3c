/** What stands in a collection of Anki's, in whichever of its two schemas. */
import type { SqlValue } from 'sql.js';
import { z } from 'zod';
import type { Query } from './open-sqlite';
import { readProtobuf } from './protobuf';
import { Refusal } from './refusal';

export type AnkiNoteType = { name: string; isCloze: boolean; fields: string[] };

export type AnkiCollection = {
  noteTypes: ReadonlyMap<string, AnkiNoteType>;
  /** Names with `::` between a deck and one in it. */
  decks: ReadonlyMap<string, string>;
  notes: { id: string; guid: string; type: string; tags: string[]; values: string[] }[];
  /** The first of a note comes first. */
  cards: { id: string; note: string; deck: string; data: string }[];
  /** In the order in which they happened. */
  reviews: {
    id: number;
    card: string;
    ease: number;
    factor: number;
    type: number;
    millis: number;
  }[];
};

const CLOZE = 1;

export const schema11Tables = ['col', 'notes', 'cards', 'revlog'];
export const schema18Tables = ['notetypes', 'fields', 'decks', 'notes', 'cards', 'revlog'];

/** Note types and decks are JSON in one row. */
export function readSchema11(query: Query): AnkiCollection {
  const [row = []] = query('SELECT models, decks FROM col LIMIT 1');
  const models = parseJson(row[0], modelsSchema);
  const decks = parseJson(row[1], decksSchema);
  return {
    noteTypes: new Map(
      Object.entries(models).map(([id, { name, type, flds }]) => [
        id,
        { name, isCloze: type === CLOZE, fields: flds.map((field) => field.name) },
      ]),
    ),
    decks: new Map(Object.entries(decks).map(([id, { name }]) => [id, name])),
    ...readRows(query),
  };
}

/** Note types, their fields and decks have tables of their own, with details as protocol buffers. */
export function readSchema18(query: Query): AnkiCollection {
  const fields = new Map<string, string[]>();
  for (const [type, name] of query(
    'SELECT CAST(ntid AS TEXT), name FROM fields ORDER BY ntid, ord',
  )) {
    const names = fields.get(String(type)) ?? [];
    names.push(String(name));
    fields.set(String(type), names);
  }
  const types = query('SELECT CAST(id AS TEXT), name, config FROM notetypes');
  const decks = query('SELECT CAST(id AS TEXT), name FROM decks');
  return {
    noteTypes: new Map(
      types.map(([id, name, config]) => [
        String(id),
        {
          name: String(name),
          isCloze: kindOf(config) === CLOZE,
          fields: fields.get(String(id)) ?? [],
        },
      ]),
    ),
    decks: new Map(
      decks.map(([id, name]) => [String(id), String(name).replaceAll('\u{1f}', '::')]),
    ),
    ...readRows(query),
  };
}

/** What both schemas keep in the same way. Ids are texts: they may be larger than a number is exact. */
function readRows(query: Query): Pick<AnkiCollection, 'notes' | 'cards' | 'reviews'> {
  const notes = query(
    'SELECT CAST(id AS TEXT), guid, CAST(mid AS TEXT), tags, flds FROM notes ORDER BY id',
  );
  const cards = query(
    'SELECT CAST(id AS TEXT), CAST(nid AS TEXT), CAST(CASE odid WHEN 0 THEN did ELSE odid END AS TEXT), data FROM cards ORDER BY nid, ord',
  );
  const reviews = query(
    'SELECT id, CAST(cid AS TEXT), ease, factor, type, time FROM revlog ORDER BY id',
  );
  return {
    notes: notes.map(([id, guid, type, tags, values]) => ({
      id: String(id),
      guid: String(guid),
      type: String(type),
      tags: String(tags)
        .split(/\s+/)
        .filter((tag) => tag !== ''),
      values: String(values).split('\u{1f}'),
    })),
    cards: cards.map(([id, note, deck, data]) => ({
      id: String(id),
      note: String(note),
      deck: String(deck),
      data: String(data),
    })),
    reviews: reviews.map(([id, card, ease, factor, type, millis]) => ({
      id: Number(id),
      card: String(card),
      ease: Number(ease),
      factor: Number(factor),
      type: Number(type),
      millis: Number(millis),
    })),
  };
}

function kindOf(config: SqlValue | undefined): number {
  if (!(config instanceof Uint8Array)) return 0;
  const kind = readProtobuf(config).find(({ number }) => number === 1)?.value;
  return typeof kind === 'number' ? kind : 0;
}

const modelsSchema = z.record(
  z.string(),
  z.object({
    name: z.string(),
    type: z.number().default(0),
    flds: z.array(z.object({ name: z.string() })),
  }),
);
const decksSchema = z.record(z.string(), z.object({ name: z.string() }));

function parseJson<Value>(text: SqlValue | undefined, schema: z.ZodType<Value>): Value {
  const parsed = z
    .string()
    .transform((value, context) => {
      try {
        return JSON.parse(value);
      } catch {
        context.addIssue({ code: 'custom', message: 'no JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema)
    .safeParse(text);
  if (parsed.success) return parsed.data;
  throw new Refusal('apkg-broken', 'The note types or decks in this Anki package cannot be read.');
}
