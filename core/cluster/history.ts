/**
 * Moments of a cluster that are kept whole, to go back to. Between them the engine does again what it did then,
 * which takes no memory and little time, since the same cluster always goes the same way.
 */
import { clusterOf, type Draft } from './draft';
import { lastEntryUpTo, setEntry } from './sorted-map';
import type { Cluster } from './world';

/** So many revisions and events lie between two moments, unless one command is more. */
const REVISIONS = 16;
const EVENTS = 128;

/** After an event that began at a revision: keeps the moment if the last one kept is long ago. */
export function keepSometimes(draft: Draft, revisionBefore: number): void {
  // What an event that writes nothing leads to is kept under the revision to come.
  const last = lastEntryUpTo(draft.history, draft.store.revision + 1)?.value;
  const isRecent =
    last &&
    draft.store.revision - last.store.revision < REVISIONS &&
    draft.processed - last.processed < EVENTS;
  if (!isRecent) keep(draft, revisionBefore);
}

/** After what no event does: keeps the moment for whatever is written from then on. */
export function keep(draft: Draft, revisionBefore: number): void {
  draft.history = setEntry(draft.history, revisionBefore + 1, clusterOf(draft));
}

/** The last moment from which events alone lead to a revision. */
export function keptBefore(cluster: Cluster, revision: number): Cluster | null {
  const kept = lastEntryUpTo(cluster.history, revision);
  if (!kept) return null;
  return { ...kept.value, history: setEntry(kept.value.history, kept.key, kept.value) };
}
