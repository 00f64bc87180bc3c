import { z } from 'zod';

const positive = z.number().positive();
/** Again, hard, good, easy. */
const byGrade = z.tuple([positive, positive, positive, positive], {
  error: 'Give four positive numbers: for again, hard, good and easy.',
});
const name = z.string().min(1);

/** What a learner's memory truly is like; no scheduler is told. */
export const truthSchema = z.discriminatedUnion(
  'kind',
  [
    z.object({
      name,
      kind: z.literal('fsrs6'),
      parameters: z.object({
        w: z
          .array(z.number())
          .length(21, 'FSRS-6 has 21 weights.')
          .refine((w) => (w.at(-1) ?? 0) > 0, 'The last weight, the decay, is more than 0.'),
        /** Whoever forgets twice as fast as the weights say has 0.5. */
        stabilityScale: positive.default(1),
      }),
    }),
    z.object({
      name,
      kind: z.literal('exponential'),
      parameters: z.object({
        /** By the grade of the first time. */
        firstHalfLifeDays: byGrade,
        /** What a later day's grade makes of the half-life. */
        growth: byGrade,
      }),
    }),
    z.object({
      name,
      kind: z.literal('dual'),
      parameters: z.object({
        fastHalfLifeDays: positive,
        slowHalfLifeDays: positive,
        /** Of what is recalled at first, how much fades fast. */
        fastShare: z.number().min(0).max(1),
        /** What a later day's grade makes of both half-lives. */
        growth: byGrade,
      }),
    }),
  ],
  { error: 'The kind is fsrs6, exponential or dual.' },
);

export type Truth = z.infer<typeof truthSchema>;
