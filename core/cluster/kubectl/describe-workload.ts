/** kubectl describe of Deployments and ReplicaSets. */
import { formatLabelSelector } from '../labels';
import type { Condition, Deployment, Metadata, ReplicaSet } from '../objects';
import { listObjects } from '../store';
import { annotationLines, describeTemplate, pairLines } from './describe-template';
import { eventLines, timeText } from './describe-time';
import type { Session } from './session';

export function describeDeployment(deployment: Deployment, session: Session): string[] {
  const { metadata, spec, status } = deployment;
  const { rollingUpdate } = spec.strategy;
  const counts = [
    `${spec.replicas} desired`,
    `${status.updatedReplicas ?? 0} updated`,
    `${status.replicas ?? 0} total`,
    `${status.availableReplicas ?? 0} available`,
    `${status.unavailableReplicas ?? 0} unavailable`,
  ];
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    `CreationTimestamp:\t${timeText(metadata.creationTimestamp)}`,
    ...pairLines('Labels:', metadata.labels, '='),
    ...annotationLines(metadata.annotations),
    `Selector:\t${formatLabelSelector(spec.selector)}`,
    `Replicas:\t${counts.join(' | ')}`,
    `StrategyType:\t${spec.strategy.type}`,
    `MinReadySeconds:\t${spec.minReadySeconds ?? 0}`,
    ...(rollingUpdate
      ? [
          `RollingUpdateStrategy:\t${rollingUpdate.maxUnavailable} max unavailable, ${rollingUpdate.maxSurge} max surge`,
        ]
      : []),
    'Pod Template:',
    ...describeTemplate(spec.template),
    ...conditionLines(status.conditions ?? []),
    ...setLines(deployment, session),
    ...eventLines(deployment, session),
  ];
}

export function describeReplicaSet(set: ReplicaSet, session: Session): string[] {
  const { metadata, spec, status } = set;
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    `Selector:\t${formatLabelSelector(spec.selector)}`,
    ...pairLines('Labels:', metadata.labels, '='),
    ...annotationLines(metadata.annotations),
    ...(owner ? [`Controlled By:\t${owner.kind}/${owner.name}`] : []),
    `Replicas:\t${status.replicas} current / ${spec.replicas} desired`,
    podStatusLine(set.metadata, session),
    'Pod Template:',
    ...describeTemplate(spec.template),
    ...conditionLines(status.conditions ?? []),
    ...eventLines(set, session),
  ];
}

function conditionLines(conditions: readonly Condition[]): string[] {
  if (conditions.length === 0) return [];
  return [
    'Conditions:',
    '  Type\tStatus\tReason',
    '  ----\t------\t------',
    ...conditions.map(({ type, status, reason = '' }) => `  ${type} \t${status}\t${reason}`),
  ];
}

/** The sets of earlier templates, the oldest first, and the newest. */
function setLines(deployment: Deployment, session: Session): string[] {
  const { uid, namespace, annotations } = deployment.metadata;
  const revision = annotations?.['deployment.kubernetes.io/revision'];
  const owned = listObjects(session.view(), 'ReplicaSet', namespace)
    .filter(({ metadata }) => metadata.ownerReferences?.some((owner) => owner.uid === uid))
    .sort((a, b) => (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? -1 : 1));
  const isNew = ({ metadata }: ReplicaSet) =>
    metadata.annotations?.['deployment.kubernetes.io/revision'] === revision;
  const textOf = (sets: readonly ReplicaSet[]) =>
    sets
      .map(
        ({ metadata, spec, status }) =>
          `${metadata.name} (${status.replicas}/${spec.replicas} replicas created)`,
      )
      .join(', ') || '<none>';
  return [
    `OldReplicaSets:\t${textOf(owned.filter((set) => !isNew(set)))}`,
    `NewReplicaSet:\t${textOf(owned.filter(isNew))}`,
  ];
}

/** How many pods of an owner are in which phase. */
export function podStatusLine(metadata: Metadata, session: Session): string {
  const phases = listObjects(session.view(), 'Pod', metadata.namespace)
    .filter((pod) => pod.metadata.ownerReferences?.some(({ uid }) => uid === metadata.uid))
    .map((pod) => pod.status.phase);
  const count = (phase: string) => phases.filter((each) => each === phase).length;
  return `Pods Status:\t${count('Running')} Running / ${count('Pending')} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`;
}
