/**
 * Admission: what the server adds to an object before it is looked at, and what must be so besides its being
 * valid. Upstream: pkg/kubeapiserver/options/plugins.go, each plugin in its own folder.
 */
import type { KubernetesObject, Pod } from '../objects';
import { admitAccount } from './admit-account';
import { admitPod, withRequests } from './admit-pod';
import { admitPriority, defaultClassProblem } from './admit-priority';
import { admitQuota } from './admit-quota';
import { escalationProblem } from './escalation';
import type { ApiContext, Write } from './handled';
import { limitProblem, withLimitDefaults } from './limit-ranges';
import { namespaceProblem } from './namespace-lifecycle';
import { type Refused, refusal } from './stage';
import { withStorageDefaults } from './storage-protection';

/** `before` is what the object takes the place of; null when it is made. */
export function mutate(
  object: KubernetesObject,
  before: KubernetesObject | null,
  context: ApiContext,
): { object: KubernetesObject } | Refused {
  const problem = namespaceProblem(object, before === null ? 'create' : 'update', context.view);
  if (problem) return refusal('mutating admission', problem);
  if (object.kind === 'Pod')
    return before ? { object: admitPod(object) } : admitNew(object, context);
  if (object.kind === 'PriorityClass') {
    const second = defaultClassProblem(object, context.view);
    if (second) return refusal('validating admission', second);
  }
  return { object: before ? object : withStorageDefaults(object, context.view) };
}

function admitNew(pod: Pod, context: ApiContext): { object: KubernetesObject } | Refused {
  const { view } = context;
  const named = admitAccount(pod, context);
  const admitted = 'status' in named ? named : admitPriority(named.pod, view);
  return 'status' in admitted
    ? refusal('mutating admission', admitted.status)
    : { object: admitPod(withLimitDefaults(withRequests(admitted.pod), view)) };
}

/** What else is written when the object is; refused where a limit or a quota of its namespace is passed. */
export function review(
  object: KubernetesObject,
  before: KubernetesObject | null,
  { view, user }: ApiContext,
): { writes: readonly Write[] } | Refused {
  const escalation = escalationProblem(object, before, { view, user });
  if (escalation) return refusal('storage', escalation);
  const beyond = before && object.kind === 'Pod' ? null : limitProblem(object, view);
  if (beyond) return refusal('validating admission', beyond);
  const counted = admitQuota(object, before, view);
  return 'status' in counted ? refusal('validating admission', counted.status) : counted;
}
