/** kubectl describe. Upstream: kubectl/pkg/cmd/describe, kubectl/pkg/describe/describe.go. */
import type { KubernetesObject } from '../objects';
import { listObjects } from '../store';
import { type Arguments, namespaceOf, parseArguments } from './arguments';
import { askedTargets, isAsked } from './asked-targets';
import { describeBinding, describeRole, describeServiceAccount } from './describe-access';
import { describeAutoscaler } from './describe-autoscaler';
import { describeBudget } from './describe-budget';
import { describeConfigMap, describeSecret } from './describe-config';
import { describeDaemonSet } from './describe-daemon-set';
import { describeEndpointSlice, describeEndpoints } from './describe-endpoints';
import { describeCronJob, describeJob } from './describe-job';
import { describeLimitRange, describeNamespace, describeQuota } from './describe-namespace';
import { describeService } from './describe-network';
import { describeNode } from './describe-node';
import { describePlain } from './describe-plain';
import { describePod } from './describe-pod';
import { describeStatefulSet } from './describe-stateful-set';
import { describeClaim, describeStorageClass, describeVolume } from './describe-storage';
import { describeDeployment, describeReplicaSet } from './describe-workload';
import type { Target } from './resource-types';
import { SELECTING, type Selected, selectObjects } from './select-objects';
import { failed, type Printed, printed, type Session, together } from './session';
import { alignTabs } from './tabs';

const NO_TYPE =
  'error: You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.';
/** kubectl asks for version 1, which is not served yet. */
const UNSERVED = 'Error from server (NotFound): the server could not find the requested resource';

export function runDescribe(args: readonly string[], session: Session): Printed {
  const valued = [...SELECTING.valued, 'chunk-size', 'filename'];
  const read = parseArguments('describe', args, valued, [...SELECTING.bare, 'show-events']);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  if (!isAsked(parsed)) return failed(NO_TYPE);
  const found = askedTargets(parsed, session);
  if ('failure' in found) return found.failure;
  const selected = found.targets.map((target) => select(target, parsed, session));
  const isByPrefix = selected.some((each) => each.isByPrefix);
  const objects = selected.flatMap((each) => each.objects);
  const missing = selected.flatMap((each) => each.missing);
  if (objects.length === 0 && missing.length === 0) {
    const where = parsed.flags.has('all-namespaces') ? '' : ` in ${namespaceOf(parsed)} namespace.`;
    return { ...printed(), stderr: `No resources found${where}\n` };
  }
  const isUnserved = ({ kind }: KubernetesObject) =>
    kind === 'CronJob' && session.constants.servesBeta;
  const texts = objects
    .filter((object) => !isUnserved(object))
    .map((object) => textOf(object, parsed, session));
  const refusals = objects.filter(isUnserved).map(() => failed(UNSERVED));
  return together([
    { ...printed(), stdout: isByPrefix ? `${texts.join('\n')}\n` : texts.join('\n\n') },
    ...refusals,
    ...missing,
  ]);
}

/** A name that nothing has may be the beginning of names. */
function select(
  target: Target,
  parsed: Arguments,
  session: Session,
): Selected & { isByPrefix?: boolean } {
  const selected = selectObjects(target, parsed, session);
  const [type, prefix = '', ...more] = parsed.words;
  if (selected.objects.length > 0 || !prefix || more.length > 0 || type?.includes(',')) {
    return selected;
  }
  const namespace = target.namespaced ? namespaceOf(parsed) : undefined;
  const objects = listObjects(session.view(), target.kind, namespace).filter(({ metadata }) =>
    metadata.name.startsWith(prefix),
  );
  return objects.length > 0 ? { ...selected, objects, missing: [], isByPrefix: true } : selected;
}

function textOf(object: KubernetesObject, parsed: Arguments, session: Session): string {
  const lines = linesOf(object, session);
  const end = lines.findLastIndex((line) => line.startsWith('Events:'));
  const showsEvents = parsed.values['show-events']?.at(-1) !== 'false';
  return alignTabs(showsEvents || end < 0 ? lines : lines.slice(0, end))
    .map((line) => `${line}\n`)
    .join('');
}

function linesOf(object: KubernetesObject, session: Session): string[] {
  switch (object.kind) {
    case 'Pod':
      return describePod(object, session);
    case 'Node':
      return describeNode(object, session);
    case 'Deployment':
      return describeDeployment(object, session);
    case 'ReplicaSet':
      return describeReplicaSet(object, session);
    case 'DaemonSet':
      return describeDaemonSet(object, session);
    case 'StatefulSet':
      return describeStatefulSet(object, session);
    case 'PersistentVolume':
      return describeVolume(object, session);
    case 'PersistentVolumeClaim':
      return describeClaim(object, session);
    case 'StorageClass':
      return describeStorageClass(object, session);
    case 'Job':
      return describeJob(object, session);
    case 'CronJob':
      return describeCronJob(object, session);
    case 'Service':
      return describeService(object, session);
    case 'Endpoints':
      return describeEndpoints(object, session);
    case 'EndpointSlice':
      return describeEndpointSlice(object, session);
    case 'HorizontalPodAutoscaler':
      return describeAutoscaler(object, session);
    case 'PodDisruptionBudget':
      return describeBudget(object, session);
    case 'Namespace':
      return describeNamespace(object, session);
    case 'ResourceQuota':
      return describeQuota(object);
    case 'LimitRange':
      return describeLimitRange(object);
    case 'ServiceAccount':
      return describeServiceAccount(object, session);
    case 'Role':
    case 'ClusterRole':
      return describeRole(object);
    case 'RoleBinding':
    case 'ClusterRoleBinding':
      return describeBinding(object);
    case 'ConfigMap':
      return describeConfigMap(object, session);
    case 'Secret':
      return describeSecret(object);
    default:
      return describePlain(object, session);
  }
}
