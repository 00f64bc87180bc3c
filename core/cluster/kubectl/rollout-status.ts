/** How far a rollout is, in kubectl's words. Upstream: kubectl/pkg/polymorphichelpers/rollout_status.go. */
import { groupKind } from '../api/request';
import type { DaemonSet, StatefulSet } from '../object-sets';
import type { Deployment, KubernetesObject } from '../objects';

/** An error says why waiting is of no use. */
export type RolloutStatus = { message: string; done: boolean; error: string | null };

const REVISION = 'deployment.kubernetes.io/revision';
const ONLY_ROLLING = 'rollout status is only available for RollingUpdate strategy type';

/** `revision` 0 is any; only Deployments ask for one. */
export function rolloutStatus(object: KubernetesObject, revision: number): RolloutStatus {
  switch (object.kind) {
    case 'Deployment':
      return deploymentRollout(object, revision);
    case 'DaemonSet':
      return daemonSetRollout(object);
    case 'StatefulSet':
      return statefulSetRollout(object);
    default:
      return impossible(`no status viewer has been implemented for ${groupKind(object)}`);
  }
}

export function deploymentRollout(deployment: Deployment, revision: number): RolloutStatus {
  const { metadata, spec, status } = deployment;
  const name = JSON.stringify(metadata.name);
  if (revision > 0) {
    const wrong = wrongRevision(name, metadata.annotations?.[REVISION] ?? '0', revision);
    if (wrong) return impossible(wrong);
  }
  if ((metadata.generation ?? 0) > (status?.observedGeneration ?? 0)) {
    return waiting('Waiting for deployment spec update to be observed...');
  }
  const progress = status?.conditions?.find(({ type }) => type === 'Progressing');
  if (progress?.reason === 'ProgressDeadlineExceeded') {
    return impossible(`deployment ${name} exceeded its progress deadline`);
  }
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status ?? {};
  const say = (what: string) =>
    waiting(`Waiting for deployment ${name} rollout to finish: ${what}...`);
  if (spec.replicas !== undefined && updatedReplicas < spec.replicas) {
    return say(`${updatedReplicas} out of ${spec.replicas} new replicas have been updated`);
  }
  if (replicas > updatedReplicas) {
    return say(`${replicas - updatedReplicas} old replicas are pending termination`);
  }
  if (availableReplicas < updatedReplicas) {
    return say(`${availableReplicas} of ${updatedReplicas} updated replicas are available`);
  }
  return done(`deployment ${name} successfully rolled out`);
}

function daemonSetRollout({ metadata, spec, status }: DaemonSet): RolloutStatus {
  if (spec.updateStrategy.type !== 'RollingUpdate') return impossible(ONLY_ROLLING);
  if ((metadata.generation ?? 0) > (status.observedGeneration ?? 0)) {
    return waiting('Waiting for daemon set spec update to be observed...');
  }
  const name = JSON.stringify(metadata.name);
  const { desiredNumberScheduled: desired } = status;
  const { updatedNumberScheduled: updated = 0, numberAvailable: available = 0 } = status;
  const say = (what: string) =>
    waiting(`Waiting for daemon set ${name} rollout to finish: ${what}...`);
  if (updated < desired) return say(`${updated} out of ${desired} new pods have been updated`);
  if (available < desired) return say(`${available} of ${desired} updated pods are available`);
  return done(`daemon set ${name} successfully rolled out`);
}

/** A strategy that names a partition, even 0, is over once enough pods are new. */
function statefulSetRollout({ metadata, spec, status }: StatefulSet): RolloutStatus {
  const { type, rollingUpdate } = spec.updateStrategy;
  if (type !== 'RollingUpdate') return impossible(ONLY_ROLLING);
  const { observedGeneration = 0, readyReplicas = 0, updatedReplicas = 0 } = status;
  if (observedGeneration === 0 || (metadata.generation ?? 0) > observedGeneration) {
    return waiting('Waiting for statefulset spec update to be observed...');
  }
  if (readyReplicas < spec.replicas) {
    return waiting(`Waiting for ${spec.replicas - readyReplicas} pods to be ready...`);
  }
  const { currentReplicas = 0, currentRevision = '', updateRevision = '' } = status;
  if (rollingUpdate) {
    const wanted = spec.replicas - (rollingUpdate.partition ?? 0);
    return updatedReplicas < wanted
      ? waiting(
          `Waiting for partitioned roll out to finish: ${updatedReplicas} out of ${wanted} new pods have been updated...`,
        )
      : done(`partitioned roll out complete: ${updatedReplicas} new pods have been updated...`);
  }
  return updateRevision !== currentRevision
    ? waiting(
        `waiting for statefulset rolling update to complete ${updatedReplicas} pods at revision ${updateRevision}...`,
      )
    : done(
        `statefulset rolling update complete ${currentReplicas} pods at revision ${currentRevision}...`,
      );
}

function waiting(message: string): RolloutStatus {
  return { message: `${message}\n`, done: false, error: null };
}

function done(message: string): RolloutStatus {
  return { message: `${message}\n`, done: true, error: null };
}

function impossible(error: string): RolloutStatus {
  return { message: '', done: false, error };
}

function wrongRevision(name: string, text: string, wanted: number): string | null {
  if (!/^[+-]?\d+$/.test(text)) {
    return `cannot get the revision of deployment ${name}: strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`;
  }
  return Number(text) === wanted
    ? null
    : `desired revision (${wanted}) is different from the running revision (${Number(text)})`;
}
