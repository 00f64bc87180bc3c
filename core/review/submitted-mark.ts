/** What a client sends of one mark, as the log will hold it. Parsed on the server only. */
import { z } from 'zod';
import { reviewedAtSchema } from './submitted-review';

const NOTE_LENGTH_MAX = 10_000;

const about = {
  /** A UUIDv7 made by the client, so that sending it again is known to be the same. */
  id: z.uuid(),
  questionId: z.uuid(),
  questionOwnerId: z.uuid(),
  markedAt: reviewedAtSchema,
  /** IANA name; it decides when a buried card's day is over. */
  timeZone: z.string().max(64),
};
/** 0 is no flag; the others are colours. */
export const flagSchema = z.literal([0, 1, 2, 3, 4]);
export type Flag = z.infer<typeof flagSchema>;

export const submittedMarkSchema = z.discriminatedUnion('kind', [
  /** Not asked until it is resumed. */
  z.object({ ...about, kind: z.literal('suspend') }),
  z.object({ ...about, kind: z.literal('resume') }),
  /** Not asked until the learner's next day. */
  z.object({ ...about, kind: z.literal('bury') }),
  z.object({ ...about, kind: z.literal('unbury') }),
  z.object({ ...about, kind: z.literal('flag'), flag: flagSchema }),
  z.object({ ...about, kind: z.literal('mark') }),
  z.object({ ...about, kind: z.literal('unmark') }),
  /** Markdown; empty to take it away. */
  z.object({ ...about, kind: z.literal('note'), note: z.string().max(NOTE_LENGTH_MAX) }),
]);
export type SubmittedMark = z.infer<typeof submittedMarkSchema>;
