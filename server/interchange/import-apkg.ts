import { importOf } from '#core/bank/interchange/import-of';
import { readAnkiNotes } from '#core/bank/interchange/read-anki-notes';
import {
  type AnkiCollection,
  readSchema11,
  readSchema18,
  schema11Tables,
  schema18Tables,
} from './anki-collection';
import { readHistory } from './anki-history';
import { readMedia } from './anki-media';
import { keepPictures } from './keep-pictures';
import { mediaLinesOf } from './media-names';
import { readSqlite } from './open-sqlite';
import { Refusal } from './refusal';
import { replaceBytes } from './replace-bytes';
import { unpackZstd } from './unpack-zstd';
import { UNPACKED_BYTES_MAX } from './unzip';
import type { Imported } from './upload';

/**
 * An Anki package of schema 11 or 18: its notes, the history of each one's first card, and the pictures
 * that they show. Throws a Refusal.
 */
export async function importApkg(
  files: ReadonlyMap<string, Uint8Array>,
  file: string,
): Promise<Imported> {
  const packed = files.get('collection.anki21b');
  const collection = packed ? await readPacked(packed) : await readPlain(files);
  const notes = notesOf(collection);
  const findings = readAnkiNotes(notes, file);
  const result = importOf(file, findings);
  const indexes = new Map<string, number>();
  for (const [index, finding] of findings.entries()) {
    const id = collection.notes[index]?.id;
    if (finding.kind === 'question' && id !== undefined) indexes.set(id, indexes.size);
  }
  const lines = mediaLinesOf(result.questions);
  const { media, unused } = readMedia(files, packed !== undefined, lines.keys());
  const imported = { ...result, ...readHistory(collection, indexes) };
  return keepPictures(imported, { file, media, unused, lines });
}

/** In the newest packages the older collection only says that Anki must be updated. */
function readPacked(packed: Uint8Array): Promise<AnkiCollection> {
  const bytes = unpackZstd(packed, UNPACKED_BYTES_MAX);
  // sql.js cannot be told of a collation; texts are only read here, never compared.
  replaceBytes(bytes, 'COLLATE unicase', 'COLLATE nocase ');
  return readSqlite(bytes, schema18Tables, readSchema18);
}

function readPlain(files: ReadonlyMap<string, Uint8Array>): Promise<AnkiCollection> {
  const bytes = files.get('collection.anki21') ?? files.get('collection.anki2');
  if (!bytes) throw new Refusal('apkg-broken', 'There is no collection in this Anki package.');
  return readSqlite(bytes, schema11Tables, readSchema11);
}

function notesOf({ noteTypes, decks, notes, cards }: AnkiCollection) {
  const cardsOf = new Map<string, AnkiCollection['cards']>();
  for (const card of cards) {
    const those = cardsOf.get(card.note) ?? [];
    those.push(card);
    cardsOf.set(card.note, those);
  }
  return notes.map(({ id, guid, type, tags, values }, index) => {
    const noteType = noteTypes.get(type);
    const those = cardsOf.get(id) ?? [];
    return {
      guid,
      type: noteType?.name ?? '',
      isCloze: noteType?.isCloze ?? false,
      fields: values.map((value, place) => ({
        name: noteType?.fields[place] ?? `Field ${place + 1}`,
        value,
      })),
      tags,
      deck: decks.get(those[0]?.deck ?? '') ?? '',
      line: index + 1,
      cards: those.length,
    };
  });
}
