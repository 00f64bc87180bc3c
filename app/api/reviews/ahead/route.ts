import { z } from 'zod';
import { timeZoneSchema } from '#server/auth/time-zone';
import { cardsAhead } from '#server/review/cards-ahead';
import { handleRead } from '../../handle-request';

const query = z.object({ timeZone: timeZoneSchema.default('UTC') });

/** What a browser keeps for the time without a network. */
export const GET = handleRead(query, (learner, { timeZone }, now) =>
  cardsAhead(learner, now, timeZone),
);
