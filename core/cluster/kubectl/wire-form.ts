/**
 * An object as the API server sends it: in the version that is served, with the fields that Go writes even when
 * they are empty. Upstream: k8s.io/api types.go, where a field has no omitempty.
 */

import { isJsonObject, isList, type Json, type JsonObject } from '../json';
import type { KubernetesObject } from '../objects';
import type { Constants } from '../profile';
import { autoscalerWire } from './autoscaler-wire';
import { servedVersion } from './served-resources';

export function wireForm(object: KubernetesObject, constants: Constants): JsonObject {
  const plain: unknown =
    object.kind === 'HorizontalPodAutoscaler' ? autoscalerWire(object, constants) : object;
  if (!isJsonObject(plain)) return {};
  const { kind } = object;
  return { ...withEmptyFields(kind, plain), apiVersion: servedVersion(kind, constants) };
}

function withEmptyFields(kind: KubernetesObject['kind'], object: JsonObject): JsonObject {
  switch (kind) {
    case 'Pod':
      return at(at(object, ['spec'], ownPodSpec), ['status'], podStatus);
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'DaemonSet':
      return at(object, ['spec', 'template'], template);
    case 'Job':
      return at(at(object, ['spec', 'template'], template), ['status'], jobStatus);
    case 'CronJob':
      return at(object, ['spec', 'jobTemplate'], (job) => ({
        metadata: { creationTimestamp: null },
        ...at(job, ['spec', 'template'], template),
      }));
    case 'PersistentVolume':
      return at(object, ['spec'], ({ storageClassName, ...spec }) =>
        storageClassName ? { ...spec, storageClassName } : spec,
      );
    case 'Event':
      return { eventTime: null, reportingComponent: '', reportingInstance: '', ...object };
    case 'Node':
      return at(at(object, ['spec'], nodeSpec), ['status'], nodeStatus);
    default:
      return object;
  }
}

/** Replaces what is at a path; what is not there stays away. */
function at(
  object: JsonObject,
  path: readonly string[],
  change: (part: JsonObject) => JsonObject,
): JsonObject {
  const [key = '', ...rest] = path;
  const part = object[key];
  if (!isJsonObject(part)) return object;
  return { ...object, [key]: rest.length > 0 ? at(part, rest, change) : change(part) };
}

function each(value: Json | undefined, change: (part: JsonObject) => JsonObject): Json | undefined {
  return isList(value) ? value.map((part) => (isJsonObject(part) ? change(part) : part)) : value;
}

function template(part: JsonObject): JsonObject {
  const metadata = isJsonObject(part.metadata) ? part.metadata : {};
  return at({ ...part, metadata: { ...metadata, creationTimestamp: null } }, ['spec'], podSpec);
}

function podSpec(spec: JsonObject): JsonObject {
  const withResources = (container: JsonObject) => ({ resources: {}, ...container });
  return {
    ...spec,
    containers: each(spec.containers, withResources),
    ...(spec.initContainers ? { initContainers: each(spec.initContainers, withResources) } : {}),
  };
}

/** Of a pod itself, and not of a template. */
function ownPodSpec(spec: JsonObject): JsonObject {
  return { enableServiceLinks: true, ...podSpec(spec) };
}

function podStatus(status: JsonObject): JsonObject {
  return {
    ...probedConditions(status),
    ...(status.containerStatuses
      ? { containerStatuses: each(status.containerStatuses, containerStatus) }
      : {}),
    ...(typeof status.podIP === 'string' ? { podIPs: [{ ip: status.podIP }] } : {}),
  };
}

function probedConditions(status: JsonObject): JsonObject {
  if (!status.conditions) return status;
  const conditions = each(status.conditions, (condition) => ({
    lastProbeTime: null,
    ...condition,
  }));
  return { ...status, conditions };
}

/** A job's conditions have been probed when they changed. */
function jobStatus(status: JsonObject): JsonObject {
  if (!status.conditions) return status;
  const conditions = each(status.conditions, (condition) => ({
    lastProbeTime: condition.lastTransitionTime ?? null,
    ...condition,
  }));
  return { ...status, conditions };
}

function containerStatus(status: JsonObject): JsonObject {
  const started = isJsonObject(status.state) && status.state.running !== undefined;
  const terminated = (state: JsonObject) =>
    at(state, ['terminated'], (end) => ({ startedAt: null, ...end }));
  return at(
    at({ imageID: '', lastState: {}, started, ...status }, ['state'], terminated),
    ['lastState'],
    terminated,
  );
}

function nodeSpec(spec: JsonObject): JsonObject {
  return typeof spec.podCIDR === 'string' ? { podCIDRs: [spec.podCIDR], ...spec } : spec;
}

const NODE_INFO = {
  architecture: 'amd64',
  bootID: '',
  containerRuntimeVersion: '',
  kernelVersion: '',
  kubeProxyVersion: '',
  kubeletVersion: '',
  machineID: '',
  operatingSystem: 'linux',
  osImage: '',
  systemUUID: '',
};

function nodeStatus(status: JsonObject): JsonObject {
  const nodeInfo = isJsonObject(status.nodeInfo) ? status.nodeInfo : {};
  return {
    daemonEndpoints: { kubeletEndpoint: { Port: 0 } },
    ...status,
    nodeInfo: { ...NODE_INFO, ...nodeInfo },
  };
}
