/**
 * How much of what a quota counts an object takes. Upstream: pkg/quota/v1/evaluator/core/{pods,services,
 * persistent_volume_claims}.go, apiserver/pkg/quota/v1/generic/evaluator.go.
 */
import { qosClass } from './api/qos-class';
import { resources } from './api/request';
import type { ResourceQuota } from './object-namespace';
import type { Container, KubernetesObject, Pod, Quantity, Service } from './objects';
import { type Amount, combineAmounts, compareAmounts, parseQuantity } from './quantity';

export type Usage = ReadonlyMap<string, Amount>;

/** What is counted under its plain name too. */
const COUNTED = [
  ...['Pod', 'Service', 'ConfigMap', 'Secret', 'ResourceQuota', 'PersistentVolumeClaim'],
];

export function usageOf(object: KubernetesObject): Usage {
  const { plural, group } = resources[object.kind];
  const counts = [[`count/${group ? `${plural}.${group}` : plural}`, '1']];
  if (object.kind === 'Pod') return podUsage(object, counts);
  if (COUNTED.includes(object.kind)) counts.push([plural, '1']);
  if (object.kind === 'Service') counts.push(...portCounts(object));
  if (object.kind === 'PersistentVolumeClaim') {
    const storage = object.spec.resources?.requests?.storage;
    if (storage !== undefined) counts.push(['requests.storage', String(storage)]);
  }
  return usage(counts);
}

/** A pod that has ended takes nothing any more. */
function podUsage(pod: Pod, counts: string[][]): Usage {
  if (pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed') return usage(counts);
  const requests = podAmounts(pod, 'requests');
  const limits = podAmounts(pod, 'limits');
  const plain = ['cpu', 'memory', 'ephemeral-storage'];
  return new Map([
    ...usage([...counts, ['pods', '1']]),
    ...[...requests].filter(([name]) => plain.includes(name)),
    ...[...requests].map(([name, amount]) => [`requests.${name}`, amount] as const),
    ...[...limits].map(([name, amount]) => [`limits.${name}`, amount] as const),
  ]);
}

/** The sum of the containers, or as much as the greediest that runs before them. */
export function podAmounts({ spec }: Pod, side: 'requests' | 'limits'): Map<string, Amount> {
  const of = (container: Container) => usage(Object.entries(container.resources?.[side] ?? {}));
  let total: Usage = new Map();
  for (const container of spec.containers) total = sum(total, of(container));
  const most = new Map(total);
  for (const container of spec.initContainers ?? []) {
    for (const [name, amount] of of(container)) {
      const before = most.get(name);
      if (!before || compareAmounts(amount, before) > 0) most.set(name, amount);
    }
  }
  return most;
}

function portCounts({ spec }: Service): string[][] {
  const ports = String(spec.ports?.length ?? 0);
  if (spec.type === 'NodePort') return [['services.nodeports', ports]];
  return spec.type === 'LoadBalancer'
    ? [
        ['services.nodeports', ports],
        ['services.loadbalancers', '1'],
      ]
    : [];
}

export function usage(entries: Iterable<readonly (string | Quantity)[]>): Usage {
  const amounts = new Map<string, Amount>();
  for (const [name, quantity] of entries) {
    const amount = parseQuantity(quantity ?? '0');
    if (name !== undefined && !('error' in amount)) amounts.set(String(name), amount);
  }
  return amounts;
}

export function sum(left: Usage, right: Usage): Usage {
  const total = new Map(left);
  for (const [name, amount] of right) {
    const before = total.get(name);
    total.set(name, before ? combineAmounts(before, amount, 1) : amount);
  }
  return total;
}

export function masked(usage: Usage, names: Iterable<string>): Usage {
  const kept = new Set(names);
  return new Map([...usage].filter(([name]) => kept.has(name)));
}

/** Whether a quota that has scopes is about the object; one without is about everything. */
export function isInScope(object: KubernetesObject, { spec }: ResourceQuota): boolean {
  const selected = (spec.scopeSelector?.matchExpressions ?? []).map((each) => ({ ...each }));
  const plain = (spec.scopes ?? []).map((scopeName) => ({
    scopeName,
    operator: 'Exists',
    values: [],
  }));
  const scopes = [...plain, ...selected];
  if (scopes.length === 0) return true;
  return object.kind === 'Pod' && scopes.every((scope) => meetsScope(object, scope));
}

function meetsScope(
  { spec }: Pod,
  { scopeName, operator, values = [] }: { scopeName: string; operator: string; values?: string[] },
): boolean {
  switch (scopeName) {
    case 'Terminating':
      return spec.activeDeadlineSeconds !== undefined;
    case 'NotTerminating':
      return spec.activeDeadlineSeconds === undefined;
    case 'BestEffort':
      return qosClass(spec) === 'BestEffort';
    case 'NotBestEffort':
      return qosClass(spec) !== 'BestEffort';
    case 'PriorityClass':
      return meetsPriority(spec, operator, values);
    default:
      return false;
  }
}

function meetsPriority(spec: Pod['spec'], operator: string, values: readonly string[]): boolean {
  const name = spec.priorityClassName ?? '';
  if (operator === 'Exists') return name !== '';
  if (operator === 'DoesNotExist') return name === '';
  return values.includes(name) === (operator === 'In');
}
