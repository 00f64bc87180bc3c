/** The disruption controller: keeps each budget's count of pods that may go. Upstream: pkg/controller/disruption/disruption.go. */
import type { Context, Decision } from '../actor';
import { isEqualJson } from '../json';
import { isSelected } from '../labels';
import type { PodDisruptionBudget } from '../object-disruption';
import type { Pod } from '../objects';
import { isReady } from '../pods';
import { type Change, getObject, listObjects, workKeyOf } from '../store';
import { millisOf } from '../time';
import type { Controller } from './controller';
import { type BudgetedPod, disruptionStatus, type Owners } from './disruption-status';

export type DisruptionMemory = Record<string, never>;

const COMPONENT = 'controllermanager';

export const disruptionController: Controller<DisruptionMemory> = {
  initial: {},
  observe: (memory, change, context) => ({ memory, keys: budgetKeys(change, context) }),
  sync(memory, key, context) {
    const budget = getObject(context.view, 'PodDisruptionBudget', key);
    if (!budget) return { memory, decisions: [] };
    const pods = listObjects(context.view, 'Pod', budget.metadata.namespace).filter((pod) =>
      isSelected(budget.spec.selector, pod.metadata.labels),
    );
    const owners = ownersIn(budget.metadata.namespace ?? '', context);
    const budgeted = pods.map((pod) => budgetedPod(pod, budget));
    const counted = disruptionStatus(budget.spec, budgeted, owners, context.nowMs);
    const empty =
      pods.length === 0 ? [said(budget, 'Normal', 'NoPods', 'No matching pods found')] : [];
    if ('error' in counted)
      return { memory, decisions: [...empty, uncountable(budget, counted.error)] };
    const { recheckInMs, disrupted, ...counts } = counted;
    const kept = Object.entries(budget.status.disruptedPods ?? {}).filter(([name]) =>
      disrupted.includes(name),
    );
    const status: PodDisruptionBudget['status'] = {
      ...counts,
      observedGeneration: budget.metadata.generation,
      ...(kept.length > 0 ? { disruptedPods: Object.fromEntries(kept) } : {}),
    };
    const decisions = isEqualJson(status, budget.status)
      ? empty
      : [...empty, writing(budget, status)];
    return {
      memory,
      decisions,
      ...(recheckInMs === null ? {} : { againAfterMs: recheckInMs + 1 }),
    };
  },
};

/** A pod's change is news to the budgets that select it now or selected it before; a size's change to all. */
function budgetKeys({ object, previous }: Change, context: Context): string[] {
  const subject = object ?? previous;
  if (!subject) return [];
  if (subject.kind === 'PodDisruptionBudget') return [workKeyOf(subject)];
  const budgets = listObjects(context.view, 'PodDisruptionBudget', subject.metadata.namespace);
  const labels = [object, previous].flatMap((version) =>
    version ? [version.metadata.labels] : [],
  );
  return budgets
    .filter(
      ({ spec }) =>
        subject.kind !== 'Pod' || labels.some((each) => isSelected(spec.selector, each)),
    )
    .map(workKeyOf);
}

function budgetedPod(pod: Pod, { status }: PodDisruptionBudget): BudgetedPod {
  const { name, deletionTimestamp, ownerReferences } = pod.metadata;
  const disruptedAt = status.disruptedPods?.[name];
  return {
    name,
    owner: ownerReferences?.find(({ controller }) => controller) ?? null,
    isReady: isReady(pod),
    isDeleting: deletionTimestamp !== undefined,
    disruptedAtMs: disruptedAt === undefined ? null : millisOf(disruptedAt),
  };
}

function ownersIn(namespace: string, { view }: Context): Owners {
  return {
    replicaSet: (name) => {
      const set = getObject(view, 'ReplicaSet', `${namespace}/${name}`);
      const owner = set?.metadata.ownerReferences?.find(({ kind }) => kind === 'Deployment');
      return set && { replicas: set.spec.replicas, deployment: owner?.name ?? null };
    },
    deployment: (name) =>
      getObject(view, 'Deployment', `${namespace}/${name}`)?.spec.replicas ?? null,
    statefulSet: (name) =>
      getObject(view, 'StatefulSet', `${namespace}/${name}`)?.spec.replicas ?? null,
  };
}

function writing(budget: PodDisruptionBudget, status: PodDisruptionBudget['status']): Decision {
  const { name } = budget.metadata;
  const { currentHealthy, desiredHealthy, disruptionsAllowed, expectedPods } = status;
  return {
    rule: 'disruption.updatePdbStatus',
    text: `${currentHealthy} of ${expectedPods} pods of ${name} are healthy and ${desiredHealthy} must be: ${disruptionsAllowed} may go.`,
    inputs: { budget: name, currentHealthy, desiredHealthy, expectedPods },
    requests: [{ verb: 'updateStatus', object: { ...budget, status } }],
  };
}

/** Nobody may go while nobody knows how many there should be. */
function uncountable(budget: PodDisruptionBudget, error: string): Decision {
  const { name, generation: observedGeneration } = budget.metadata;
  const status = { ...budget.status, disruptionsAllowed: 0, observedGeneration };
  const message = `Failed to calculate the number of expected pods: ${error}`;
  const event = said(budget, 'Warning', 'CalculateExpectedPodCountFailed', message);
  const isKnown = isEqualJson(status, budget.status);
  return {
    rule: 'disruption.updatePdbStatus',
    text: `How many pods ${name} should have cannot be told (${error}): none may go.`,
    inputs: { budget: name, error },
    requests: isKnown
      ? []
      : [...event.requests, { verb: 'updateStatus', object: { ...budget, status } }],
  };
}

function said(
  about: PodDisruptionBudget,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
): Decision {
  return {
    rule: 'disruption.updatePdbStatus',
    text: `${about.metadata.name}: ${message}.`,
    inputs: { budget: about.metadata.name },
    requests: [{ verb: 'record', about, type, reason, message, component: COMPONENT }],
  };
}
