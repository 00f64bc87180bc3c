import { zipSync } from 'fflate';
import { carryQuestions } from '#core/bank/interchange/carry-question';
import { mediaName } from '#core/bank/interchange/media-name';
import { ankiCarries, writeAnkiNote } from '#core/bank/interchange/write-anki-note';
import type { Question } from '#core/bank/question';
import type { AnkiHistory } from './anki-card-state';
import { writeCollection } from './write-collection';

export type ApkgOrder = {
  /** Slug of the bank: its questions keep their notes in Anki for ever. */
  bank: string;
  title: string;
  questions: readonly Question[];
  /** Milliseconds since 1970. */
  now: number;
  /** By index in `questions`. */
  histories?: ReadonlyMap<number, AnkiHistory>;
  /** Files that the questions show, by the paths that they use. */
  media?: readonly { name: string; bytes: Uint8Array }[];
};

/** An Anki package of schema 11, which every Anki reads, and what it cannot carry. */
export async function writeApkg({
  bank,
  title,
  questions,
  now,
  histories,
  media = [],
}: ApkgOrder): Promise<{ bytes: Uint8Array; lost: string[] }> {
  const { kept, lost } = carryQuestions(questions, ankiCarries);
  const order = { bank, deck: title, media: new Set(media.map(({ name }) => name)) };
  const indexes = new Map(questions.map((question, index) => [question, index]));
  const notes = kept.map((question) => ({
    note: writeAnkiNote(question, order),
    history: histories?.get(indexes.get(question) ?? -1) ?? null,
  }));
  const names = media.map(({ name }, index) => [String(index), mediaName(name)] as const);
  const files = media.map(({ bytes }, index) => [String(index), bytes] as const);
  const bytes = zipSync(
    {
      'collection.anki2': await writeCollection(notes, title, now),
      media: new TextEncoder().encode(JSON.stringify(Object.fromEntries(names))),
      ...Object.fromEntries(files),
    },
    { mtime: new Date(now) },
  );
  return { bytes, lost };
}
