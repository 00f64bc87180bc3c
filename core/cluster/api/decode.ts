/** From a manifest to an object: defaults filled in, shape checked. Upstream: pkg/apis/<group>/v1/defaults.go. */
import { isJsonObject, type Json, type JsonObject } from '../json';
import type { Kind, KubernetesObject } from '../objects';
import { autoscalerDefaults, autoscalerShape } from './autoscaler-manifest';
import { invalid, type Status } from './request';
import type { Shape } from './shape';
import { deploymentShape, nodeShape, podShape, replicaSetShape, serviceShape } from './shapes';

/** The kinds that a manifest may have. */
export const manifestKinds = {
  Pod: { apiVersion: 'v1', shape: podShape, defaults: podDefaults, namespaced: true },
  Node: { apiVersion: 'v1', shape: nodeShape, defaults: keep, namespaced: false },
  Deployment: {
    apiVersion: 'apps/v1',
    shape: deploymentShape,
    defaults: deploymentDefaults,
    namespaced: true,
  },
  ReplicaSet: {
    apiVersion: 'apps/v1',
    shape: replicaSetShape,
    defaults: replicaSetDefaults,
    namespaced: true,
  },
  HorizontalPodAutoscaler: {
    apiVersion: 'autoscaling/v2',
    shape: autoscalerShape,
    defaults: autoscalerDefaults,
    namespaced: true,
  },
  Service: { apiVersion: 'v1', shape: serviceShape, defaults: serviceDefaults, namespaced: true },
} satisfies Partial<
  Record<
    Kind,
    {
      apiVersion: string;
      shape: Shape<KubernetesObject>;
      defaults: (manifest: JsonObject) => JsonObject;
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
  HorizontalPodAutoscaler: ['autoscaling/v1', 'autoscaling/v2beta2'],
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
  const { shape, defaults, namespaced } = manifestKinds[manifest.kind];
  const completed = defaults({ ...manifest, metadata: metadataDefaults(manifest, namespaced) });
  const problems: string[] = [];
  const report = (path: string, message: string) => problems.push(`${path}: ${message}`);
  if (shape(completed, '', report)) return { object: completed };
  return { status: invalid(manifest.kind, nameIn(manifest), problems) };
}

function nameIn(manifest: JsonObject): string {
  const { name } = child(manifest, 'metadata');
  return typeof name === 'string' ? name : '';
}

function keep(manifest: JsonObject): JsonObject {
  return manifest;
}

function child(parent: JsonObject, key: string): JsonObject {
  const value = parent[key];
  return isJsonObject(value) ? value : {};
}

/** The server gives the identity later; empty texts stand for it until then. */
function metadataDefaults(manifest: JsonObject, namespaced: boolean): JsonObject {
  const written = child(manifest, 'metadata');
  return {
    uid: '',
    resourceVersion: '',
    ...(namespaced ? { namespace: 'default' } : {}),
    ...written,
    creationTimestamp: written.creationTimestamp ?? '',
  };
}

function podDefaults(manifest: JsonObject): JsonObject {
  return {
    ...manifest,
    spec: podSpecDefaults(child(manifest, 'spec')),
    status: { phase: 'Pending', ...child(manifest, 'status') },
  };
}

function podSpecDefaults(spec: JsonObject): JsonObject {
  return {
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
    ...spec,
    ...(Array.isArray(spec.containers)
      ? { containers: spec.containers.map(containerDefaults) }
      : {}),
  };
}

/** Requests that are not said are the limits that are. */
function containerDefaults(container: Json): Json {
  if (!isJsonObject(container) || !isJsonObject(container.resources)) return container;
  const limits = child(container.resources, 'limits');
  const requests = { ...limits, ...child(container.resources, 'requests') };
  return { ...container, resources: { ...container.resources, requests } };
}

function templateDefaults(spec: JsonObject): JsonObject {
  const template = child(spec, 'template');
  return {
    ...template,
    metadata: child(template, 'metadata'),
    spec: podSpecDefaults(child(template, 'spec')),
  };
}

function deploymentDefaults(manifest: JsonObject): JsonObject {
  const spec = child(manifest, 'spec');
  const strategy = child(spec, 'strategy');
  const type = strategy.type ?? 'RollingUpdate';
  const rollingUpdate = {
    maxSurge: '25%',
    maxUnavailable: '25%',
    ...child(strategy, 'rollingUpdate'),
  };
  return {
    ...manifest,
    spec: {
      replicas: 1,
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      ...spec,
      strategy: { ...strategy, type, ...(type === 'RollingUpdate' ? { rollingUpdate } : {}) },
      template: templateDefaults(spec),
    },
    status: child(manifest, 'status'),
  };
}

function replicaSetDefaults(manifest: JsonObject): JsonObject {
  const spec = child(manifest, 'spec');
  return {
    ...manifest,
    spec: { replicas: 1, ...spec, template: templateDefaults(spec) },
    status: { replicas: 0, ...child(manifest, 'status') },
  };
}

function serviceDefaults(manifest: JsonObject): JsonObject {
  const spec = child(manifest, 'spec');
  const type = spec.type ?? 'ClusterIP';
  return {
    ...manifest,
    spec: {
      type,
      clusterIP: '',
      clusterIPs: [],
      sessionAffinity: 'None',
      ...(type === 'ClusterIP' ? {} : { externalTrafficPolicy: 'Cluster' }),
      ...spec,
      ...(Array.isArray(spec.ports) ? { ports: spec.ports.map(portDefaults) } : {}),
    },
    status: { loadBalancer: {}, ...child(manifest, 'status') },
  };
}

function portDefaults(port: Json): Json {
  return isJsonObject(port)
    ? { protocol: 'TCP', ...port, targetPort: port.targetPort ?? port.port }
    : port;
}
