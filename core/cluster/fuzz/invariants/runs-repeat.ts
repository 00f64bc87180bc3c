import { makeRandom, nextInteger } from '#core/random';
import { follow, forkAt, hash, replay } from '../../cluster';
import type { Invariant } from '../invariant';

/**
 * The same scenario, seed and commands give the same cluster, from the beginning and from any revision: nothing
 * that a run depends on is kept outside of it. Kubernetes itself promises nothing of the kind.
 */
export const runsRepeat: Invariant = ({ cluster, quietSince }) => {
  const expected = hash(cluster);
  const again = hash(replay(cluster));
  const random = makeRandom(cluster.seed);
  const revision = 1 + nextInteger(random, Math.max(1, quietSince));
  const forked = hash(follow(forkAt(cluster, revision), cluster));
  return [
    ...(again === expected
      ? []
      : [{ revision: null, text: `played again it is ${again}, not ${expected}` }]),
    ...(forked === expected
      ? []
      : [{ revision, text: `forked here it is ${forked}, not ${expected}` }]),
  ];
};
