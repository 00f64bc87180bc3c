import { hasLabels } from '../../labels';
import type { Node, Pod } from '../../objects';
import { getObject } from '../../store';
import { firstUntolerated } from '../../tolerations';
import { authorOf, type Invariant, leastBroken } from '../invariant';

/**
 * The scheduler binds no pod to a node that, as far as it knew, was cordoned, had a taint that the pod does not
 * tolerate, or not the labels that the pod asks for.
 * Kubernetes: "Assigning Pods to Nodes", "Taints and Tolerations": NoSchedule and NoExecute keep new pods away.
 */
export const bindingsFollowRules: Invariant = (course) =>
  course.changes.flatMap((change) => {
    const { object: pod, previous } = change;
    if (pod?.kind !== 'Pod' || previous?.kind !== 'Pod' || previous.spec.nodeName) return [];
    const { nodeName } = pod.spec;
    if (!nodeName || authorOf(change, course.cluster)?.actor !== 'default-scheduler') return [];
    return leastBroken(change, course, (view) => {
      const node = getObject(view, 'Node', `/${nodeName}`);
      const problems = node ? refusals(pod, node) : ['is not there'];
      return problems.map((what) => `${pod.metadata.name} went to ${nodeName}, which ${what}`);
    });
  });

function refusals({ spec }: Pod, node: Node): string[] {
  const { taints = [], unschedulable = false } = node.spec;
  const cordon = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' as const };
  const keepingAway = [
    ...taints.filter(({ effect }) => effect !== 'PreferNoSchedule'),
    ...(unschedulable ? [cordon] : []),
  ];
  const taint = firstUntolerated(keepingAway, spec.tolerations ?? []);
  return [
    ...(taint ? [`has the taint ${taint.key}:${taint.effect}`] : []),
    ...(hasLabels(spec.nodeSelector ?? {}, node.metadata.labels) ? [] : ['has not the labels']),
  ];
}
