import { z } from 'zod';
import { Prisma } from '#prisma/generated/client';

/** What choosing needs of a question; its card and its words are fetched once it is chosen. */
export const queueCandidateSchema = z.object({
  ownerId: z.string(),
  questionId: z.string(),
  /** The one that is shown now. */
  versionNumber: z.int(),
});
export type QueueCandidate = z.infer<typeof queueCandidateSchema>;

export const queueCandidateColumns = Prisma.sql`
  question.owner_id as "ownerId", question.id as "questionId", question.version as "versionNumber"`;
