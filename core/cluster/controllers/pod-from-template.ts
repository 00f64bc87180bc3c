/** A pod as its controller makes it from a template. Upstream: pkg/controller/controller_utils.go GetPodFromTemplate. */
import type { KubernetesObject, OwnerReference, Pod, PodTemplate } from '../objects';

export function podFromTemplate(owner: KubernetesObject, template: PodTemplate, name: string): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...template.metadata,
      name,
      generateName: `${owner.metadata.name}-`,
      namespace: owner.metadata.namespace,
      uid: '',
      resourceVersion: '',
      creationTimestamp: '',
      ownerReferences: [controllerReference(owner)],
    },
    spec: template.spec,
    status: { phase: 'Pending' },
  };
}

export function controllerReference({
  apiVersion,
  kind,
  metadata,
}: KubernetesObject): OwnerReference {
  const { name, uid } = metadata;
  return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true };
}
