/**
 * How many replicas one number that belongs to no pod asks for: of an object, or from outside the cluster.
 * Upstream: pkg/controller/podautoscaler/replica_calculator.go GetObjectMetricReplicas and its siblings.
 */
import type { Pod } from '../objects';
import { isReady } from '../pods';
import type { Calculation } from './horizontal-pod-autoscaler-pods';
import { isWithinTolerance, NO_PODS } from './horizontal-pod-autoscaler-usage';

/** The whole value against a target: the ready pods times the ratio. */
export function replicasForValue(
  { pods, currentReplicas }: { pods: readonly Pod[]; currentReplicas: number },
  milliValue: number,
  targetMilliValue: number,
  calculation: Calculation,
): { replicas: number } | { error: string } {
  const ratio = milliValue / targetMilliValue;
  if (currentReplicas === 0) return { replicas: Math.ceil(ratio) };
  if (isWithinTolerance(ratio, calculation)) return { replicas: currentReplicas };
  if (pods.length === 0) return { error: `unable to calculate ready pods: ${NO_PODS}` };
  const ready = pods.filter((pod) => pod.status.phase === 'Running' && isReady(pod));
  return { replicas: Math.ceil(ratio * ready.length) };
}

/** The value divided by what each replica may have of it; the present number counts for the tolerance only. */
export function replicasForShare(
  statusReplicas: number,
  milliValue: number,
  targetMilliValue: number,
  calculation: Calculation,
): { replicas: number; averageMilliValue: number } {
  const ratio = milliValue / (targetMilliValue * statusReplicas);
  return {
    replicas: isWithinTolerance(ratio, calculation)
      ? statusReplicas
      : Math.ceil(milliValue / targetMilliValue),
    averageMilliValue: Math.ceil(milliValue / statusReplicas),
  };
}
