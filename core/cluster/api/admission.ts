/**
 * Admission: what the server adds to an object before it is looked at, and what must be so besides its being
 * valid. Upstream: pkg/kubeapiserver/options/plugins.go, each plugin in its own folder.
 */
import type { KubernetesObject } from '../objects';
import { admitPod } from './admit-pod';
import type { ApiContext } from './handled';
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
  if (object.kind === 'Pod') return { object: admitPod(object) };
  return { object: before ? object : withStorageDefaults(object, context.view) };
}
