/**
 * Scaling in the middle of a rollout: every ReplicaSet grows or shrinks in proportion to its size, so that a
 * bad new version does not get all of the new pods. Upstream: pkg/controller/deployment/sync.go scale,
 * util/deployment_util.go getReplicaSetFraction.
 */

export type Share = {
  name: string;
  replicas: number;
  createdMs: number;
  /** What the Deployment allowed at most when this size was chosen, from the annotation max-replicas. */
  maxReplicas: number;
};

/** The new size of each, by name. `allowed` is replicas plus surge, 0 when no replicas are wanted. */
export function scaleProportionally(
  shares: readonly Share[],
  allowed: number,
  surgedReplicas: number,
): Record<string, number> {
  const toAdd = allowed - shares.reduce((total, share) => total + share.replicas, 0);
  const byAge = toAdd > 0 ? -1 : 1;
  const ordered = [...shares].sort(
    (a, b) => b.replicas - a.replicas || byAge * (a.createdMs - b.createdMs),
  );
  let added = 0;
  const sizes = ordered.map((share) => {
    const part = toAdd === 0 ? 0 : proportion(share, surgedReplicas, toAdd, added);
    added += part;
    return { name: share.name, replicas: share.replicas + part };
  });
  const [largest] = sizes;
  if (largest && toAdd !== 0) {
    largest.replicas = Math.max(0, largest.replicas + toAdd - added);
  }
  return Object.fromEntries(sizes.map(({ name, replicas }) => [name, replicas]));
}

function proportion(share: Share, surgedReplicas: number, toAdd: number, added: number): number {
  if (share.replicas === 0 || toAdd === added || share.maxReplicas === 0) return 0;
  const grown = roundHalfAway((share.replicas * surgedReplicas) / share.maxReplicas);
  const wanted = grown - share.replicas;
  const left = toAdd - added;
  return toAdd > 0 ? Math.min(wanted, left) : Math.max(wanted, left);
}

function roundHalfAway(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}
