/**
 * Moments of a cluster that are kept whole, to go back to. Between them the engine does again what it did then,
 * which takes no memory and little time, since the same cluster always goes the same way.
 */
import { lastEntryUpTo, setEntry } from './sorted-map';
import type { Cluster } from './world';

/** So many revisions and events lie between two moments, unless one command is more. */
const REVISIONS = 16;
const EVENTS = 128;

/** After an event: keeps the cluster if the last one kept is long ago. */
export function keepSometimes(before: Cluster, after: Cluster): Cluster {
  // What an event that writes nothing leads to is kept under the revision to come.
  const last = lastEntryUpTo(after.history, after.store.revision + 1)?.value;
  const isRecent =
    last &&
    after.store.revision - last.store.revision < REVISIONS &&
    after.processed - last.processed < EVENTS;
  return isRecent ? after : keep(before, after);
}

/** After what no event does: keeps the cluster for whatever is written from then on. */
export function keep(before: Cluster, after: Cluster): Cluster {
  const history = setEntry(after.history, before.store.revision + 1, after);
  return { ...after, history };
}

/** The last moment from which events alone lead to a revision. */
export function keptBefore(cluster: Cluster, revision: number): Cluster | null {
  const kept = lastEntryUpTo(cluster.history, revision);
  if (!kept) return null;
  return { ...kept.value, history: setEntry(kept.value.history, kept.key, kept.value) };
}
