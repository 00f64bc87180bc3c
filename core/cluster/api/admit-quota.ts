/**
 * Whether an object still fits into the quotas of its namespace; if it does, they count it from now on.
 * Upstream: apiserver/pkg/admission/plugin/resourcequota/controller.go CheckRequest.
 */
import type { ResourceQuota } from '../object-namespace';
import type { KubernetesObject, Pod } from '../objects';
import { type Amount, combineAmounts, compareAmounts, quantityText, signOf } from '../quantity';
import { isInScope, masked, sum, type Usage, usage, usageOf } from '../quota-usage';
import { keyOf, listObjects, type View } from '../store';
import type { Write } from './handled';
import { forbidden, type Status } from './request';

/** What a pod must say when a quota counts it. */
const NEEDED = [
  ...['cpu', 'memory'],
  ...['requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'],
];
/** What is counted again when it is changed. */
const CHANGING = ['Service', 'PersistentVolumeClaim'];

export function admitQuota(
  object: KubernetesObject,
  before: KubernetesObject | null,
  view: View,
): { writes: readonly Write[] } | { status: Status } {
  const { namespace, name } = object.metadata;
  if (namespace === undefined || (before && !CHANGING.includes(object.kind))) return { writes: [] };
  const quotas = listObjects(view, 'ResourceQuota', namespace);
  if (quotas.length === 0) return { writes: [] };
  const taken = increase(usageOf(object), before ? usageOf(before) : null);
  const writes: Write[] = [];
  for (const quota of quotas) {
    const hard = usage(Object.entries(quota.status.hard ?? {}));
    if (!isInScope(object, quota) || masked(taken, hard.keys()).size === 0) continue;
    const problem = problemOf(object, taken, hard, quota);
    if (problem) return { status: forbidden(object.kind, name, problem) };
    const asked = masked(taken, hard.keys());
    if ([...asked.values()].some((amount) => signOf(amount) !== 0)) {
      writes.push(counted(quota, asked));
    }
  }
  return { writes };
}

function problemOf(
  object: KubernetesObject,
  taken: Usage,
  hard: Usage,
  quota: ResourceQuota,
): string | null {
  const { name } = quota.metadata;
  const unsaid = object.kind === 'Pod' ? unsaidOf(object, hard) : [];
  if (unsaid.length > 0) return `failed quota: ${name}: must specify ${unsaid.join(',')}`;
  const used = usedOf(quota);
  const asked = masked(taken, hard.keys());
  const unknown = [...asked.keys()].filter((key) => !used.has(key));
  if (unknown.length > 0) {
    return `status unknown for quota: ${name}, resources: ${unknown.sort().join(',')}`;
  }
  const exceeded = [...sum(used, asked)].flatMap(([key, amount]) => {
    const most = hard.get(key);
    return asked.has(key) && most && compareAmounts(amount, most) > 0 ? [key] : [];
  });
  if (exceeded.length === 0) return null;
  const shown = (amounts: Usage) => pairsText(masked(amounts, exceeded));
  return `exceeded quota: ${name}, requested: ${shown(asked)}, used: ${shown(used)}, limited: ${shown(hard)}`;
}

/** What any of its containers leaves open. */
function unsaidOf({ spec }: Pod, hard: Usage): string[] {
  const needed = NEEDED.filter((name) => hard.has(name));
  const unsaid = new Set<string>();
  for (const { resources } of [...spec.containers, ...(spec.initContainers ?? [])]) {
    const { requests = {}, limits = {} } = resources ?? {};
    for (const name of needed) {
      const [side, resource = side] = name.split('.');
      const isSaid = (side === 'limits' ? limits : requests)[resource ?? ''] !== undefined;
      if (!isSaid) unsaid.add(name);
    }
  }
  return [...unsaid].sort();
}

function increase(now: Usage, before: Usage | null): Usage {
  if (!before) return now;
  const grown = [...now].map(([name, amount]): [string, Amount] => {
    const last = before.get(name);
    return [name, last ? combineAmounts(amount, last, -1) : amount];
  });
  return new Map(grown.filter(([, amount]) => signOf(amount) > 0));
}

function usedOf({ status }: ResourceQuota): Usage {
  return usage(Object.entries(status.used ?? {}));
}

function counted(quota: ResourceQuota, asked: Usage): Write {
  const used = Object.fromEntries(
    [...sum(usedOf(quota), asked)].map(([name, amount]) => [name, quantityText(amount)]),
  );
  const object = { ...quota, status: { ...quota.status, used } };
  return { key: keyOf(quota), object };
}

/** `pods=1,requests.cpu=200m`. */
function pairsText(amounts: Usage): string {
  return [...amounts]
    .map(([name, amount]) => `${name}=${quantityText(amount)}`)
    .sort()
    .join(',');
}
