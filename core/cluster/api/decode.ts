/** From a manifest to an object: defaults filled in, shape checked. Upstream: pkg/apis/<group>/v1/defaults.go. */
import type { JsonObject } from '../json';
import type { Kind, KubernetesObject } from '../objects';
import {
  clusterRoleBindingShape,
  clusterRoleShape,
  completeBinding,
  completeRole,
  roleBindingShape,
  roleShape,
  serviceAccountShape,
} from './access-manifest';
import { autoscalerDefaults, autoscalerShape } from './autoscaler-manifest';
import { budgetShape, completeBudget } from './budget-manifest';
import { completeSecret, configMapShape, secretShape } from './config-manifest';
import { completeCronJob, cronJobShape } from './cron-job-manifest';
import { completeDaemonSet, daemonSetShape } from './daemon-set-manifest';
import { withDefaults } from './defaults';
import {
  completeEndpoints,
  completeSlice,
  endpointSliceShape,
  endpointsShape,
} from './endpoints-manifest';
import { part } from './fill';
import { jobShape } from './job-manifest';
import {
  completeLimitRange,
  completeNamespace,
  completeQuota,
  limitRangeShape,
  namespaceShape,
  resourceQuotaShape,
} from './namespace-manifest';
import { completePriorityClass, priorityClassShape } from './priority-class-manifest';
import { invalid, type Status } from './request';
import type { Shape } from './shape';
import { deploymentShape, nodeShape, podShape, replicaSetShape, serviceShape } from './shapes';
import {
  completeStatefulSet,
  controllerRevisionShape,
  statefulSetShape,
} from './stateful-set-manifest';
import { validate } from './validate';

const RBAC = 'rbac.authorization.k8s.io/v1';

import {
  claimShape,
  completeClaim,
  completeStorageClass,
  completeVolume,
  storageClassShape,
  volumeShape,
} from './volume-manifest';

/** The kinds that a manifest may have. */
export const manifestKinds = {
  Pod: { apiVersion: 'v1', shape: podShape, complete: completePod, namespaced: true },
  Node: { apiVersion: 'v1', shape: nodeShape, complete: keep, namespaced: false },
  Deployment: {
    apiVersion: 'apps/v1',
    shape: deploymentShape,
    complete: completeWorkload,
    namespaced: true,
  },
  ReplicaSet: {
    apiVersion: 'apps/v1',
    shape: replicaSetShape,
    complete: completeReplicaSet,
    namespaced: true,
  },
  HorizontalPodAutoscaler: {
    apiVersion: 'autoscaling/v2',
    shape: autoscalerShape,
    complete: autoscalerDefaults,
    namespaced: true,
  },
  PodDisruptionBudget: {
    apiVersion: 'policy/v1',
    shape: budgetShape,
    complete: completeBudget,
    namespaced: true,
  },
  Job: { apiVersion: 'batch/v1', shape: jobShape, complete: completeWorkload, namespaced: true },
  CronJob: {
    apiVersion: 'batch/v1',
    shape: cronJobShape,
    complete: completeCronJob,
    namespaced: true,
  },
  DaemonSet: {
    apiVersion: 'apps/v1',
    shape: daemonSetShape,
    complete: completeDaemonSet,
    namespaced: true,
  },
  PersistentVolume: {
    apiVersion: 'v1',
    shape: volumeShape,
    complete: completeVolume,
    namespaced: false,
  },
  PersistentVolumeClaim: {
    apiVersion: 'v1',
    shape: claimShape,
    complete: completeClaim,
    namespaced: true,
  },
  StorageClass: {
    apiVersion: 'storage.k8s.io/v1',
    shape: storageClassShape,
    complete: completeStorageClass,
    namespaced: false,
  },
  PriorityClass: {
    apiVersion: 'scheduling.k8s.io/v1',
    shape: priorityClassShape,
    complete: completePriorityClass,
    namespaced: false,
  },
  StatefulSet: {
    apiVersion: 'apps/v1',
    shape: statefulSetShape,
    complete: completeStatefulSet,
    namespaced: true,
  },
  Service: { apiVersion: 'v1', shape: serviceShape, complete: completeService, namespaced: true },
  Endpoints: {
    apiVersion: 'v1',
    shape: endpointsShape,
    complete: completeEndpoints,
    namespaced: true,
  },
  EndpointSlice: {
    apiVersion: 'discovery.k8s.io/v1',
    shape: endpointSliceShape,
    complete: completeSlice,
    namespaced: true,
  },
  ControllerRevision: {
    apiVersion: 'apps/v1',
    shape: controllerRevisionShape,
    complete: keep,
    namespaced: true,
  },
  Namespace: {
    apiVersion: 'v1',
    shape: namespaceShape,
    complete: completeNamespace,
    namespaced: false,
  },
  ResourceQuota: {
    apiVersion: 'v1',
    shape: resourceQuotaShape,
    complete: completeQuota,
    namespaced: true,
  },
  LimitRange: {
    apiVersion: 'v1',
    shape: limitRangeShape,
    complete: completeLimitRange,
    namespaced: true,
  },
  ServiceAccount: {
    apiVersion: 'v1',
    shape: serviceAccountShape,
    complete: keep,
    namespaced: true,
  },
  Role: { apiVersion: RBAC, shape: roleShape, complete: completeRole, namespaced: true },
  ClusterRole: {
    apiVersion: RBAC,
    shape: clusterRoleShape,
    complete: completeRole,
    namespaced: false,
  },
  RoleBinding: {
    apiVersion: RBAC,
    shape: roleBindingShape,
    complete: completeBinding,
    namespaced: true,
  },
  ClusterRoleBinding: {
    apiVersion: RBAC,
    shape: clusterRoleBindingShape,
    complete: completeBinding,
    namespaced: false,
  },
  ConfigMap: { apiVersion: 'v1', shape: configMapShape, complete: keep, namespaced: true },
  Secret: { apiVersion: 'v1', shape: secretShape, complete: completeSecret, namespaced: true },
} satisfies Partial<
  Record<
    Kind,
    {
      apiVersion: string;
      shape: Shape<KubernetesObject>;
      /** Adds what objects always have here, empty as it may be. */
      complete: (manifest: JsonObject) => JsonObject;
      namespaced: boolean;
    }
  >
