/**
 * How far back the API server can be asked. Every five minutes it has etcd forget what is more than five minutes
 * old (staging/src/k8s.io/apiserver/pkg/storage/etcd3/compact.go); who asks for older revisions is told that they
 * have expired and lists anew. What a learner rewinds to is the simulation's own log, which is kept whole.
 */
import type { Status } from './api/request';
import { type Change, changeAt, changesBetween, type Store, type View, viewOf } from './store';

const PERIOD_MS = 300_000;

/** The oldest revision that the server still has at a moment; 0 before the first compaction. */
export function compactedRevision(store: Store, nowMs: number): number {
  const upToMs = (Math.floor(nowMs / PERIOD_MS) - 1) * PERIOD_MS;
  let low = 0;
  let high = store.revision;
  while (low < high && upToMs > 0) {
    const middle = Math.ceil((low + high) / 2);
    if ((changeAt(store, middle)?.atMs ?? 0) <= upToMs) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What there was at a revision; the refusal where that is forgotten, or not yet written. */
export function viewFor(
  store: Store,
  revision: number,
  nowMs: number,
): { view: View } | { status: Status } {
  if (revision > store.revision) {
    const message = `Timeout: Too large resource version: ${revision}, current: ${store.revision}`;
    return { status: { code: 504, reason: 'Timeout', message } };
  }
  if (revision >= compactedRevision(store, nowMs)) return { view: viewOf(store, revision) };
  return { status: expired('The resourceVersion for the provided list is too old.') };
}

/** What was written after a revision; the refusal where the server no longer knows all of that. */
export function watchFrom(
  store: Store,
  revision: number,
  nowMs: number,
): { changes: Change[] } | { status: Status } {
  const oldest = compactedRevision(store, nowMs);
  if (revision >= oldest) return { changes: changesBetween(store, revision, store.revision) };
  return { status: expired(`too old resource version: ${revision} (${oldest})`) };
}

function expired(message: string): Status {
  return { code: 410, reason: 'Expired', message };
}
