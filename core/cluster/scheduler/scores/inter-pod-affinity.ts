/**
 * Preferences count in every node of the same place: those of the pod for others and those of others for the pod;
 * who must be near the pod counts as one that wants to. Upstream: plugins/interpodaffinity/scoring.go.
 */

import type { Pod } from '../../objects';
import {
  preferredTerms,
  requiredTerms,
  speaksOf,
  TopologyCounts,
  type WeightedTerm,
} from '../affinity-terms';
import { type Cycle, type Score, unscaled } from '../plugin';

const MUST_WEIGHT = 1;

export const preferredPods: Score = {
  rule: 'scheduler.interPodAffinity',
  weight: ({ constants }) => constants.affinityWeight,
  score(cycle, nodes) {
    const counts = countsOf(cycle);
    if (counts.isEmpty) return unscaled(nodes.map(() => 0));
    const raw = nodes.map(({ node }) =>
      counts.of(node.metadata.labels).reduce((sum, count) => sum + count, 0),
    );
    const least = Math.min(0, ...raw);
    const span = Math.max(0, ...raw) - least;
    const share = (value: number) => (span > 0 ? Math.trunc(100 * ((value - least) / span)) : 0);
    return { raw, scores: raw.map(share) };
  },
};

function countsOf({ pod, nodes }: Cycle): TopologyCounts {
  const counts = new TopologyCounts();
  for (const { node, pods, podsWithAffinity } of nodes) {
    const { labels } = node.metadata;
    const add = (owner: Pod, other: Pod, terms: readonly WeightedTerm[], sign: 1 | -1) => {
      for (const { term, weight } of terms) {
        if (speaksOf(owner, term, other)) counts.add(labels, term.topologyKey, sign * weight);
      }
    };
    // Without wishes of its own only those of others count.
    const concerned = pod.spec.affinity ? pods : podsWithAffinity;
    for (const other of concerned) {
      const must = requiredTerms(other, 'podAffinity').map((term) => ({
        term,
        weight: MUST_WEIGHT,
      }));
      add(pod, other, preferredTerms(pod, 'podAffinity'), 1);
      add(pod, other, preferredTerms(pod, 'podAntiAffinity'), -1);
      add(other, pod, [...must, ...preferredTerms(other, 'podAffinity')], 1);
      add(other, pod, preferredTerms(other, 'podAntiAffinity'), -1);
    }
  }
  return counts;
}
