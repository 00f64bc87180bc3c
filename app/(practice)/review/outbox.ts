'use client';

/**
 * Reviews on their way to the server. Each waits in the browser under a key of its own until the
 * server has acknowledged it, so a closed tab, a lost network or a killed server loses none, and two
 * tabs do not overwrite each other. Sending one twice does no harm: its id is made here.
 */
import { useSyncExternalStore } from 'react';
import { forget, keep, keptKeys, readKept } from '#app/_ui/browser-storage';

export type ReviewMessage = {
  id: string;
  questionId: string;
  questionOwnerId: string;
  versionNumber: number;
  grade: number;
  reviewedAt: number;
  timeZone: string;
  spentMs: number;
};

type Message =
  | { kind: 'review'; order: string; review: ReviewMessage }
  | { kind: 'undo'; order: string; reviewId: string };

export type OutboxState = {
  waiting: number;
  /** Set aside, because the server will never take them. */
  refused: number;
  problem: string | null;
};

const PREFIX = 'readyz.outbox.';
const REFUSED_PREFIX = 'readyz.refused.';
const RETRY_MS_MAX = 30_000;
const BATCH_MAX = 100;

let state: OutboxState = { waiting: 0, refused: 0, problem: null };
let isSending = false;
let retryMs = 1_000;
let retryTimer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const settled = state;

export function sendReview(review: ReviewMessage): void {
  enqueue({ kind: 'review', order: review.id, review });
}

/** @param order an id made now, so that it sorts after the review's */
export function sendUndo(order: string, reviewId: string): void {
  enqueue({ kind: 'undo', order, reviewId });
}

/** Lets go of the answers that the server refused, once someone has seen that it did. */
export function forgetRefused(): void {
  for (const key of keptKeys(REFUSED_PREFIX)) forget(key);
  publish(null);
}

/** How many answers are still on their way, and why the last try did not work. */
export function useOutbox(): OutboxState {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => settled,
  );
}

/** Kept at once, sent when the next card has been drawn: that is what someone waits for. */
function enqueue(message: Message): void {
  keep(PREFIX + message.order, JSON.stringify(message));
  setTimeout(() => {
    publish(state.problem);
    void flush();
  });
}

async function flush(): Promise<void> {
  if (isSending) return;
  isSending = true;
  clearTimeout(retryTimer);
  try {
    await oneTabAtATime(deliverAll);
  } catch {
    // No answer or a server in trouble: what was not acknowledged stays and is tried again.
    publish('The server does not answer. Your answers are kept here and sent when it does.');
    retryTimer = setTimeout(() => void flush(), retryMs);
    retryMs = Math.min(retryMs * 2, RETRY_MS_MAX);
  } finally {
    isSending = false;
  }
}

/** Two tabs that a new browser answers in at once would each become a guest of their own. */
function oneTabAtATime(work: () => Promise<void>): Promise<void> {
  // Browsers have locks only over https and on this machine.
  return 'locks' in navigator ? navigator.locks.request('readyz.outbox', work) : work();
}

async function deliverAll(): Promise<void> {
  for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
    await deliver(batch);
    retryMs = 1_000;
  }
}

/** One refused review refuses its whole request, so after that each is sent by itself. */
async function deliver(batch: Message[]): Promise<void> {
  const { refusal, conflicts } = await send(batch);
  if (refusal && batch.length > 1) {
    for (const message of batch) await deliver([message]);
    return;
  }
  for (const message of batch) settle(message, refusal !== null || conflicts.has(message.order));
  publish(refusal);
}

type Outcome = { refusal: string | null; conflicts: ReadonlySet<string> };

/** What the server refuses for good, and which ids it holds something else under; throws when trying again may help. */
async function send(batch: Message[]): Promise<Outcome> {
  const [first] = batch;
  const undo = first?.kind === 'undo' ? first : null;
  const path = undo ? `/api/reviews/${undo.reviewId}/undo` : '/api/reviews';
  const reviews = batch.flatMap((message) => (message.kind === 'review' ? [message.review] : []));
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(undo ? {} : { reviews }),
  });
  if (response.status >= 500 || response.status === 429) throw new Error(String(response.status));
  const body: { error?: { message?: string }; conflicts?: string[] } = await response.json();
  if (response.ok) return { refusal: null, conflicts: new Set(body.conflicts) };
  return { refusal: body.error?.message ?? 'The server refused an answer.', conflicts: new Set() };
}

/** An acknowledged message leaves the browser; a refused one is set aside, not thrown away. */
function settle(message: Message, isRefused: boolean): void {
  if (isRefused) keep(REFUSED_PREFIX + message.order, JSON.stringify(message));
  forget(PREFIX + message.order);
}

/** The oldest messages that go in one request: reviews together, an undo alone. */
function nextBatch(): Message[] {
  const waiting = waitingKeys().flatMap(read);
  const undoAt = waiting.findIndex((message) => message.kind === 'undo');
  if (undoAt === 0) return waiting.slice(0, 1);
  return waiting.slice(0, undoAt === -1 ? BATCH_MAX : Math.min(undoAt, BATCH_MAX));
}

/** Nothing for what is not ours or was damaged: that is set aside, or it would hold up all the others. */
function read(key: string): Message[] {
  const text = readKept(key) ?? '';
  const message: Message | null = parse(text);
  if (message?.kind === 'review' || message?.kind === 'undo') return [message];
  keep(key.replace(PREFIX, REFUSED_PREFIX), text);
  forget(key);
  return [];
}

function parse(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function waitingKeys(): string[] {
  return keptKeys(PREFIX);
}

function publish(problem: string | null): void {
  state = {
    waiting: waitingKeys().length,
    refused: keptKeys(REFUSED_PREFIX).length,
    problem,
  };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    wake();
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener('online', wake);
    document.removeEventListener('visibilitychange', wake);
  };
}

function wake(): void {
  if (waitingKeys().length === 0) return;
  publish(state.problem);
  void flush();
}
