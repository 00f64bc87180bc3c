import { isSelected } from '../../labels';
import type { PodDisruptionBudget } from '../../object-disruption';
import { isReady } from '../../pods';
import { getObject, listObjects, type View } from '../../store';
import { millisOf } from '../../time';
import { authorOf, type Invariant, leastBroken } from '../invariant';

/** A pod that was let go and is still there after this counts again. */
const PATIENCE_MS = 120_000;

/**
 * What the controller says may go is no more than the healthy pods that it knows of beyond those that must stay;
 * pods that were let go, or are ending, are not healthy.
 * Kubernetes: pkg/controller/disruption/disruption.go updatePdbStatus.
 */
export const budgetsCountRight: Invariant = (course) =>
  course.changes.flatMap((change) => {
    const { object: budget } = change;
    if (budget?.kind !== 'PodDisruptionBudget') return [];
    if (authorOf(change, course.cluster)?.actor !== 'disruption-controller') return [];
    return leastBroken(change, course, (view) => tooMany(budget, change.atMs, view));
  });

function tooMany(budget: PodDisruptionBudget, atMs: number, view: View): string[] {
  const { namespace, name } = budget.metadata;
  const known = getObject(view, 'PodDisruptionBudget', `${namespace}/${name}`);
  const letGo = known?.status.disruptedPods ?? {};
  const healthy = listObjects(view, 'Pod', namespace).filter(({ metadata, ...pod }) => {
    const wentAt = letGo[metadata.name];
    const isGoing = wentAt !== undefined && millisOf(wentAt) + PATIENCE_MS > atMs;
    const isChosen = isSelected(budget.spec.selector, metadata.labels);
    return isChosen && isReady({ metadata, ...pod }) && !metadata.deletionTimestamp && !isGoing;
  }).length;
  const { disruptionsAllowed, desiredHealthy } = budget.status;
  const most = Math.max(0, healthy - desiredHealthy);
  const text = `${name} lets ${disruptionsAllowed} go of ${healthy} healthy, and ${desiredHealthy} must stay`;
  return disruptionsAllowed > most ? [text] : [];
}
