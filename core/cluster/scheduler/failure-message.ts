/** Why no node would do, as FailedScheduling says it. Upstream: pkg/scheduler/framework/types.go FitError. */
import type { Constants } from '../profile';
import type { Placement } from './schedule-one';

/** What came of preemption. */
export type PreemptionNote = 'no help' | 'not allowed' | 'room made';

export function failureMessage(
  refused: Placement['refused'],
  nodeCount: number,
  constants: Constants,
  note: PreemptionNote = 'no help',
): string {
  if (nodeCount === 0)
    return constants.saysPreemption
      ? 'no nodes available to schedule pods'
      : '0/0 nodes are available.';
  const head = `0/${nodeCount} nodes are available: `;
  const reasons = `${head}${reasonsText(refused, constants)}.`;
  if (!constants.saysPreemption || note === 'room made') return reasons;
  if (note === 'not allowed') {
    return `${reasons} preemption: not eligible due to preemptionPolicy=Never.`;
  }
  const preemption = refused.map(({ isResolvable }) =>
    isResolvable
      ? 'No preemption victims found for incoming pod'
      : 'Preemption is not helpful for scheduling',
  );
  return `${reasons} preemption: ${head}${counted(preemption)}.`;
}

/** What was said of all nodes is not counted, as since 1.24. */
function reasonsText(refused: Placement['refused'], { saysPreemption }: Constants): string {
  const [first] = refused;
  if (saysPreemption && first?.isGeneral) return first.reasons.join(', ');
  return counted(refused.flatMap((refusal) => refusal.reasons));
}

/** Sorted as texts, count in front: `1 Too many pods, 2 Insufficient cpu`. */
function counted(reasons: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort()
    .join(', ');
}
