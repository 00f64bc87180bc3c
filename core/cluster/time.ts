/** Virtual milliseconds and Kubernetes' texts for moments. The scenario's start is 2026-01-01T00:00:00Z. */
import type { Time } from './objects';

const START_UNIX_MS = Date.UTC(2026, 0, 1);

/** What was written last: much happens in the same second, and all of it shares one text. */
let lastTime = { second: Number.NaN, text: '' };

/** As metav1.Time writes it: whole seconds, what is beyond them is cut. */
export function timeAt(ms: number): Time {
  const second = Math.floor(ms / 1000);
  if (second !== lastTime.second) {
    const text = `${new Date(START_UNIX_MS + second * 1000).toISOString().slice(0, 19)}Z`;
    lastTime = { second, text };
  }
  return lastTime.text;
}

/** As metav1.MicroTime writes it. */
export function microTimeAt(ms: number): Time {
  return `${new Date(START_UNIX_MS + ms).toISOString().slice(0, 23)}000Z`;
}

export function millisOf(time: Time): number {
  return Date.parse(time) - START_UNIX_MS;
}
