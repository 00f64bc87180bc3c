/** What a learner answers, by kind, and what a grader says of it. */
import { z } from 'zod';
import type { Body, Kind } from '#core/bank/question';

/**
 * Indexes are positions in the question as its author wrote it, whatever order was shown. Only while
 * a quiz runs are they places as shown, because the author's positions would give the key away;
 * to-authored.ts turns one into the other.
 */
export const responseSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single'), choice: z.number().int().nonnegative() }),
  z.object({
    kind: z.literal('multiple'),
    choices: z.array(z.number().int().nonnegative()).max(50),
  }),
  /** Step indexes in the order the learner put them. */
  z.object({ kind: z.literal('ordering'), order: z.array(z.number().int().nonnegative()).max(50) }),
  /** For each left index, the right index chosen; null where none was. */
  z.object({
    kind: z.literal('matching'),
    matches: z.array(z.number().int().nonnegative().nullable()).max(50),
  }),
  z.object({ kind: z.literal('cloze'), gaps: z.array(z.string().max(500)).max(50) }),
  /** As typed: the grader reads the number and its unit. */
  z.object({ kind: z.literal('number'), text: z.string().max(100) }),
  z.object({ kind: z.literal('short'), text: z.string().max(2_000) }),
  /** `ticked`: which key points the learner found in their own answer; null until they looked. */
  z.object({
    kind: z.literal('open'),
    text: z.string().max(20_000),
    ticked: z.array(z.number().int().nonnegative()).max(50).nullable(),
  }),
]);
export type Response = z.infer<typeof responseSchema>;
export type ResponseOf<K extends Kind> = Extract<Response, { kind: K }>;
export type BodyOf<K extends Kind> = Extract<Body, { kind: K }>;

/** `score` is 0 to 1; `parts` says right or wrong for each choice, step, pair, gap or key point. */
export type Grading = { score: number; parts: boolean[] };
