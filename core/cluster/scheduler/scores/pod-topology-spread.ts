/**
 * Pods that a service or a ReplicaSet selects together should spread: over nodes (skew 3) and over zones (skew
 * 5), as preferences. In 1.20 nodes without a zone were left out of it. Upstream: plugins/podtopologyspread/scoring.go.
 */
import { hasLabels, isSelected } from '../../labels';
import type { Labels, Pod } from '../../objects';
import { listObjects } from '../../store';
import type { NodeInfo } from '../node-info';
import type { Cycle, Score } from '../plugin';

const HOSTNAME = 'kubernetes.io/hostname';
const CONSTRAINTS = [
  { key: HOSTNAME, maxSkew: 3 },
  { key: 'topology.kubernetes.io/zone', maxSkew: 5 },
];

export const podTopologySpread: Score = {
  rule: 'scheduler.podTopologySpread',
  weight: () => 2,
  score(cycle, nodes) {
    const isPeer = peersOf(cycle);
    if (!isPeer) return nodes.map(() => 100);
    const counted = (info: NodeInfo) =>
      !cycle.constants.spreadNeedsAllKeys || CONSTRAINTS.every(({ key }) => labelOf(info, key));
    const constraints = CONSTRAINTS.map(({ key, maxSkew }) => {
      const counts = countByValue(cycle.nodes.filter(counted), key, isPeer);
      const values = new Set(nodes.filter(counted).flatMap((info) => labelOf(info, key) ?? []));
      return { key, maxSkew, counts, weight: Math.log(values.size + 2) };
    });
    const raw = nodes.map((info) => {
      if (!counted(info)) return null;
      const parts = constraints.map(({ key, maxSkew, counts, weight }) => {
        const value = labelOf(info, key);
        return value === undefined ? 0 : (counts.get(value) ?? 0) * weight + (maxSkew - 1);
      });
      return Math.trunc(parts.reduce((sum, part) => sum + part, 0));
    });
    return normalised(raw);
  },
};

/** Whether a pod counts as one of the same set; null when nothing selects the pod. */
function peersOf({ pod, view }: Cycle): ((other: Pod) => boolean) | null {
  const { namespace, labels } = pod.metadata;
  const wanted: Labels = {};
  for (const service of listObjects(view, 'Service', namespace)) {
    const selector = service.spec.selector ?? {};
    const isOurs = Object.keys(selector).length > 0 && hasLabels(selector, labels);
    if (isOurs) Object.assign(wanted, selector);
  }
  const sets = listObjects(view, 'ReplicaSet', namespace).filter((set) =>
    isSelected(set.spec.selector, labels),
  );
  if (Object.keys(wanted).length === 0 && sets.length === 0) return null;
  return (other) =>
    other.metadata.namespace === namespace &&
    !other.metadata.deletionTimestamp &&
    hasLabels(wanted, other.metadata.labels) &&
    sets.every((set) => isSelected(set.spec.selector, other.metadata.labels));
}

function countByValue(
  nodes: readonly NodeInfo[],
  key: string,
  isPeer: (pod: Pod) => boolean,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const info of nodes) {
    const value = labelOf(info, key);
    if (value === undefined) continue;
    counts.set(value, (counts.get(value) ?? 0) + info.pods.filter(isPeer).length);
  }
  return counts;
}

/** The more peers, the lower: 100 * (max + min - count) / max. Nodes that do not take part get 0. */
function normalised(raw: readonly (number | null)[]): number[] {
  const counted = raw.filter((score) => score !== null);
  const least = Math.min(...counted);
  const most = Math.max(...counted);
  return raw.map((score) => {
    if (score === null) return 0;
    return most === 0 ? 100 : Math.trunc((100 * (most + least - score)) / most);
  });
}

function labelOf({ node }: NodeInfo, key: string): string | undefined {
  return node.metadata.labels?.[key];
}
