import { z } from 'zod';
import { finishQuiz } from '#server/quiz/finish-quiz';
import { handleWrite } from '../../../handle-request';

const schemas = { body: z.object({}), params: z.object({ session: z.uuid() }) };

export const POST = handleWrite(schemas, (learner, { params }, now) =>
  finishQuiz(learner, params.session, now),
);
