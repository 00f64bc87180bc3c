/**
 * Nothing is made where no namespace is, or in one that is going; some namespaces stay.
 * Upstream: apiserver/pkg/admission/plugin/namespace/lifecycle/admission.go.
 */
import type { KubernetesObject } from '../objects';
import { getObject, type View } from '../store';
import { forbidden, notFound, type Status } from './request';

const IMMORTAL = ['default', 'kube-system', 'kube-public'];

export function namespaceProblem(
  { kind, metadata }: KubernetesObject,
  operation: 'create' | 'update' | 'delete',
  view: View,
): Status | null {
  const { name, namespace } = metadata;
  if (operation === 'delete') {
    return kind === 'Namespace' && IMMORTAL.includes(name)
      ? forbidden(kind, name, 'this namespace may not be deleted')
      : null;
  }
  if (namespace === undefined) return null;
  const found = getObject(view, 'Namespace', `/${namespace}`);
  if (!found) return notFound('Namespace', namespace);
  if (operation !== 'create' || found.status.phase !== 'Terminating') return null;
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
  return { ...forbidden(kind, name, why), isTerminating: true };
}
