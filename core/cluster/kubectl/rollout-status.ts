/** How far a rollout is, in kubectl's words. Upstream: kubectl/pkg/polymorphichelpers/rollout_status.go. */
import type { Deployment } from '../objects';

/** An error says why waiting is of no use. */
export type RolloutStatus = { message: string; done: boolean; error: string | null };

const REVISION = 'deployment.kubernetes.io/revision';

/** `revision` 0 is any. */
export function deploymentRollout(deployment: Deployment, revision: number): RolloutStatus {
  const { metadata, spec, status } = deployment;
  const name = JSON.stringify(metadata.name);
  if (revision > 0) {
    const wrong = wrongRevision(name, metadata.annotations?.[REVISION] ?? '0', revision);
    if (wrong) return { message: '', done: false, error: wrong };
  }
  if ((metadata.generation ?? 0) > (status?.observedGeneration ?? 0)) {
    return waiting('Waiting for deployment spec update to be observed...');
  }
  const progress = status?.conditions?.find(({ type }) => type === 'Progressing');
  if (progress?.reason === 'ProgressDeadlineExceeded') {
    return { message: '', done: false, error: `deployment ${name} exceeded its progress deadline` };
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
  return { message: `deployment ${name} successfully rolled out\n`, done: true, error: null };
}

function waiting(message: string): RolloutStatus {
  return { message: `${message}\n`, done: false, error: null };
}

function wrongRevision(name: string, text: string, wanted: number): string | null {
  if (!/^[+-]?\d+$/.test(text)) {
    return `cannot get the revision of deployment ${name}: strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`;
  }
  return Number(text) === wanted
    ? null
    : `desired revision (${wanted}) is different from the running revision (${Number(text)})`;
}
