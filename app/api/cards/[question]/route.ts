import { z } from 'zod';
import { cardInformation } from '#server/review/card-information';
import { handleReadAt } from '../../handle-request';

const params = z.object({ question: z.uuid() });

/** What is known of the asker's memory of a question, and how it came to be. */
export const GET = handleReadAt({ query: z.object({}), params }, (learner, input, now) =>
  cardInformation(learner, input.params.question, now),
);
