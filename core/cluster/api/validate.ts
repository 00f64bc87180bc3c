/** What the API server refuses, in its words. Upstream: pkg/apis/<group>/validation/validation.go. */
import type { JsonObject } from '../json';
import {
  labelNameProblems,
  pathSegmentProblems,
  serviceNameProblems,
  subdomainProblems,
} from '../name-rules';
import { endpointsProblems } from './endpoints-manifest';
import { part } from './fill';
import { priorityClassProblems } from './priority-class-manifest';
import { invalidValue, type Problem } from './problem';
import { listOf, numberOf } from './read-field';
import { bindingProblems, roleProblems } from './validate-access';
import { autoscalerSpecProblems } from './validate-autoscaler';
import { configMapProblems, secretProblems } from './validate-config';
import { jobProblems } from './validate-job';
import { changedMetadataProblems, metadataProblems } from './validate-metadata';
import { podProblems } from './validate-pod';
import { podUpdateProblems } from './validate-pod-update';
import { serviceSpecProblems } from './validate-service';
import { daemonSetProblems, statefulSetProblems } from './validate-sets';
import { claimProblems, storageClassProblems, volumeProblems } from './validate-volume';
import {
  deploymentSpecProblems,
  replicaSetSpecProblems,
  selectorChangeProblems,
} from './validate-workload';

const NODE_PORT_FIRST = 30_000;
const NODE_PORT_LAST = 32_767;

/** Empty when it may be stored; `before` is what it takes the place of. */
export function validate(object: JsonObject, before: JsonObject | null = null): string[] {
  const problems = [...objectProblems(object, before), ...nodePortProblems(object)];
  return [...new Set(problems.map(({ message }) => message))];
}

/** In the order in which the server finds them. */
export function objectProblems(object: JsonObject, before: JsonObject | null): Problem[] {
  const spec = part(object, 'spec');
  const { kind } = object;
  const metadata = part(object, 'metadata');
  return [
    ...(before ? changedMetadataProblems(metadata) : metadataProblems(metadata, nameRuleOf(kind))),
    ...specProblems(kind, spec),
    ...specChangeProblems(kind, spec, before),
    ...speclessProblems(object, before),
    ...(before && kind === 'Pod' ? podUpdateProblems(object, before) : []),
    ...(before && (kind === 'Deployment' || kind === 'ReplicaSet')
      ? selectorChangeProblems(spec, part(before, 'spec'))
      : []),
  ];
}

function nameRuleOf(kind: JsonObject['kind']): (name: string) => string[] {
  switch (kind) {
    case 'Service':
      return serviceNameProblems;
    case 'Namespace':
      return labelNameProblems;
    case 'Role':
    case 'ClusterRole':
    case 'RoleBinding':
    case 'ClusterRoleBinding':
      return pathSegmentProblems;
    default:
      return subdomainProblems;
  }
}

function speclessProblems(object: JsonObject, before: JsonObject | null): Problem[] {
  switch (object.kind) {
    case 'Role':
    case 'ClusterRole':
      return roleProblems(object);
    case 'RoleBinding':
    case 'ClusterRoleBinding':
      return bindingProblems(object, before);
    case 'ConfigMap':
      return configMapProblems(object, before);
    case 'Secret':
      return secretProblems(object, before);
    case 'Endpoints':
      return endpointsProblems(object);
    case 'StorageClass':
      return storageClassProblems(object, before);
    case 'PriorityClass':
      return priorityClassProblems(object, before);
    default:
      return [];
  }
}

/** Of kinds whose present spec says what a new one may say. */
function specChangeProblems(
  kind: JsonObject['kind'],
  spec: JsonObject,
  before: JsonObject | null,
): Problem[] {
  switch (kind) {
    case 'DaemonSet':
      return daemonSetProblems(spec, before);
    case 'Job':
      return jobProblems(spec, before);
    case 'StatefulSet':
      return statefulSetProblems(spec, before);
    case 'PersistentVolume':
      return volumeProblems(spec, before);
    case 'PersistentVolumeClaim':
      return claimProblems(spec, before);
    default:
      return [];
  }
}

function specProblems(kind: JsonObject['kind'], spec: JsonObject): Problem[] {
  switch (kind) {
    case 'Pod':
      return podProblems(spec);
    case 'Deployment':
      return deploymentSpecProblems(spec);
    case 'ReplicaSet':
      return replicaSetSpecProblems(spec);
    case 'Service':
      return serviceSpecProblems(spec);
    case 'HorizontalPodAutoscaler':
      return autoscalerSpecProblems(spec);
    default:
      return [];
  }
}

/** Upstream: pkg/registry/core/service/portallocator. */
function nodePortProblems(object: JsonObject): Problem[] {
  if (object.kind !== 'Service') return [];
  return listOf(part(object, 'spec'), 'ports').flatMap((port, i) => {
    const number = numberOf(port, 'nodePort');
    return number === 0 || (number >= NODE_PORT_FIRST && number <= NODE_PORT_LAST)
      ? []
      : [
          invalidValue(
            `spec.ports[${i}].nodePort`,
            number,
            `provided port is not in the valid range. The range of valid ports is ${NODE_PORT_FIRST}-${NODE_PORT_LAST}`,
          ),
        ];
  });
}
