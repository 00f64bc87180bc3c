'use client';

import { keep, readKept } from '#app/_ui/browser-storage';
import type { WaitingEvent } from './waiting-events';

export type Outcome = {
  /** Why the server will never take this request, for people; null when it took it. */
  refusal: string | null;
  /** Ids under which the server holds something else. */
  conflicts: ReadonlySet<string>;
};

const EVENTS_MAX = 100;
const KNOWN = 'readyz.known';

/** The oldest events that go in one request: those of one kind up to the next of another; an undo alone. */
export function nextBatch(waiting: readonly WaitingEvent[]): WaitingEvent[] {
  const [first] = waiting;
  if (!first) return [];
  if (first.kind === 'undo') return [first];
  const otherAt = waiting.findIndex(({ kind }) => kind !== first.kind);
  return waiting.slice(0, Math.min(EVENTS_MAX, otherAt === -1 ? waiting.length : otherAt));
}

/** Sends events of one kind. Throws when trying again may help: no answer, or a server in trouble. */
export async function sendEvents(batch: readonly WaitingEvent[]): Promise<Outcome> {
  await becomeKnown();
  const { path, body } = requestFor(batch);
  const response = await post(path, body);
  const answer: { error?: { message?: string }; conflicts?: string[] } = await response.json();
  if (response.ok) return { refusal: null, conflicts: new Set(answer.conflicts) };
  return { refusal: answer.error?.message ?? 'The server refused it.', conflicts: new Set() };
}

/**
 * The server keeps an event once for each learner. So no event may make the guest whose it is: were
 * the response lost, and with it the cookie, it would be sent again and make another guest.
 */
async function becomeKnown(): Promise<void> {
  if (readKept(KNOWN) !== null) return;
  const response = await post('/api/session', {});
  if (response.ok) keep(KNOWN, 'yes');
}

async function post(path: string, body: unknown): Promise<Response> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.status >= 500 || response.status === 429) throw new Error(String(response.status));
  return response;
}

function requestFor(batch: readonly WaitingEvent[]): { path: string; body: unknown } {
  const [first] = batch;
  if (first?.kind === 'undo') return { path: `/api/reviews/${first.reviewId}/undo`, body: {} };
  const reviews = batch.flatMap((event) => (event.kind === 'review' ? [event.review] : []));
  if (reviews.length > 0) return { path: '/api/reviews', body: { reviews } };
  const marks = batch.flatMap((event) => (event.kind === 'mark' ? [event.mark] : []));
  return { path: '/api/marks', body: { marks } };
}
