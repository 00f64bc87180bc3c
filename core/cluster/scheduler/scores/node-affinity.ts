/** Each preferred term that a node meets counts with its weight. Upstream: plugins/nodeaffinity Score. */
import { isTermMet } from '../node-selector-terms';
import { type Score, scaledToLargest, unscaled } from '../plugin';

export const preferredNodes: Score = {
  rule: 'scheduler.nodeAffinity',
  weight: ({ constants }) => constants.affinityWeight,
  score({ pod }, nodes) {
    const terms =
      pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    if (terms.length === 0) return unscaled(nodes.map(() => 0));
    const raw = nodes.map(({ node }) =>
      terms
        .filter(({ preference }) => isTermMet(preference, node))
        .reduce((sum, { weight }) => sum + weight, 0),
    );
    return scaledToLargest(raw);
  },
};