>;
export type ManifestKind = keyof typeof manifestKinds;

export function isManifestKind(kind: unknown): kind is ManifestKind {
  return typeof kind === 'string' && kind in manifestKinds;
}

/** Versions that are turned into the one that is kept. */
const otherVersions: Partial<Record<ManifestKind, readonly string[]>> = {
  CronJob: ['batch/v1beta1'],
  EndpointSlice: ['discovery.k8s.io/v1beta1'],
  HorizontalPodAutoscaler: ['autoscaling/v1', 'autoscaling/v2beta2'],
  PodDisruptionBudget: ['policy/v1beta1'],
  Role: ['rbac.authorization.k8s.io/v1beta1'],
  ClusterRole: ['rbac.authorization.k8s.io/v1beta1'],
  RoleBinding: ['rbac.authorization.k8s.io/v1beta1'],
  ClusterRoleBinding: ['rbac.authorization.k8s.io/v1beta1'],
};

/** Whether the server knows the kind in this version. */
export function isVersionOf(kind: ManifestKind, apiVersion: unknown): boolean {
  const versions = [manifestKinds[kind].apiVersion, ...(otherVersions[kind] ?? [])];
  return versions.some((version) => version === apiVersion);
}

export type Decoded = { object: KubernetesObject } | { status: Status };

/** Null where the kind cannot come as a manifest. */
export function decode(manifest: JsonObject): Decoded | null {
  if (!isManifestKind(manifest.kind)) return null;
  const { shape, complete, namespaced } = manifestKinds[manifest.kind];
  const named = { ...manifest, metadata: metadataDefaults(manifest, namespaced) };
  const completed = complete(withDefaults(named));
  const problems: string[] = [];
  const report = (path: string, message: string) => problems.push(`${path}: ${message}`);
  if (shape(completed, '', report)) return { object: completed };
  const inWords = validate(completed);
  return {
    status: invalid(manifest.kind, nameIn(manifest), inWords.length > 0 ? inWords : problems),
  };
}

function nameIn(manifest: JsonObject): string {
  const { name } = part(manifest, 'metadata');
  return typeof name === 'string' ? name : '';
}

function keep(manifest: JsonObject): JsonObject {
  return manifest;
}

/** The server gives the identity later; empty texts stand for it until then. */
function metadataDefaults(manifest: JsonObject, namespaced: boolean): JsonObject {
  const written = part(manifest, 'metadata');
  return {
    uid: '',
    resourceVersion: '',
    ...(namespaced ? { namespace: 'default' } : {}),
    ...written,
    creationTimestamp: written.creationTimestamp ?? '',
  };
}

function completePod(pod: JsonObject): JsonObject {
  return { ...pod, status: { phase: 'Pending', ...part(pod, 'status') } };
}

function completeWorkload(workload: JsonObject): JsonObject {
  const spec = part(workload, 'spec');
  const template = part(spec, 'template');
  return {
    ...workload,
    spec: { ...spec, template: { ...template, metadata: part(template, 'metadata') } },
    status: part(workload, 'status'),
  };
}

function completeReplicaSet(set: JsonObject): JsonObject {
  const workload = completeWorkload(set);
  return { ...workload, status: { replicas: 0, ...part(workload, 'status') } };
}

/** Upstream: pkg/registry/core/service/strategy.go NormalizeClusterIPs. */
function completeService(service: JsonObject): JsonObject {
  const spec = part(service, 'spec');
  const addresses = spec.clusterIP ? [spec.clusterIP] : [];
  return {
    ...service,
    spec: { clusterIP: '', clusterIPs: addresses, ports: [], ...spec },
    status: { loadBalancer: {}, ...part(service, 'status') },
  };
}
