import type { PodDisruptionBudget } from '../../object-disruption';
import { getObject } from '../../store';
import type { Invariant } from '../invariant';

/**
 * An eviction is granted only by a budget that lets somebody go: its count falls by one, it names the pod, and
 * the pod goes with the next write. A count below nothing is never written.
 * Kubernetes: "Specifying a Disruption Budget"; pkg/registry/core/pod/storage/eviction.go checkAndDecrement. What
 * deletes, preempts or loses a pod does not ask.
 */
export const budgetsAreKept: Invariant = ({ changes }) =>
  changes.flatMap((change, i) => {
    const { object, previous, revision } = change;
    if (object?.kind !== 'PodDisruptionBudget') return [];
    const { disruptionsAllowed } = object.status;
    const negative = disruptionsAllowed < 0 ? [`${disruptionsAllowed} may go`] : [];
    if (previous?.kind !== 'PodDisruptionBudget')
      return negative.map((text) => ({ revision, text }));
    const evicted = newlyDisrupted(object, previous);
    const next = changes[i + 1];
    const isGranted =
      evicted.length === 0 ||
      (evicted.length === 1 && disruptionsAllowed === previous.status.disruptionsAllowed - 1);
    const hasGone = evicted.every((name) => {
      const pod = next && getObject(next, 'Pod', `${object.metadata.namespace}/${name}`);
      return !pod || pod.metadata.deletionTimestamp !== undefined;
    });
    return [
      ...negative,
      ...(isGranted
        ? []
        : [`${evicted.join()} went, and ${previous.status.disruptionsAllowed} might`]),
      ...(hasGone ? [] : [`${evicted.join()} was let go and stays`]),
    ].map((text) => ({ revision, text: `${object.metadata.name}: ${text}` }));
  });

function newlyDisrupted(budget: PodDisruptionBudget, before: PodDisruptionBudget): string[] {
  const earlier = before.status.disruptedPods ?? {};
  return Object.keys(budget.status.disruptedPods ?? {}).filter((name) => !(name in earlier));
}
