'use client';

/**
 * Events on their way to the server: kept in the browser until acknowledged, sent in order and in
 * batches when there is a network. Sending one twice does no harm: its id is made here.
 */
import { useSyncExternalStore } from 'react';
import type { SubmittedMark } from '#core/review/submitted-mark';
import type { SubmittedReview } from '#core/review/submitted-review';
import { newId } from './new-id';
import { nextBatch, sendEvents } from './send-events';
import {
  countEvents,
  type EventCounts,
  forgetRefusedEvents,
  keepEvent,
  settleEvent,
  type WaitingEvent,
  waitingEvents,
} from './waiting-events';

export type OutboxState = EventCounts & {
  /** Whether the last try got no answer; there is another one soon. */
  isAway: boolean;
  /** Why the server refused what it refused last. */
  refusal: string | null;
};

const RETRY_MS_MIN = 1_000;
const RETRY_MS_MAX = 30_000;

const settled: OutboxState = { waiting: 0, unkept: 0, refused: 0, isAway: false, refusal: null };
let state = settled;
let sending: Promise<void> | undefined;
let retryMs = RETRY_MS_MIN;
let retryTimer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export function sendReview(review: SubmittedReview): void {
  enqueue({ kind: 'review', id: review.id, review });
}

export function sendUndo(reviewId: string): void {
  enqueue({ kind: 'undo', id: newId(Date.now()), reviewId });
}

export function sendMark(mark: SubmittedMark): void {
  enqueue({ kind: 'mark', id: mark.id, mark });
}

export function forgetRefused(): void {
  forgetRefusedEvents();
  publish({ refusal: null });
}

/** How much is still on its way, and what stands in its way. */
export function useOutbox(): OutboxState {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => settled,
  );
}

/** Tries to send all that waits, now. Resolves when it is sent, or when that did not work. */
export function flush(): Promise<void> {
  sending ??= sendAll().finally(() => {
    sending = undefined;
  });
  return sending;
}

async function sendAll(): Promise<void> {
  clearTimeout(retryTimer);
  retryTimer = undefined;
  try {
    await oneTabAtATime(deliverAll);
    publish({ isAway: false });
  } catch {
    publish({ isAway: true });
    retryTimer = setTimeout(() => void flush(), retryMs);
    retryMs = Math.min(retryMs * 2, RETRY_MS_MAX);
  }
}

/** What no tab does at the same time: two that a new browser answers in would each become a guest. */
export function oneTabAtATime(work: () => Promise<void>): Promise<void> {
  // Browsers have locks only over https and on this machine.
  return 'locks' in navigator ? navigator.locks.request('readyz.outbox', work) : work();
}

/** Kept at once, sent when the next card has been drawn: that is what someone waits for. */
function enqueue(event: WaitingEvent): void {
  keepEvent(event);
  setTimeout(() => {
    publish({});
    // While the server is away there is a time for the next try.
    if (retryTimer === undefined) void flush();
  });
}

async function deliverAll(): Promise<void> {
  for (
    let batch = nextBatch(waitingEvents());
    batch.length > 0;
    batch = nextBatch(waitingEvents())
  ) {
    await deliver(batch);
    retryMs = RETRY_MS_MIN;
  }
}

/** One refused event refuses its whole request, so after that each is sent by itself. */
async function deliver(batch: WaitingEvent[]): Promise<void> {
  const { refusal, conflicts } = await sendEvents(batch);
  if (refusal !== null && batch.length > 1) {
    for (const event of batch) await deliver([event]);
    return;
  }
  for (const event of batch) settleEvent(event, refusal !== null || conflicts.has(event.id));
  publish({ isAway: false, ...(refusal !== null && { refusal }) });
}

function publish(change: Partial<Pick<OutboxState, 'isAway' | 'refusal'>>): void {
  state = { ...state, ...change, ...countEvents() };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener('online', wake);
    window.addEventListener('storage', recount);
    document.addEventListener('visibilitychange', wake);
    wake();
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener('online', wake);
    window.removeEventListener('storage', recount);
    document.removeEventListener('visibilitychange', wake);
  };
}

/** Another tab kept or sent something. */
function recount(): void {
  publish({});
}

function wake(): void {
  publish({});
  if (state.waiting > 0) void flush();
}
