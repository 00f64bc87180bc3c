/** How evenly a pod and its like are to be spread. Upstream: plugins/podtopologyspread/{common,plugin}.go. */
import { hasLabels, isSelected } from '../labels';
import type { TopologySpreadConstraint } from '../object-scheduling';
import type { Labels, Pod } from '../objects';
import { listObjects } from '../store';
import type { NodeInfo } from './node-info';
import type { Cycle } from './plugin';

export const HOSTNAME = 'kubernetes.io/hostname';
const DEFAULTS = [
  { key: HOSTNAME, maxSkew: 3 },
  { key: 'topology.kubernetes.io/zone', maxSkew: 5 },
];

export type Constraint = {
  key: string;
  maxSkew: number;
  /** Whether a pod, of the same namespace, counts as one of its like. */
  selects: (labels: Labels | undefined) => boolean;
};

export function constraintsOf(
  { spec }: Pod,
  whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway',
): Constraint[] {
  return (spec.topologySpreadConstraints ?? [])
    .filter((constraint) => constraint.whenUnsatisfiable === whenUnsatisfiable)
    .map(({ topologyKey: key, maxSkew, labelSelector }: TopologySpreadConstraint) => ({
      key,
      maxSkew,
      selects: (labels) => isSelected(labelSelector, labels),
    }));
}

/** Pods without constraints of their own that a service or a set selects together: over nodes and over zones. */
export function defaultConstraints({ pod, view }: Cycle): Constraint[] {
  const { namespace, labels } = pod.metadata;
  const wanted: Labels = {};
  for (const service of listObjects(view, 'Service', namespace)) {
    const { selector } = service.spec;
    if (selector && hasLabels(selector, labels)) Object.assign(wanted, selector);
  }
  const sets = [
    ...listObjects(view, 'ReplicaSet', namespace),
    ...listObjects(view, 'StatefulSet', namespace),
  ].filter((set) => isSelected(set.spec.selector, labels));
  if (Object.keys(wanted).length === 0 && sets.length === 0) return [];
  // Pods of the same template have the same labels, and there are some on every node.
  const known = new Map<Labels | undefined, boolean>();
  const selects = (others: Labels | undefined) => {
    const answer =
      known.get(others) ??
      (hasLabels(wanted, others) && sets.every((set) => isSelected(set.spec.selector, others)));
    known.set(others, answer);
    return answer;
  };
  return DEFAULTS.map((constraint) => ({ ...constraint, selects }));
}

/** Pods that are being deleted no longer count. */
export function likeOn(info: NodeInfo, pod: Pod, { selects }: Constraint): number {
  let like = 0;
  for (const { namespace, labels, count } of info.crowds) {
    if (namespace === pod.metadata.namespace && selects(labels)) like += count;
  }
  return like;
}

export function hasKeys({ node }: NodeInfo, constraints: readonly Constraint[]): boolean {
  return constraints.every(({ key }) => node.metadata.labels?.[key] !== undefined);
}
