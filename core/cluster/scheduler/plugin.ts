/** What a filter and a score are: one policy each, one file each, as upstream's plugins. */
import type { Pod } from '../objects';
import type { Constants } from '../profile';
import type { View } from '../store';
import type { NodeInfo } from './node-info';

export type Cycle = {
  pod: Pod;
  nodes: readonly NodeInfo[];
  view: View;
  constants: Constants;
};

export type Filter = {
  rule: string;
  /** Why the node will not do, in upstream's words; none where it will. */
  filter: (cycle: Cycle, node: NodeInfo) => readonly string[];
  /** Whether removing pods from the node could help; if not, preemption does not try. */
  isResolvable: boolean;
};

export type Score = {
  rule: string;
  weight: (cycle: Cycle) => number;
  /** 0 to 100 for each of the nodes that are left, in their order. */
  score: (cycle: Cycle, nodes: readonly NodeInfo[]) => number[];
};
