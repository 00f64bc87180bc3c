/** Recorded calls of the Deployment controller. */
import type { Decision } from '../actor';
import { surplusSets } from '../controllers/deployment-history';
import { reconcileNew, reconcileOld, rollingStep, sizeOf } from '../controllers/deployment-rolling';
import { scaled, shareOf } from '../controllers/deployment-scale';
import { sortedSets, withPods } from '../controllers/deployment-sets';
import { countedStatus, isComplete, rolloutStatus } from '../controllers/deployment-status';
import { proportion } from '../controllers/proportional';
import {
  cleanupUnhealthy,
  maxUnavailableOf,
  minAvailableOf,
  newReplicas,
  resolveFenceposts,
  sum,
  surgeOf,
} from '../controllers/rolling';
import type { Condition, Deployment, ReplicaSet } from '../objects';
import { profiles } from '../profile';
import { microTimeAt } from '../time';
import type { Adapters } from './adapter';
import { type DeploymentFields, deploymentOf, type SetFields, setOf } from './deployment-objects';

type Rollout = { deployment: DeploymentFields; replicaSets: SetFields[] };
type Fenceposts = {
  maxSurge: number | string | null;
  maxUnavailable: number | string | null;
  desired: number;
};

const NOW_MS = 10_000_000;

export const deployment: Adapters = {
  'deployment.resolveFenceposts': ({ maxSurge, maxUnavailable, desired }: Fenceposts) =>
    resolveFenceposts(maxSurge ?? 0, maxUnavailable ?? 0, desired),
  'deployment.maxUnavailable': (input: Rollout) => {
    const subject = deploymentOf(input.deployment);
    return {
      maxUnavailable: maxUnavailableOf(subject),
      minAvailable: input.deployment.strategyType === 'RollingUpdate' ? minAvailableOf(subject) : 0,
      maxSurge: surgeOf(subject),
    };
  },
  'deployment.newRSNewReplicas': (input: Rollout) => {
    const { subject, newer, all } = rolloutOf(input);
    const total = sum(all.map((set) => set.spec.replicas));
    return { replicas: newReplicas(subject, newer.spec.replicas, total).replicas, error: null };
  },
  'deployment.reconcileNewReplicaSet': (input: Rollout) => {
    const { subject, newer, all } = rolloutOf(input);
    const decisions = reconcileNew(subject, newer, all);
    return { ...resultOf(all, decisions), scaled: decisions.length > 0, error: null };
  },
  'deployment.reconcileOldReplicaSets': (input: Rollout) => {
    const { subject, newer, all, old } = rolloutOf(input);
    const { decisions, isScaled } = reconcileOld(subject, newer, withPods(old));
    return { ...resultOf(all, decisions), scaled: isScaled, error: null };
  },
  'deployment.cleanupUnhealthyReplicas': (input: Rollout & { maxCleanupCount: number }) => {
    const { old, all } = sortedSets(deploymentOf(input.deployment), input.replicaSets.map(setOf));
    const result = cleanupUnhealthy(withPods(old).map(sizeOf), input.maxCleanupCount);
    const left = result.left.map(({ name, replicas }) => [name, replicas]);
    return {
      cleanedUp: result.cleaned,
      sizes: { ...sizesOf(all), ...Object.fromEntries(left) },
      error: result.refusal,
    };
  },
  'deployment.rollingStep': (input: Rollout) => {
    const { subject, newer, ...sets } = rolloutOf(input);
    const { decisions, ...step } = rollingStep(subject, newer, { newer, ...sets });
    return { ...resultOf(sets.all, decisions), ...step };
  },
  'deployment.rolloutSequence': (input: Rollout) => sequenceOf(input),
  'deployment.scaleProportionally': (input: Rollout) => {
    const subject = deploymentOf(input.deployment);
    const sets = sortedSets(subject, input.replicaSets.map(setOf));
    const decisions = scaled(subject, sets);
    const after = applied(sets.all, decisions);
    return { ...resultOf(sets.all, decisions), annotations: annotationsOf(after), error: null };
  },
  'deployment.getProportion': ({
    deployment: fields,
    replicaSet,
    replicasToAdd,
    replicasAdded,
  }: {
    deployment: DeploymentFields;
    replicaSet: SetFields;
    replicasToAdd: number;
    replicasAdded: number;
  }) => {
    const subject = deploymentOf(fields);
    const { replicas } = subject.spec;
    const wanted = { replicas, surged: replicas + surgeOf(subject) };
    const share = shareOf(subject, setOf(replicaSet));
    return { proportion: proportion(share, wanted, replicasToAdd, replicasAdded) };
  },
  'deployment.cleanupDeployment': (input: {
    replicaSets: SetFields[];
    revisionHistoryLimit: number;
  }) => {
    const { old } = sortedSets(deploymentOf(), input.replicaSets.map(setOf));
    const deleted = surplusSets(old, input.revisionHistoryLimit, profiles['1.20']);
    return { deletedInOrder: deleted.map(({ metadata }) => metadata.name), error: null };
  },
  'deployment.calculateStatus': (input: Rollout) => {
    const subject = deploymentOf(input.deployment);
    const sets = sortedSets(subject, input.replicaSets.map(setOf));
    const status = countedStatus(subject, sets, NOW_MS);
    return { ...countsOf(status), conditions: (status.conditions ?? []).map(conditionFields) };
  },
  'deployment.deploymentComplete': ({
    replicas,
    generation,
    status,
  }: {
    replicas: number;
    generation: number;
    status: Deployment['status'];
  }) => {
    const subject = deploymentOf();
    const metadata = { ...subject.metadata, generation };
    const spec = { ...subject.spec, replicas };
    return { complete: isComplete({ ...subject, metadata, spec }, status) };
  },
  'deployment.findNewAndOldReplicaSets': (input: {
    deploymentImage: string;
    replicaSets: { name: string; image: string; createdMs: number; replicas: number }[];
  }) => {
    const subject = deploymentOf({ image: input.deploymentImage });
    const { newer, old } = sortedSets(subject, input.replicaSets.map(setOf));
    const names = (sets: readonly ReplicaSet[]) => sets.map(({ metadata }) => metadata.name).sort();
    return {
      newReplicaSet: newer?.metadata.name ?? null,
      oldWithPods: names(withPods(old)),
      allOld: names(old),
    };
  },
  'deployment.syncRolloutStatus': (input: RolloutStatusInput) => rolloutStatusOf(input),
};

