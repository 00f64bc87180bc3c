/** What objects of many kinds are made of. */
import type { JsonObject } from './json';
import type { Affinity, TopologySpreadConstraint } from './object-scheduling';
import type { Labels } from './object-selector';

export type { LabelSelector, Labels } from './object-selector';

/** RFC 3339, in whole seconds as Kubernetes writes it. `time.ts` turns it into virtual milliseconds. */
export type Time = string;
/** An amount such as 500m, 1.5 or 128Mi; YAML also allows plain numbers. */
export type Quantity = string | number;

export type OwnerReference = {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
};

export type Metadata = {
  name: string;
  /** What a name that somebody made up begins with. */
  generateName?: string;
  /** Missing on what has no namespace, such as nodes. */
  namespace?: string;
  uid: string;
  /** The revision of the write that made this version. */
  resourceVersion: string;
  /** Counts the changes of `spec`. */
  generation?: number;
  creationTimestamp: Time;
  /** When it may be gone; set while it is Terminating. */
  deletionTimestamp?: Time;
  deletionGracePeriodSeconds?: number;
  labels?: Labels;
  annotations?: Record<string, string>;
  ownerReferences?: OwnerReference[];
  /** Who is to be done with it before it may be gone. */
  finalizers?: string[];
};

type ConditionStatus = 'True' | 'False' | 'Unknown';

export type Condition = {
  type: string;
  status: ConditionStatus;
  reason?: string;
  message?: string;
  lastTransitionTime?: Time;
  lastUpdateTime?: Time;
  lastHeartbeatTime?: Time;
};

export type Probe = {
  initialDelaySeconds?: number;
  periodSeconds?: number;
  failureThreshold?: number;
  successThreshold?: number;
};

export type ContainerPort = {
  name?: string;
  containerPort: number;
  protocol?: string;
  hostPort?: number;
  hostIP?: string;
};

export type Container = {
  name: string;
  image: string;
  resources?: { requests?: Record<string, Quantity>; limits?: Record<string, Quantity> };
  readinessProbe?: Probe;
  ports?: ContainerPort[];
  volumeMounts?: { name: string; mountPath: string; readOnly?: boolean }[];
};

export type Toleration = {
  key?: string;
  operator?: string;
  value?: string;
  effect?: string;
  /** Seconds a NoExecute taint is borne; for ever when missing. */
  tolerationSeconds?: number;
};

/** Where a pod's files are; other sources than claims do nothing here. */
export type Volume = {
  name: string;
  persistentVolumeClaim?: { claimName: string };
  secret?: { secretName?: string; defaultMode?: number };
  projected?: { sources?: JsonObject[]; defaultMode?: number };
};

export type PodSpec = {
  containers: Container[];
  initContainers?: Container[];
  nodeName?: string;
  hostNetwork?: boolean;
  nodeSelector?: Labels;
  tolerations?: Toleration[];
  restartPolicy?: string;
  priorityClassName?: string;
  priority?: number;
  preemptionPolicy?: string;
  affinity?: Affinity;
  topologySpreadConstraints?: TopologySpreadConstraint[];
  overhead?: Record<string, Quantity>;
  readinessGates?: { conditionType: string }[];
  terminationGracePeriodSeconds?: number;
  activeDeadlineSeconds?: number;
  volumes?: Volume[];
  serviceAccountName?: string;
  /** The same by its old name. */
  serviceAccount?: string;
  automountServiceAccountToken?: boolean;
  imagePullSecrets?: { name: string }[];
  hostname?: string;
  subdomain?: string;
};

export type PodTemplate = {
  metadata: { labels?: Labels; annotations?: Record<string, string> };
  spec: PodSpec;
};
