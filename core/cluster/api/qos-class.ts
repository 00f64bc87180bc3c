/** How gladly a node gives up on a pod when memory runs out. Upstream: pkg/apis/core/v1/helper/qos/qos.go. */
import type { PodSpec, Quantity } from '../objects';
import { type Amount, combineAmounts, compareAmounts, parseQuantity, signOf } from '../quantity';

export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';

const COUNTED = ['cpu', 'memory'];

export function qosClass(spec: Pick<PodSpec, 'containers' | 'initContainers'>): QosClass {
  const containers = [...spec.containers, ...(spec.initContainers ?? [])];
  const requests = totals(containers.map(({ resources }) => resources?.requests));
  const limits = totals(containers.map(({ resources }) => resources?.limits));
  if (requests.size === 0 && limits.size === 0) return 'BestEffort';
  const isLimited = containers.every(
    ({ resources }) => totals([resources?.limits]).size === COUNTED.length,
  );
  const isEqual =
    requests.size === limits.size &&
    [...requests].every(([name, request]) => {
      const limit = limits.get(name);
      return limit !== undefined && compareAmounts(limit, request) === 0;
    });
  return isLimited && isEqual ? 'Guaranteed' : 'Burstable';
}

/** Amounts of nothing do not count. */
function totals(lists: readonly (Record<string, Quantity> | undefined)[]): Map<string, Amount> {
  const sums = new Map<string, Amount>();
  for (const amounts of lists) {
    for (const name of COUNTED) {
      const amount = parseQuantity(amounts?.[name] ?? '0');
      if ('error' in amount || signOf(amount) <= 0) continue;
      const before = sums.get(name);
      sums.set(name, before ? combineAmounts(amount, before, 1) : amount);
    }
  }
  return sums;
}
