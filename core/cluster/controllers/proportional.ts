/**
 * Scaling in the middle of a rollout: every ReplicaSet grows or shrinks in proportion to its size, so that a
 * bad new version does not get all of the new pods. Upstream: pkg/controller/deployment/sync.go scale,
 * util/deployment_util.go GetProportion, getReplicaSetFraction.
 */
export type Share = {
  name: string;
  replicas: number;
  createdMs: number;
  /** What the Deployment allowed at most when this size was chosen. */
  maxReplicas: number;
};

/** What the Deployment wants now: so many replicas, and with its surge so many at most. */
export type Wanted = { replicas: number; surged: number };

/** The new sizes, the largest set first; of sets alike the newest when growing, the oldest when shrinking. */
export function scaleProportionally(
  shares: readonly Share[],
  wanted: Wanted,
): { toAdd: number; sizes: readonly { name: string; replicas: number }[] } {
  const allowed = wanted.replicas > 0 ? wanted.surged : 0;
  const toAdd = allowed - shares.reduce((total, share) => total + share.replicas, 0);
  const ordered = [...shares].sort(
    (a, b) => b.replicas - a.replicas || (toAdd > 0 ? compareAge(b, a) : compareAge(a, b)),
  );
  let added = 0;
  const sizes = ordered.map((share) => {
    const part = proportion(share, wanted, toAdd, added);
    added += part;
    return { name: share.name, replicas: share.replicas + part };
  });
  const [largest] = sizes;
  if (largest && toAdd !== 0) {
    largest.replicas = Math.max(0, largest.replicas + toAdd - added);
  }
  return { toAdd, sizes };
}

/** How many of the pods to add a set gets, so many having been given to others. */
export function proportion(share: Share, wanted: Wanted, toAdd: number, added: number): number {
  if (share.replicas === 0 || toAdd === 0 || toAdd === added) return 0;
  const left = toAdd - added;
  const part = fraction(share, wanted);
  return toAdd > 0 ? Math.min(part, left) : Math.max(part, left);
}

function fraction(share: Share, { replicas, surged }: Wanted): number {
  if (replicas === 0) return -share.replicas;
  if (share.maxReplicas === 0) return 0;
  return roundHalfAway((share.replicas * surged) / share.maxReplicas) - share.replicas;
}

function compareAge(a: Share, b: Share): number {
  return a.createdMs - b.createdMs || (a.name < b.name ? -1 : 1);
}

function roundHalfAway(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}
