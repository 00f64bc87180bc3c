import { z } from 'zod';
import { undoReview } from '#server/review/undo-review';
import { handleWrite } from '../../../handle-request';

const schemas = { body: z.object({}), params: z.object({ id: z.uuid() }) };

export const POST = handleWrite(schemas, (learner, { params }, now) =>
  undoReview(learner, params.id, now),
);
