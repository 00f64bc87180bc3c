/** Which taints a pod bears, and for how long. Upstream: component-helpers scheduling/corev1, nodelifecycle/scheduler/taint_manager.go. */
import type { Taint, Toleration } from './objects';

export function tolerates(toleration: Toleration, taint: Taint): boolean {
  if (toleration.effect && toleration.effect !== taint.effect) return false;
  if (toleration.key && toleration.key !== taint.key) return false;
  if (toleration.operator === 'Exists') return true;
  return (
    (toleration.operator || 'Equal') === 'Equal' && (toleration.value ?? '') === (taint.value ?? '')
  );
}

export function firstUntolerated(
  taints: readonly Taint[],
  tolerations: readonly Toleration[],
): Taint | undefined {
  return taints.find((taint) => !tolerations.some((toleration) => tolerates(toleration, taint)));
}

/** For each taint the first toleration that bears it; null when one of them is borne by none. */
export function usedTolerations(
  taints: readonly Taint[],
  tolerations: readonly Toleration[],
): Toleration[] | null {
  const used = taints.flatMap(
    (taint) => tolerations.find((toleration) => tolerates(toleration, taint)) ?? [],
  );
  return used.length === taints.length ? used : null;
}

/** The shortest of them, in seconds: 0 is not at all, null for ever. */
export function shortestToleration(used: readonly Toleration[]): number | null {
  if (used.length === 0) return 0;
  const limits = used.flatMap(({ tolerationSeconds: seconds }) => seconds ?? []);
  return limits.length === 0 ? null : Math.max(0, Math.min(...limits));
}

/** Seconds a pod may stay on a node with these taints: 0 is not at all, null for ever. */
export function tolerationSeconds(
  taints: readonly Taint[],
  tolerations: readonly Toleration[],
): number | null {
  const noExecute = taints.filter(({ effect }) => effect === 'NoExecute');
  if (noExecute.length === 0) return null;
  const used = usedTolerations(noExecute, tolerations);
  return used ? shortestToleration(used) : 0;
}
