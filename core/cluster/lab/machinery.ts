/** What goes on behind the API at a moment: the queues of the controllers. */
import type { ActorName } from '../actor';
import { type WorkQueue, waitingKeys } from '../controllers/work-queue';
import type { Cluster } from '../world';

export type QueueState = { waiting: readonly string[]; working: readonly string[] };

/** The keys that a controller has yet to look at, and those it has in hand. */
export function queueOf(cluster: Cluster, actor: ActorName): QueueState {
  const memory: unknown = cluster.memories[actor];
  const work = hasWork(memory) ? memory.work : null;
  return { waiting: work ? waitingKeys(work) : [], working: work?.processing ?? [] };
}

function hasWork(memory: unknown): memory is { work: WorkQueue } {
  return typeof memory === 'object' && memory !== null && 'work' in memory;
}
