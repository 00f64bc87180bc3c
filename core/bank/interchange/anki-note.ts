/** A note of Anki's, whatever file it stands in: both directions meet here. */

export type AnkiNote = {
  /** Anki's own name for the note, which makes the next import an update. */
  guid: string;
  /** Of the note type. */
  type: string;
  /** Whether the first field holds gaps as `{{c1::word}}`. */
  isCloze: boolean;
  /** HTML. */
  fields: readonly { name: string; value: string }[];
  tags: readonly string[];
  /** With `::` between a deck and one in it. */
  deck: string;
};

/** The field that holds a question as our own Markdown, with a check that the others still say it. */
export const SOURCE_FIELD = 'Source';

/** Fields of the notes that we write, in the order of Anki's own note types. */
export const questionFields = ['Front', 'Back', 'Hint', SOURCE_FIELD] as const;
export const clozeFields = ['Text', 'Back Extra', 'Hint', SOURCE_FIELD] as const;
