'use client';

import { uuidv7 } from '#core/uuid';

let latestMs = 0;

/**
 * An id for an event of this browser. Ids of one page only go up, also when its clock is set back or
 * stands still, because events are sent in the order of their ids.
 */
export function newId(atMs: number): string {
  latestMs = Math.max(latestMs + 1, atMs);
  return uuidv7(latestMs, crypto.getRandomValues(new Uint8Array(10)));
}
