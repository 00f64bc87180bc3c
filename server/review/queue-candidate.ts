import { z } from 'zod';

/** What choosing needs of a question; its card and its words are fetched once it is chosen. */
export const queueCandidateSchema = z.object({
  ownerId: z.string(),
  questionId: z.string(),
  /** The one that is shown now. */
  versionNumber: z.int(),
  /** As core/review/siblings has it. */
  siblings: z.string().nullable(),
});
export type QueueCandidate = z.infer<typeof queueCandidateSchema>;
