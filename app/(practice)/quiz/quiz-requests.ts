'use client';

import { type Refusal, request } from '#app/_ui/request';
import type { Kind } from '#core/bank/question';
import type { Response as Answer } from '#core/quiz/response';
import { uuidv7 } from '#core/uuid';
import type { Reveal } from '#server/quiz/answer-question';

export async function startQuiz(wish: {
  topics: string[];
  kinds: Kind[];
  count: number;
}): Promise<{ id: string } | Refusal> {
  const id = uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  // The seed is kept in a signed 32-bit column.
  const outcome = await request('POST', '/api/quizzes', {
    body: { ...wish, id, seed: seed >>> 1 },
  });
  return 'problem' in outcome ? outcome : { id };
}

export async function giveAnswer(
  session: string,
  position: number,
  response: Answer,
  spentMs: number,
): Promise<{ reveal: Reveal | null } | Refusal> {
  const path = `/api/quizzes/${session}/answers/${position}`;
  const outcome = await request<{ reveal?: Reveal | null }>('PUT', path, {
    body: { response, spentMs },
  });
  return 'problem' in outcome ? outcome : { reveal: outcome.body.reveal ?? null };
}

export async function finishQuiz(session: string): Promise<{ done: true } | Refusal> {
  const outcome = await request('POST', `/api/quizzes/${session}/finish`, { body: {} });
  return 'problem' in outcome ? outcome : { done: true };
}
