/**
 * The fewer of its like are where the pod would be, the better; places weigh more the more there are of them.
 * Nodes without a place that is asked for get nothing. Upstream: plugins/podtopologyspread/scoring.go.
 */
import { TopologyCounts } from '../affinity-terms';
import type { NodeInfo } from '../node-info';
import { isNodeAllowed } from '../node-selector-terms';
import type { Cycle, Score, Scores } from '../plugin';
import {
  type Constraint,
  constraintsOf,
  defaultConstraints,
  HOSTNAME,
  hasKeys,
  likeOn,
} from '../spread-constraints';

export const spreadOut: Score = {
  rule: 'scheduler.podTopologySpread',
  weight: () => 2,
  score(cycle, nodes) {
    const isOwn = (cycle.pod.spec.topologySpreadConstraints ?? []).length > 0;
    const constraints = isOwn
      ? constraintsOf(cycle.pod, 'ScheduleAnyway')
      : defaultConstraints(cycle);
    if (constraints.length === 0) {
      return { raw: nodes.map(() => 0), scores: nodes.map(() => 100) };
    }
    const needsAllKeys = isOwn || cycle.constants.spreadNeedsAllKeys;
    const takesPart = (info: NodeInfo) => !needsAllKeys || hasKeys(info, constraints);
    const parts = constraints.map((constraint) => partOf(cycle, nodes, constraint, takesPart));
    const raw = nodes.map((info) =>
      takesPart(info) ? Math.trunc(parts.reduce((sum, part) => sum + part(info), 0)) : null,
    );
    return normalised(raw);
  },
};

/** What one constraint adds to the score of a node. */
function partOf(
  { pod, nodes: all }: Cycle,
  nodes: readonly NodeInfo[],
  constraint: Constraint,
  takesPart: (info: NodeInfo) => boolean,
): (info: NodeInfo) => number {
  const { key, maxSkew } = constraint;
  const placeOf = ({ node }: NodeInfo) => node.metadata.labels?.[key];
  const eligible = nodes.filter(takesPart);
  const values = new Set(eligible.flatMap((info) => placeOf(info) ?? []));
  const isHost = key === HOSTNAME;
  const weight = Math.log((isHost ? eligible.length : values.size) + 2);
  const counts = new TopologyCounts();
  for (const info of isHost ? [] : all) {
    if (!isNodeAllowed(pod, info.node) || !takesPart(info)) continue;
    counts.add(info.node.metadata.labels, key, likeOn(info, pod, constraint));
  }
  return (info) => {
    if (placeOf(info) === undefined) return 0;
    const like = isHost ? likeOn(info, pod, constraint) : counts.at(info.node.metadata.labels, key);
    return like * weight + (maxSkew - 1);
  };
}

/** 100 * (max + min - count) / max; nodes that take no part get 0. */
function normalised(raw: readonly (number | null)[]): Scores {
  const counted = raw.filter((score) => score !== null);
  const least = Math.min(...counted);
  const most = Math.max(0, ...counted);
  const scores = raw.map((score) => {
    if (score === null) return 0;
    return most === 0 ? 100 : Math.trunc((100 * (most + least - score)) / most);
  });
  return { raw: raw.map((score) => score ?? 0), scores };
}
