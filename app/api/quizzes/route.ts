import { quizWishSchema } from '#core/quiz/quiz-wish';
import { createQuiz } from '#server/quiz/create-quiz';
import { handleWrite, noParams } from '../handle-request';

export const POST = handleWrite(
  { body: quizWishSchema, params: noParams },
  (learner, { body }, now) => createQuiz(learner, body, now),
);
