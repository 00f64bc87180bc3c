/** What a client asks of a new session. Parsed on the server only. */
import { z } from 'zod';
import { kindSchema } from '#core/bank/question';

export const QUIZ_QUESTIONS_MAX = 50;

export const quizWishSchema = z.object({
  /** Made by the client, so that asking again is known to be the same. */
  id: z.uuid(),
  /** Empty for any. */
  topics: z.array(z.string().max(100)).max(50),
  /** Empty for any. */
  kinds: z.array(kindSchema).max(20),
  count: z.int().min(1).max(QUIZ_QUESTIONS_MAX),
  seed: z.int().min(0).max(2_147_483_647),
});
export type QuizWish = z.infer<typeof quizWishSchema>;
