/** Which old sets are no longer kept for an undo. Upstream: pkg/controller/deployment/sync.go cleanupDeployment. */
import type { ReplicaSet } from '../objects';
import type { Constants } from '../profile';
import { revisionOf } from './deployment-annotations';

const NO_LIMIT = 2 ** 31 - 1;

/** The first so many beyond the limit, those among them that are empty. `old` is oldest first. */
export function surplusSets(
  old: readonly ReplicaSet[],
  limit: number,
  { ranksByRevision }: Pick<Constants, 'ranksByRevision'>,
): ReplicaSet[] {
  if (limit === NO_LIMIT) return [];
  const alive = old.filter((set) => !set.metadata.deletionTimestamp);
  const ranked = ranksByRevision ? alive.sort((a, b) => revisionOf(a) - revisionOf(b)) : alive;
  return ranked.slice(0, Math.max(0, alive.length - limit)).filter(isEmpty);
}

function isEmpty({ metadata, spec, status }: ReplicaSet): boolean {
  return (
    spec.replicas === 0 &&
    status.replicas === 0 &&
    (metadata.generation ?? 0) <= (status.observedGeneration ?? 0)
  );
}
