/**
 * The quota controller: counts again what is there when something has gone or the quota has changed; what is made
 * is counted by the API server itself. Upstream: pkg/controller/resourcequota/resource_quota_controller.go.
 */
import { isEqualJson } from '../json';
import type { ResourceQuota } from '../object-namespace';
import type { KubernetesObject } from '../objects';
import { quantityText } from '../quantity';
import { isInScope, sum, type Usage, usage, usageOf } from '../quota-usage';
import { entriesFrom } from '../sorted-map';
import { type Change, getObject, listObjects, type View, workKeyOf } from '../store';
import type { Controller } from './controller';

type NoMemory = Record<string, never>;

export const QUOTA_RESYNC_MS = 300_000;

export const resourceQuotaController: Controller<NoMemory> = {
  initial: {},
  observe(memory, change, { view }) {
    const { object, previous } = change;
    if (object?.kind === 'ResourceQuota') {
      const isNew = previous?.kind !== 'ResourceQuota' || !isEqualJson(previous.spec, object.spec);
      return { memory, keys: isNew ? [workKeyOf(object)] : [] };
    }
    const namespace = previous?.metadata.namespace;
    if (namespace === undefined || !isFreed(change)) return { memory, keys: [] };
    return { memory, keys: listObjects(view, 'ResourceQuota', namespace).map(workKeyOf) };
  },
  sync(memory, key, { view, latest }) {
    const quota = getObject(view, 'ResourceQuota', key);
    if (!quota) return { memory, decisions: [] };
    const { hard = {} } = quota.spec;
    const used = usedText(quota, latest);
    const status = { hard, used };
    if (isEqualJson(status, quota.status)) return { memory, decisions: [] };
    const words = Object.entries(used).map(
      ([name, amount]) => `${name} ${amount} of ${hard[name]}`,
    );
    return {
      memory,
      decisions: [
        {
          rule: 'resourceQuota.syncResourceQuota',
          text: `Quota ${quota.metadata.name} is counted again: ${words.join(', ')}.`,
          inputs: { quota: quota.metadata.name, used },
          requests: [{ verb: 'updateStatus', object: { ...quota, status } }],
        },
      ],
    };
  },
  resync: {
    periodMs: QUOTA_RESYNC_MS,
    keys: ({ view }) => listObjects(view, 'ResourceQuota').map(workKeyOf),
  },
};

/** Which changes it hears of at all: of most pods it is enough to know when they are gone. */
export function heedsQuota(change: Change): boolean {
  return (change.object ?? change.previous)?.kind === 'ResourceQuota' || isFreed(change);
}

/** Something that was counted is gone, or a pod has ended. */
function isFreed({ object, previous }: Change): boolean {
  if (object === null) return true;
  const hasEnded = (each: KubernetesObject | null) =>
    each?.kind === 'Pod' && (each.status.phase === 'Succeeded' || each.status.phase === 'Failed');
  return hasEnded(object) && !hasEnded(previous);
}

function usedText(quota: ResourceQuota, view: View): Record<string, string> {
  const { namespace } = quota.metadata;
  let total: Usage = usage(Object.keys(quota.spec.hard ?? {}).map((name) => [name, '0']));
  const names = new Set(total.keys());
  for (const { value } of entriesFrom(view.objects, '')) {
    if (value.metadata.namespace !== namespace || !isInScope(value, quota)) continue;
    total = sum(total, usageOf(value));
  }
  return Object.fromEntries(
    [...total]
      .filter(([name]) => names.has(name))
      .map(([name, amount]) => [name, quantityText(amount)]),
  );
}
