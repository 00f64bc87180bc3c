import { z } from 'zod';

const place = z.int().min(0);

/** What a person mends of an import before it is stored. `question` is an index in the receipt. */
export const repairSchema = z.discriminatedUnion('kind', [
  /** Says which choices are right. */
  z.object({
    kind: z.literal('key'),
    question: place,
    correct: z.array(place).min(1, 'Choose at least one.').max(1_000),
  }),
  /** Keeps a question without a key as an open question. */
  z.object({ kind: z.literal('open'), question: place }),
  z.object({ kind: z.literal('leave-out'), question: place }),
  /** Gives the beginning of a question that was quarantined its title. */
  z.object({
    kind: z.literal('title'),
    file: z.string().max(1_000),
    line: z.int().min(1),
    title: z.string().trim().min(1, 'Write a title.').max(1_000),
  }),
]);
export type Repair = z.infer<typeof repairSchema>;
