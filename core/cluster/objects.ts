/**
 * Kubernetes objects as the API server stores them: plain JSON with Kubernetes' own field names. A type
 * names the fields that the simulator reads; an object keeps whatever else its manifest says. Objects are
 * never changed in place: a new version is a new object.
 */

import type {
  ClusterRole,
  ClusterRoleBinding,
  Role,
  RoleBinding,
  ServiceAccount,
} from './object-access';
import type { HorizontalPodAutoscaler } from './object-autoscaler';
import type { ConfigMap, Secret } from './object-config';
import type { CronJob } from './object-cron-job';
import type { PodDisruptionBudget } from './object-disruption';
import type { Job } from './object-job';
import type { LimitRange, Namespace, ResourceQuota } from './object-namespace';
import type {
  Condition,
  LabelSelector,
  Labels,
  Metadata,
  PodSpec,
  PodTemplate,
  Quantity,
  Time,
} from './object-parts';
import type { PriorityClass } from './object-priority-class';
import type { ControllerRevision, DaemonSet, StatefulSet } from './object-sets';
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from './object-volume';

export type {
  Condition,
  Container,
  LabelSelector,
  Labels,
  Metadata,
  OwnerReference,
  PodSpec,
  PodTemplate,
  Probe,
  Quantity,
  Time,
  Toleration,
} from './object-parts';

export type ContainerStatus = {
  name: string;
  image: string;
  ready: boolean;
  restartCount: number;
  state: {
    waiting?: { reason: string; message?: string };
    running?: { startedAt: Time };
    terminated?: { exitCode: number; signal?: number; reason: string; finishedAt: Time };
  };
  lastState?: {
    terminated?: { exitCode: number; signal?: number; reason: string; finishedAt: Time };
  };
};

export type PodPhase = 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';

export type Pod = {
  apiVersion: 'v1';
  kind: 'Pod';
  metadata: Metadata;
  spec: PodSpec;
  status: {
    phase: PodPhase;
    qosClass?: string;
    nominatedNodeName?: string;
    conditions?: Condition[];
    initContainerStatuses?: ContainerStatus[];
    containerStatuses?: ContainerStatus[];
    podIP?: string;
    hostIP?: string;
    startTime?: Time;
    reason?: string;
    message?: string;
  };
};

export type Taint = {
  key: string;
  value?: string;
  effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  timeAdded?: Time;
};

export type Node = {
  apiVersion: 'v1';
  kind: 'Node';
  metadata: Metadata;
  spec: { podCIDR?: string; taints?: Taint[]; unschedulable?: boolean };
  status: {
    capacity: Record<string, Quantity>;
    allocatable: Record<string, Quantity>;
    conditions?: Condition[];
    addresses?: { type: string; address: string }[];
    images?: { names: string[]; sizeBytes: number }[];
    nodeInfo?: {
      kubeletVersion: string;
      osImage?: string;
      kernelVersion?: string;
      containerRuntimeVersion?: string;
    };
  };
};

/** A node's heartbeat, in the namespace kube-node-lease. */
export type Lease = {
  apiVersion: 'coordination.k8s.io/v1';
  kind: 'Lease';
  metadata: Metadata;
  spec: { holderIdentity: string; leaseDurationSeconds: number; renewTime: Time };
};

export type Deployment = {
  apiVersion: 'apps/v1';
  kind: 'Deployment';
  metadata: Metadata;
  spec: {
    replicas: number;
    selector: LabelSelector;
    template: PodTemplate;
    strategy: {
      type: string;
      rollingUpdate?: { maxSurge: number | string; maxUnavailable: number | string };
    };
    minReadySeconds?: number;
    revisionHistoryLimit: number;
    progressDeadlineSeconds: number;
    paused?: boolean;
  };
  status: {
    observedGeneration?: number;
    replicas?: number;
    updatedReplicas?: number;
    readyReplicas?: number;
    availableReplicas?: number;
    unavailableReplicas?: number;
    /** How often the name for a new set was another template's. */
    collisionCount?: number;
    conditions?: Condition[];
  };
};

export type ReplicaSet = {
  apiVersion: 'apps/v1';
  kind: 'ReplicaSet';
  metadata: Metadata;
  spec: {
    replicas: number;
    selector: LabelSelector;
    template: PodTemplate;
    minReadySeconds?: number;
  };
  status: {
    replicas: number;
    fullyLabeledReplicas?: number;
    readyReplicas?: number;
    availableReplicas?: number;
    observedGeneration?: number;
    conditions?: Condition[];
  };
};

export type ServicePort = {
  name?: string;
  protocol: string;
  port: number;
  targetPort: number | string;
  nodePort?: number;
};

export type Service = {
  apiVersion: 'v1';
  kind: 'Service';
  metadata: Metadata;
  spec: {
    type: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';
    /** The name that an ExternalName stands for. */
    externalName?: string;
    externalIPs?: string[];
    selector?: Labels;
    ports: ServicePort[];
    /** "None" for a headless service. */
    clusterIP: string;
    clusterIPs: string[];
    externalTrafficPolicy?: 'Cluster' | 'Local';
    sessionAffinity: string;
    publishNotReadyAddresses?: boolean;
  };
  status: { loadBalancer: { ingress?: { ip?: string; hostname?: string }[] } };
};

export type EndpointAddress = {
  ip: string;
  nodeName?: string;
  targetRef?: { kind: 'Pod'; namespace: string; name: string; uid: string };
};

export type EndpointPort = { name?: string; port: number; protocol: string };

export type Endpoints = {
  apiVersion: 'v1';
  kind: 'Endpoints';
  metadata: Metadata;
  subsets?: {
    addresses?: EndpointAddress[];
    notReadyAddresses?: EndpointAddress[];
    ports: EndpointPort[];
  }[];
};

export type SliceEndpoint = {
  addresses: string[];
  conditions: { ready: boolean; serving?: boolean; terminating?: boolean };
  nodeName?: string;
  targetRef?: { kind: 'Pod'; namespace: string; name: string; uid: string };
};

export type EndpointSlice = {
  apiVersion: 'discovery.k8s.io/v1';
  kind: 'EndpointSlice';
  metadata: Metadata;
  addressType: 'IPv4';
  endpoints: SliceEndpoint[];
  ports: EndpointPort[];
};

/** What a component says about an object; `kubectl get events` shows it. */
export type Event = {
  apiVersion: 'v1';
  kind: 'Event';
  metadata: Metadata;
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  involvedObject: { kind: string; namespace?: string; name: string; uid: string };
  source: { component: string };
  count: number;
  firstTimestamp: Time;
  lastTimestamp: Time;
};

export type KubernetesObject =
  | Pod
  | Node
  | Lease
  | Deployment
  | ReplicaSet
  | Service
  | Endpoints
  | EndpointSlice
  | HorizontalPodAutoscaler
  | Job
  | CronJob
  | StatefulSet
  | DaemonSet
  | PersistentVolume
  | PersistentVolumeClaim
  | StorageClass
  | PriorityClass
  | ControllerRevision
  | PodDisruptionBudget
  | Namespace
  | ResourceQuota
  | LimitRange
  | ServiceAccount
  | Role
  | ClusterRole
  | RoleBinding
  | ClusterRoleBinding
  | ConfigMap
  | Secret
  | Event;

export type Kind = KubernetesObject['kind'];
export type ObjectOf<K extends Kind> = Extract<KubernetesObject, { kind: K }>;

export function isKind<K extends Kind>(object: KubernetesObject, kind: K): object is ObjectOf<K> {
  return object.kind === kind;
}
