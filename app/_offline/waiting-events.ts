'use client';

/**
 * What a learner did and the server has not acknowledged yet, in local storage, each event under a key
 * of its own: two tabs do not overwrite each other. Local storage and not IndexedDB, because it keeps
 * at once: when a key has been handled its answer has left the page, and killing the tab cannot lose
 * it, while IndexedDB would still have its transaction to finish. The cards, which are many and can be
 * fetched again, are in IndexedDB.
 */
import { forget, isKeptForLater, keep, keptKeys, readKept } from '#app/_ui/browser-storage';
import type { SubmittedMark } from '#core/review/submitted-mark';
import type { SubmittedReview } from '#core/review/submitted-review';

/** `id` is the event's own: of a review or mark that of its row, of an undo one made when it was asked for. */
export type WaitingEvent =
  | { kind: 'review'; id: string; review: SubmittedReview }
  | { kind: 'undo'; id: string; reviewId: string }
  | { kind: 'mark'; id: string; mark: SubmittedMark };

export type EventCounts = {
  waiting: number;
  /** Of those that wait, what would be lost with the page, because the browser keeps nothing for us. */
  unkept: number;
  /** Set aside, because the server will never take them. */
  refused: number;
};

const PREFIX = 'readyz.outbox.';
const REFUSED_PREFIX = 'readyz.refused.';

export function keepEvent(event: WaitingEvent): void {
  keep(PREFIX + event.id, JSON.stringify(event));
}

export function countEvents(): EventCounts {
  const waiting = keptKeys(PREFIX);
  return {
    waiting: waiting.length,
    unkept: waiting.filter((key) => !isKeptForLater(key)).length,
    refused: keptKeys(REFUSED_PREFIX).length,
  };
}

/** All that waits, the oldest first. */
export function waitingEvents(): WaitingEvent[] {
  return keptKeys(PREFIX).flatMap(read);
}

/** An acknowledged event leaves the browser; a refused one is set aside, not thrown away. */
export function settleEvent(event: WaitingEvent, isRefused: boolean): void {
  if (isRefused) keep(REFUSED_PREFIX + event.id, JSON.stringify(event));
  forget(PREFIX + event.id);
}

/** Lets go of what the server refused, once someone has seen that it did. */
export function forgetRefusedEvents(): void {
  for (const key of keptKeys(REFUSED_PREFIX)) forget(key);
}

/** Nothing for what is not ours or was damaged: that is set aside, or it would hold up all the others. */
function read(key: string): WaitingEvent[] {
  const text = readKept(key);
  // Another tab has sent it since the keys were listed.
  if (text === null) return [];
  const event: WaitingEvent | null = parse(text);
  if (event && isWhole(event)) return [event];
  keep(key.replace(PREFIX, REFUSED_PREFIX), text);
  forget(key);
  return [];
}

function isWhole(event: WaitingEvent): boolean {
  if (event.kind === 'undo') return Boolean(event.reviewId);
  const about = event.kind === 'review' ? event.review : event.mark;
  return Boolean(about?.questionId);
}

function parse(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
