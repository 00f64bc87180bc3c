'use client';

import type { Kind } from '#core/bank/question';
import type { Response as Answer } from '#core/quiz/response';
import { uuidv7 } from '#core/uuid';
import type { Reveal } from '#server/quiz/answer-question';

type Problem = { problem: string };

export async function startQuiz(wish: {
  topics: string[];
  kinds: Kind[];
  count: number;
}): Promise<{ id: string } | Problem> {
  const id = uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  // The seed is kept in a signed 32-bit column.
  const outcome = await request('POST', '/api/quizzes', { ...wish, id, seed: seed >>> 1 });
  return 'problem' in outcome ? outcome : { id };
}

export async function giveAnswer(
  session: string,
  position: number,
  response: Answer,
  spentMs: number,
): Promise<{ reveal: Reveal | null } | Problem> {
  const path = `/api/quizzes/${session}/answers/${position}`;
  const outcome = await request<{ reveal?: Reveal | null }>('PUT', path, { response, spentMs });
  return 'problem' in outcome ? outcome : { reveal: outcome.body.reveal ?? null };
}

export async function finishQuiz(session: string): Promise<{ done: true } | Problem> {
  const outcome = await request('POST', `/api/quizzes/${session}/finish`, {});
  return 'problem' in outcome ? outcome : { done: true };
}

async function request<Body>(
  method: string,
  path: string,
  body: unknown,
): Promise<{ body: Body } | Problem> {
  try {
    const response = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (response.ok) return { body: answer };
    return { problem: answer?.error?.message ?? 'That did not work. Try again in a moment.' };
  } catch {
    // No network, or a page of a proxy in front of a server that is away.
    return { problem: 'The server does not answer. Nothing is lost: try again in a moment.' };
  }
}
