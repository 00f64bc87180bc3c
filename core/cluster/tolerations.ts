/** Which taints a pod bears, and for how long. Upstream: component-helpers scheduling/corev1, nodelifecycle/scheduler/taint_manager.go. */
import type { Taint, Toleration } from './objects';

export function tolerates(toleration: Toleration, taint: Taint): boolean {
  if (toleration.effect && toleration.effect !== taint.effect) return false;
  if (toleration.key && toleration.key !== taint.key) return false;
  if (toleration.operator === 'Exists') return true;
  return (
    (toleration.operator ?? 'Equal') === 'Equal' && (toleration.value ?? '') === (taint.value ?? '')
  );
}

export function firstUntolerated(
  taints: readonly Taint[],
  tolerations: readonly Toleration[],
): Taint | undefined {
  return taints.find((taint) => !tolerations.some((toleration) => tolerates(toleration, taint)));
}

/** Seconds a pod may stay on a node with these NoExecute taints: 0 is not at all, null for ever. */
export function tolerationSeconds(
  taints: readonly Taint[],
  tolerations: readonly Toleration[],
): number | null {
  if (firstUntolerated(taints, tolerations)) return 0;
  const limits = tolerations
    .filter((toleration) => taints.some((taint) => tolerates(toleration, taint)))
    .flatMap(({ tolerationSeconds: seconds }) => (seconds === undefined ? [] : [seconds]));
  return limits.length === 0 ? null : Math.max(0, Math.min(...limits));
}
