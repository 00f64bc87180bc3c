import { z } from 'zod';

/** Again, hard, good, easy. */
const byGrade = z.tuple([
  z.number().positive(),
  z.number().positive(),
  z.number().positive(),
  z.number().positive(),
]);

/** What a learner's memory truly is like; no scheduler is told. */
export const truthSchema = z.discriminatedUnion('kind', [
  z.object({
    name: z.string().min(1),
    kind: z.literal('fsrs6'),
    parameters: z.object({
      w: z.array(z.number()).length(21),
      /** Whoever forgets twice as fast as the weights say has 0.5. */
      stabilityScale: z.number().positive().default(1),
    }),
  }),
  z.object({
    name: z.string().min(1),
    kind: z.literal('exponential'),
    parameters: z.object({
      /** By the grade of the first time. */
      firstHalfLifeDays: byGrade,
      /** What a later day's grade makes of the half-life. */
      growth: byGrade,
    }),
  }),
  z.object({
    name: z.string().min(1),
    kind: z.literal('dual'),
    parameters: z.object({
      fastHalfLifeDays: z.number().positive(),
      slowHalfLifeDays: z.number().positive(),
      /** Of what is recalled at first, how much fades fast. */
      fastShare: z.number().min(0).max(1),
      /** What a later day's grade makes of both half-lives. */
      growth: byGrade,
    }),
  }),
]);

export type Truth = z.infer<typeof truthSchema>;
