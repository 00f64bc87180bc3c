/** Eviction: a deletion that asks the pod's budget first. Upstream: pkg/registry/core/pod/storage/eviction.go. */
import { isSelected } from '../labels';
import type { PodDisruptionBudget } from '../object-disruption';
import type { Pod } from '../objects';
import { isReady } from '../pods';
import type { Constants } from '../profile';
import { getObject, listObjects, type View } from '../store';
import { timeAt } from '../time';
import { notFound, type Request, type Status } from './request';

type Eviction = Extract<Request, { verb: 'evict' }>;

/** The budget as it is once the pod may go; null where the pod may go unasked. */
export function evictionOf(
  { namespace, name }: Eviction,
  view: View,
  nowMs: number,
  sparesUnready: boolean,
): { budget: PodDisruptionBudget | null } | { status: Status } {
  const pod = getObject(view, 'Pod', `${namespace}/${name}`);
  if (!pod) return { status: notFound('Pod', name) };
  if (isGoingAnyway(pod)) return { budget: null };
  const [budget, another] = listObjects(view, 'PodDisruptionBudget', namespace).filter(({ spec }) =>
    isSelected(spec.selector, pod.metadata.labels),
  );
  if (another) return { status: ambiguous() };
  if (!budget) return { budget: null };
  const { status, metadata } = budget;
  const isSpare = sparesUnready && !isReady(pod) && isHealthy(budget);
  if (isSpare) return { budget: null };
  const isObserved = (status.observedGeneration ?? 0) >= (metadata.generation ?? 0);
  if (!isObserved || status.disruptionsAllowed <= 0) return { status: tooMany() };
  return { budget: letGo(budget, name, nowMs) };
}

/** Which budget a pod's end would be counted against, if it has one. */
export function budgetAsked(
  { namespace, name }: Pick<Eviction, 'namespace' | 'name'>,
  view: View,
  { evictsUnready }: Pick<Constants, 'evictsUnready'>,
): string | null {
  const eviction: Eviction = { verb: 'evict', kind: 'Pod', namespace, name };
  const found = evictionOf(eviction, view, 0, evictsUnready);
  return 'budget' in found ? (found.budget?.metadata.name ?? null) : null;
}

function isGoingAnyway({ metadata, status }: Pod): boolean {
  return metadata.deletionTimestamp !== undefined || status.phase !== 'Running';
}

/** The pod that is not ready is none of those that the budget counts on. */
function isHealthy({ status }: PodDisruptionBudget): boolean {
  return status.desiredHealthy > 0 && status.currentHealthy >= status.desiredHealthy;
}

function letGo(budget: PodDisruptionBudget, name: string, nowMs: number): PodDisruptionBudget {
  const { status } = budget;
  return {
    ...budget,
    status: {
      ...status,
      disruptionsAllowed: status.disruptionsAllowed - 1,
      disruptedPods: { ...status.disruptedPods, [name]: timeAt(nowMs) },
    },
  };
}

function tooMany(): Status {
  const message = "Cannot evict pod as it would violate the pod's disruption budget.";
  return { code: 429, reason: 'TooManyRequests', message };
}

function ambiguous(): Status {
  const message =
    'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.';
  return { code: 500, reason: 'InternalError', message };
}