type RolloutStatusInput = Rollout & {
  nowMs: number;
  progressDeadlineSeconds: number;
  previousStatus: Deployment['status'];
  previousProgressingCondition:
    | (Pick<Condition, 'status' | 'reason' | 'message'> & { lastUpdateMs: number })
    | null;
  replicaFailure:
    | (Pick<Condition, 'status' | 'reason' | 'message'> & { replicaSet: string })
    | null;
};

function rolloutStatusOf(input: RolloutStatusInput) {
  const { previousProgressingCondition: before, replicaFailure: failure } = input;
  const since = before ? microTimeAt(before.lastUpdateMs) : undefined;
  const conditions = before ? [conditionOf('Progressing', before, since)] : [];
  const subject = deploymentOf(input.deployment);
  const { progressDeadlineSeconds } = input;
  const status = { ...input.previousStatus, conditions };
  const spec = { ...subject.spec, progressDeadlineSeconds };
  const sets = input.replicaSets.map((fields) => {
    const set = setOf(fields);
    if (!failure || failure.replicaSet !== fields.name) return set;
    const failed = conditionOf('ReplicaFailure', failure);
    return { ...set, status: { ...set.status, conditions: [failed] } };
  });
  const next = rolloutStatus({ ...subject, spec, status }, sortedSets(subject, sets), input.nowMs);
  return {
    ...countsOf(next),
    conditions: [...(next.conditions ?? [])]
      .sort((a, b) => (a.type < b.type ? -1 : 1))
      .map((condition) => ({
        ...conditionFields(condition),
        updated: condition.lastUpdateTime !== since,
      })),
  };
}

function conditionOf(
  type: string,
  { status, reason, message }: Pick<Condition, 'status' | 'reason' | 'message'>,
  lastUpdateTime?: string,
): Condition {
  return { type, status, reason, message, lastUpdateTime };
}

/** Between two steps every pod that exists becomes available, and every removed one is gone. */
function sequenceOf(input: Rollout) {
  const { subject, all: first } = rolloutOf(input);
  let all: readonly ReplicaSet[] = first;
  const steps: unknown[] = [];
  for (;;) {
    const sets = sortedSets(subject, all);
    if (!sets.newer) return { steps, finished: false };
    const { decisions, ...step } = rollingStep(subject, sets.newer, sets);
    if (!step.scaledNew && !step.scaledOld) return { steps, finished: true };
    steps.push({ ...resultOf(all, decisions), ...step });
    all = applied(all, decisions).map((set) => {
      const { replicas } = set.spec;
      const status = { replicas, readyReplicas: replicas, availableReplicas: replicas };
      return { ...set, status };
    });
  }
}

function rolloutOf(input: Rollout) {
  const subject = deploymentOf(input.deployment);
  const { newer, old, all } = sortedSets(subject, input.replicaSets.map(setOf));
  if (!newer) throw new Error('the vector has no new ReplicaSet');
  return { subject, newer, old, all };
}

function resultOf(all: readonly ReplicaSet[], decisions: readonly Decision[]) {
  return { sizes: sizesOf(applied(all, decisions)), events: eventsOf(decisions) };
}

function applied(all: readonly ReplicaSet[], decisions: readonly Decision[]): ReplicaSet[] {
  const written = new Map(all.map((set) => [set.metadata.name, set]));
  for (const request of decisions.flatMap(({ requests }) => requests)) {
    if (request.verb !== 'update' || request.object.kind !== 'ReplicaSet') continue;
    written.set(request.object.metadata.name, request.object);
  }
  return [...written.values()];
}

function eventsOf(decisions: readonly Decision[]): string[] {
  return decisions
    .flatMap(({ requests }) => requests)
    .flatMap((request) =>
      request.verb === 'record' ? [`${request.type} ${request.reason} ${request.message}`] : [],
    );
}

function sizesOf(all: readonly ReplicaSet[]) {
  return Object.fromEntries(all.map(({ metadata, spec }) => [metadata.name, spec.replicas]));
}

function annotationsOf(all: readonly ReplicaSet[]) {
  const value = (set: ReplicaSet, name: string) =>
    set.metadata.annotations?.[`deployment.kubernetes.io/${name}`] ?? null;
  const both = (set: ReplicaSet) => ({
    desired: value(set, 'desired-replicas'),
    max: value(set, 'max-replicas'),
  });
  return Object.fromEntries(all.map((set) => [set.metadata.name, both(set)]));
}

function countsOf(status: Deployment['status']) {
  return {
    replicas: status.replicas ?? 0,
    updatedReplicas: status.updatedReplicas ?? 0,
    readyReplicas: status.readyReplicas ?? 0,
    availableReplicas: status.availableReplicas ?? 0,
    unavailableReplicas: status.unavailableReplicas ?? 0,
  };
}

function conditionFields(condition: Condition) {
  const { type, status, reason, message } = condition;
  return { type, status, reason, message };
}
