import { z } from 'zod';
import { responseSchema } from '#core/quiz/response';
import { answerQuestion } from '#server/quiz/answer-question';
import { handleWrite } from '../../../../handle-request';

const schemas = {
  body: z.object({ response: responseSchema, spentMs: z.int().min(0).max(2_147_483_647) }),
  params: z.object({
    session: z.uuid(),
    position: z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number),
  }),
};

export const PUT = handleWrite(schemas, (learner, { body, params }, now) =>
  answerQuestion(learner, { sessionId: params.session, position: params.position }, body, now),
);
