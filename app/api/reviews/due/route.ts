import { z } from 'zod';
import { timeZoneSchema } from '#server/auth/time-zone';
import { dueCards } from '#server/review/due-cards';
import { handleRead } from '../../handle-request';

const query = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  timeZone: timeZoneSchema.default('UTC'),
  bank: z.string().max(100).optional(),
  topic: z.string().max(100).optional(),
  session: z.uuid().optional(),
});

export const GET = handleRead(query, (learner, wish, now) => dueCards(learner, now, wish));
