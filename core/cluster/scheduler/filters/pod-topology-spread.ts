/**
 * With the pod, no place may have more of its like than the emptiest place and maxSkew. Nodes that the pod may
 * not use make no place. Upstream: plugins/podtopologyspread/filtering.go.
 */
import { TopologyCounts } from '../affinity-terms';
import { isNodeAllowed } from '../node-selector-terms';
import type { Cycle, Filter } from '../plugin';
import { type Constraint, constraintsOf, hasKeys, likeOn } from '../spread-constraints';

const REASON = "node(s) didn't match pod topology spread constraints";
const NO_LABEL = { reasons: [`${REASON} (missing required label)`], isResolvable: false };
const TOO_MANY = { reasons: [REASON], isResolvable: true };

export const podTopologySpread: Filter = {
  rule: 'scheduler.podTopologySpread',
  prepare(cycle) {
    const constraints = constraintsOf(cycle.pod, 'DoNotSchedule');
    if (constraints.length === 0) return () => null;
    const places = constraints.map((constraint) => placesOf(cycle, constraint, constraints));
    return ({ node }) => {
      for (const { constraint, counts, least } of places) {
        const { key, maxSkew, selects } = constraint;
        const { labels } = node.metadata;
        if (labels?.[key] === undefined) return NO_LABEL;
        const self = selects(cycle.pod.metadata.labels) ? 1 : 0;
        if (counts.at(labels, key) + self - least > maxSkew) return TOO_MANY;
      }
      return null;
    };
  },
};

function placesOf({ pod, nodes }: Cycle, constraint: Constraint, all: readonly Constraint[]) {
  const counts = new TopologyCounts();
  const { key } = constraint;
  const eligible = nodes.filter((info) => isNodeAllowed(pod, info.node) && hasKeys(info, all));
  const values = new Set(eligible.map(({ node }) => node.metadata.labels?.[key]));
  for (const info of nodes) {
    // Upstream counts a node without the label to those whose label is empty.
    const value = info.node.metadata.labels?.[key] ?? '';
    if (values.has(value)) counts.add({ [key]: value }, key, likeOn(info, pod, constraint));
  }
  const numbers = eligible.map(({ node }) => counts.at(node.metadata.labels, key));
  return { constraint, counts, least: Math.min(...numbers) };
}
