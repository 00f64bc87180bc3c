import { z } from 'zod';
import { bodySchema, levelSchema } from '#core/bank/question';

const questionSchema = z.object({
  file: z.string(),
  line: z.number(),
  title: z.string(),
  stem: z.string(),
  body: bodySchema,
  hint: z.string().nullable(),
  answer: z.string().nullable(),
  keyPoints: z.array(z.string()),
  level: levelSchema.nullable(),
  topics: z.array(z.string()),
  id: z.string().nullable(),
  keyMissing: z.boolean(),
  warnings: z.array(z.string()),
});

/** What is kept of what a reader found, as the database holds it: `ImportResult`, and past reviews. */
export const readResultSchema = z.object({
  found: z.number(),
  imported: z.number(),
  quarantined: z.number(),
  unused: z.array(
    z.object({ file: z.string(), line: z.number(), text: z.string(), reason: z.string() }),
  ),
  questions: z.array(questionSchema),
  problems: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(['error', 'warning']),
      message: z.string(),
      line: z.number(),
      column: z.number(),
      file: z.string(),
    }),
  ),
  /** In the program that the file comes from; `question` is an index in `questions`. */
  reviews: z.array(
    z.object({
      question: z.number(),
      id: z.string(),
      grade: z.enum(['again', 'hard', 'good', 'easy']),
      reviewedAt: z.number(),
      spentMillis: z.number(),
    }),
  ),
});
export type ReadResult = z.infer<typeof readResultSchema>;

export const sourcesSchema = z.array(z.object({ file: z.string(), text: z.string() }));
export type Sources = z.infer<typeof sourcesSchema>;
