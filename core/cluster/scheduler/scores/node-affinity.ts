/** Each preferred term that a node meets counts with its weight. Upstream: plugins/nodeaffinity Score. */
import { isTermMet } from '../node-selector-terms';
import { type Score, scaledToLargest } from '../plugin';

export const preferredNodes: Score = {
  rule: 'scheduler.nodeAffinity',
  weight: ({ constants }) => constants.affinityWeight,
  score({ pod }, nodes) {
    const terms =
      pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    const raw = nodes.map(({ node }) =>
      terms
        .filter(({ preference }) => isTermMet(preference, node))
        .reduce((sum, { weight }) => sum + weight, 0),
    );
    return scaledToLargest(raw);
  },
};
