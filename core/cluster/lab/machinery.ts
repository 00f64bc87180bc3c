/** What goes on behind the API at a moment: the queues of the controllers. */
import type { ActorName } from '../actor';
import { headRevision } from '../cluster';
import type { WorkQueue } from '../controllers/work-queue';
import { getEntry } from '../sorted-map';
import type { Cluster } from '../world';

/** The cluster as it was when a revision had been written; itself at its newest. */
export function clusterAt(cluster: Cluster, revision: number): Cluster {
  if (revision >= headRevision(cluster)) return cluster;
  return getEntry(cluster.history, revision) ?? cluster;
}

export type QueueState = { waiting: readonly string[]; working: readonly string[] };

/** The keys that a controller has yet to look at, and those it has in hand. */
export function queueOf(cluster: Cluster, actor: ActorName): QueueState {
  const memory: unknown = cluster.memories[actor];
  const work = hasWork(memory) ? memory.work : null;
  return { waiting: work?.queue ?? [], working: work?.processing ?? [] };
}

function hasWork(memory: unknown): memory is { work: WorkQueue } {
  return typeof memory === 'object' && memory !== null && 'work' in memory;
}
