/**
 * A pod goes where its volumes can be reached. Claims that were to be bound at once must be by now; those that wait
 * for their pod must find a volume there, or have one made.
 * Upstream: plugins/volumebinding, pkg/controller/volume/scheduling/scheduler_binder.go FindPodVolumes.
 */
import type { PersistentVolumeClaim } from '../../object-volume';
import type { Node } from '../../objects';
import { getObject, type View } from '../../store';
import {
  claimNames,
  isBindingDelayed,
  isFullyBound,
  isReachable,
  SELECTED_NODE,
} from '../../volumes';
import type { Cycle, Filter, Refusal } from '../plugin';
import { isProvisionable, planVolumes } from '../volume-plan';

const UNBOUND = 'pod has unbound immediate PersistentVolumeClaims';
const CONFLICT = 'node(s) had volume node affinity conflict';
const NO_MATCH = "node(s) didn't find available persistent volumes to bind";

export const volumeBinding: Filter = {
  rule: 'scheduler.volumeBinding',
  preFilter: (cycle) => {
    const found = podClaims(cycle);
    if ('problem' in found) return { ...refusal([found.problem]), isGeneral: true };
    const isLate = found.claims.some(
      (claim) => !isFullyBound(claim) && !isWaiting(claim, cycle.view),
    );
    return isLate ? { ...refusal([UNBOUND]), isGeneral: true } : null;
  },
  prepare(cycle) {
    const found = podClaims(cycle);
    if ('problem' in found || found.claims.length === 0) return () => null;
    const bound = found.claims.filter(isFullyBound);
    const waiting = found.claims.filter((claim) => !isFullyBound(claim));
    return ({ node }) => {
      const reasons = [
        ...boundReasons(bound, node, cycle),
        ...waitingReasons(waiting, node, cycle),
      ];
      return reasons.length > 0 ? refusal(reasons) : null;
    };
  },
};

/** Preemption would not help. */
function refusal(reasons: readonly string[]): Refusal {
  return { reasons, isResolvable: false };
}

function podClaims({
  pod,
  view,
}: Cycle): { claims: PersistentVolumeClaim[] } | { problem: string } {
  const claims: PersistentVolumeClaim[] = [];
  for (const name of claimNames(pod)) {
    const claim = getObject(view, 'PersistentVolumeClaim', `${pod.metadata.namespace}/${name}`);
    if (!claim) return { problem: `persistentvolumeclaim "${name}" not found` };
    if (claim.metadata.deletionTimestamp) {
      return { problem: `persistentvolumeclaim "${name}" is being deleted` };
    }
    claims.push(claim);
  }
  return { claims };
}

/** One that names its volume does not wait for a pod. */
function isWaiting(claim: PersistentVolumeClaim, view: View): boolean {
  return isBindingDelayed(claim, view) && !claim.spec.volumeName;
}

function boundReasons(
  claims: readonly PersistentVolumeClaim[],
  node: Node,
  { view, constants }: Cycle,
): string[] {
  for (const { spec } of claims) {
    const volume = getObject(view, 'PersistentVolume', `/${spec.volumeName}`);
    if (!volume) return [constants.volumes.lostReason];
    if (!isReachable(volume, node)) return [CONFLICT];
  }
  return [];
}

function waitingReasons(
  claims: readonly PersistentVolumeClaim[],
  node: Node,
  cycle: Cycle,
): string[] {
  const selected = claims.map(({ metadata }) => metadata.annotations?.[SELECTED_NODE]);
  const isElsewhere = selected.some((name) => name !== undefined && name !== node.metadata.name);
  if (isElsewhere) return [NO_MATCH];
  const { unmatched } = planVolumes(claims, node, cycle);
  return unmatched.every((claim) => isProvisionable(claim, node, cycle.view)) ? [] : [NO_MATCH];
}
