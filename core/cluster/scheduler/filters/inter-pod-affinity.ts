/**
 * A pod may want to be where certain pods are, or where they are not; and pods that are there may not want it.
 * The first of a group that wants to be together may begin anywhere. Upstream: plugins/interpodaffinity/filtering.go.
 */
import { allSpeakOf, requiredTerms, speaksOf, TopologyCounts } from '../affinity-terms';
import type { NodeInfo } from '../node-info';
import type { Cycle, Filter, Refusal } from '../plugin';

const REASON = "node(s) didn't match pod affinity/anti-affinity";

export const interPodAffinity: Filter = {
  rule: 'scheduler.interPodAffinity',
  prepare(cycle) {
    const wants = affinity(cycle);
    const shuns = antiAffinity(cycle);
    const isShunned = existingAntiAffinity(cycle);
    const refusal = (reason: string, isResolvable: boolean): Refusal => ({
      reasons: cycle.constants.saysAffinityTwice ? [REASON, reason] : [reason],
      isResolvable,
    });
    const unwanted = refusal("node(s) didn't match pod affinity rules", false);
    const shunned = refusal("node(s) didn't match pod anti-affinity rules", true);
    const notLet = refusal("node(s) didn't satisfy existing pods anti-affinity rules", true);
    return (info) => {
      if (!wants(info)) return unwanted;
      if (shuns(info)) return shunned;
      return isShunned(info) ? notLet : null;
    };
  },
};

type Question = (info: NodeInfo) => boolean;

function affinity({ pod, nodes }: Cycle): Question {
  const terms = requiredTerms(pod, 'podAffinity');
  if (terms.length === 0) return () => true;
  const counts = new TopologyCounts();
  for (const { node, pods } of nodes) {
    const liked = pods.filter((other) => allSpeakOf(pod, terms, other)).length;
    if (liked === 0) continue;
    for (const { topologyKey } of terms) counts.add(node.metadata.labels, topologyKey, liked);
  }
  const isFirst = counts.isEmpty && allSpeakOf(pod, terms, pod);
  return ({ node: { metadata } }) =>
    terms.every(
      ({ topologyKey }) =>
        metadata.labels?.[topologyKey] !== undefined &&
        (isFirst || counts.at(metadata.labels, topologyKey) > 0),
    );
}

function antiAffinity({ pod, nodes }: Cycle): Question {
  const terms = requiredTerms(pod, 'podAntiAffinity');
  const counts = new TopologyCounts();
  for (const term of terms) {
    for (const { node, pods } of nodes) {
      const disliked = pods.filter((other) => speaksOf(pod, term, other)).length;
      if (disliked > 0) counts.add(node.metadata.labels, term.topologyKey, disliked);
    }
  }
  return ({ node }) =>
    terms.some(({ topologyKey }) => counts.at(node.metadata.labels, topologyKey) > 0);
}

function existingAntiAffinity({ pod, nodes }: Cycle): Question {
  const counts = new TopologyCounts();
  for (const { node, podsWithAffinity } of nodes) {
    for (const other of podsWithAffinity) {
      for (const term of requiredTerms(other, 'podAntiAffinity')) {
        if (speaksOf(other, term, pod)) counts.add(node.metadata.labels, term.topologyKey, 1);
      }
    }
  }
  if (counts.isEmpty) return () => false;
  return ({ node }) => counts.of(node.metadata.labels).some((count) => count > 0);
}
