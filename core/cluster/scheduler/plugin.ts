/** What a filter and a score are: one policy each, one file each, as upstream's plugins. */
import type { Pod } from '../objects';
import type { Constants } from '../profile';
import type { View } from '../store';
import type { NodeInfo } from './node-info';
import type { Promised } from './volume-plan';

export type Cycle = {
  pod: Pod;
  nodes: readonly NodeInfo[];
  /** Pods that have been promised room on a node and are not there yet. */
  nominated: readonly Pod[];
  /** Volumes that have been promised to pods on their way to a node. */
  promised: Promised;
  view: View;
  constants: Constants;
};

export type Refusal = {
  /** In upstream's words. */
  reasons: readonly string[];
  /** Whether removing pods could help; if not, preemption does not try. */
  isResolvable: boolean;
  /** Whether it was said before any node was looked at, and so of all of them. */
  isGeneral?: boolean;
};

export type Filter = {
  rule: string;
  /** What keeps the pod from every node, whatever the nodes are. */
  preFilter?: (cycle: Cycle) => Refusal | null;
  /** Looks at all nodes once; what it returns tells of each why it will not do, or null where it will. */
  prepare: (cycle: Cycle) => (node: NodeInfo) => Refusal | null;
};

export type Score = {
  rule: string;
  /** 0 where a release has no such score. */
  weight: (cycle: Cycle) => number;
  /** For each of the nodes that are left, in their order. */
  score: (cycle: Cycle, nodes: readonly NodeInfo[]) => Scores;
};

/** As the score counts, and as it compares with others: from 0 to 100. */
export type Scores = { raw: readonly number[]; scores: readonly number[] };

/** For a score that counts from 0 to 100 anyway. */
export function unscaled(raw: readonly number[]): Scores {
  return { raw, scores: raw };
}

/** As shares of the largest, in whole percent. Upstream: plugins/helper DefaultNormalizeScore. */
export function scaledToLargest(raw: readonly number[]): Scores {
  const largest = Math.max(0, ...raw);
  const share = (value: number) => (largest === 0 ? value : Math.trunc((100 * value) / largest));
  return { raw, scores: raw.map(share) };
}

/** The same where fewer is better. */
export function scaledDown(raw: readonly number[]): Scores {
  return { raw, scores: scaledToLargest(raw).scores.map((share) => 100 - share) };
}
