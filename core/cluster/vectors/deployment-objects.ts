/** Deployments and ReplicaSets from the fields of a vector. */
import type { Deployment, ReplicaSet } from '../objects';
import { microTimeAt } from '../time';

export type DeploymentFields = {
  replicas: number;
  strategyType: string;
  maxSurge: number | string | null;
  maxUnavailable: number | string | null;
  statusReplicas: number;
};

export type SetFields = {
  name: string;
  /** Whether it has the Deployment's template. */
  isNew?: boolean;
  image?: string;
  createdMs: number;
  replicas: number;
  statusReplicas?: number;
  readyReplicas?: number;
  availableReplicas?: number;
  desiredReplicasAnnotation?: number | null;
  maxReplicasAnnotation?: number | null;
};

const NEW_IMAGE = 'web:new';
const OLD_IMAGE = 'web:old';

export function deploymentOf(
  fields: Partial<DeploymentFields> & { image?: string } = {},
): Deployment {
  const {
    replicas = 1,
    strategyType = 'RollingUpdate',
    statusReplicas,
    image = NEW_IMAGE,
  } = fields;
  const { maxSurge, maxUnavailable } = fields;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'web',
      namespace: 'default',
      uid: 'web',
      resourceVersion: '',
      creationTimestamp: microTimeAt(0),
    },
    spec: {
      replicas,
      selector: {},
      template: templateOf(image),
      strategy: {
        type: strategyType,
        rollingUpdate: { maxSurge: maxSurge ?? 0, maxUnavailable: maxUnavailable ?? 0 },
      },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
    },
    status: { replicas: statusReplicas },
  };
}

export function setOf(fields: SetFields): ReplicaSet {
  const { name, createdMs, replicas, isNew, image = isNew ? NEW_IMAGE : OLD_IMAGE } = fields;
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name,
      namespace: 'default',
      uid: name,
      resourceVersion: '',
      creationTimestamp: microTimeAt(createdMs),
      annotations: {
        ...annotation('desired-replicas', fields.desiredReplicasAnnotation),
        ...annotation('max-replicas', fields.maxReplicasAnnotation),
      },
    },
    spec: { replicas, selector: {}, template: templateOf(image) },
    status: {
      replicas: fields.statusReplicas ?? 0,
      readyReplicas: fields.readyReplicas,
      availableReplicas: fields.availableReplicas,
    },
  };
}

function annotation(name: string, value: number | null | undefined): Record<string, string> {
  return value === null || value === undefined
    ? {}
    : { [`deployment.kubernetes.io/${name}`]: String(value) };
}

function templateOf(image: string) {
  return { metadata: {}, spec: { containers: [{ name: 'web', image }] } };
}
