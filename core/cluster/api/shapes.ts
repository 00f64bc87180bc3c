/** The shapes of the kinds that come from outside as manifests and patches. */
import type { Deployment, Node, Pod, ReplicaSet, Service } from '../objects';
import {
  flag,
  list,
  longNumber,
  number,
  object,
  oneOf,
  record,
  type Shape,
  text,
  textOrInteger,
  textOrNumber,
} from './shape';

const ownerReference = object(
  { apiVersion: text, kind: text, name: text, uid: text },
  { controller: flag, blockOwnerDeletion: flag },
);

export const metadata = object(
  { name: text, uid: text, resourceVersion: text, creationTimestamp: text },
  {
    namespace: text,
    generateName: text,
    generation: longNumber,
    deletionTimestamp: text,
    deletionGracePeriodSeconds: longNumber,
    labels: record(text),
    annotations: record(text),
    ownerReferences: list(ownerReference),
    finalizers: list(text),
  },
);

export const condition = object(
  { type: text, status: oneOf(['True', 'False', 'Unknown']) },
  {
    reason: text,
    message: text,
    lastTransitionTime: text,
    lastUpdateTime: text,
    lastHeartbeatTime: text,
  },
);

export const labelSelector = object(
  {},
  {
    matchLabels: record(text),
    matchExpressions: list(object({ key: text, operator: text }, { values: list(text) })),
  },
);

const container = object(
  { name: text, image: text },
  {
    resources: object({}, { requests: record(textOrNumber), limits: record(textOrNumber) }),
    readinessProbe: object({}, { initialDelaySeconds: number, periodSeconds: number }),
    ports: list(object({ containerPort: number }, { name: text, protocol: text })),
  },
);

const nodeSelectorTerm = object(
  {},
  {
    matchExpressions: list(object({ key: text, operator: text }, { values: list(text) })),
    matchFields: list(object({ key: text, operator: text }, { values: list(text) })),
  },
);

const podTerm = object({ topologyKey: text }, { labelSelector, namespaces: list(text) });

const podTerms = object(
  {},
  {
    requiredDuringSchedulingIgnoredDuringExecution: list(podTerm),
    preferredDuringSchedulingIgnoredDuringExecution: list(
      object({ weight: number, podAffinityTerm: podTerm }, {}),
    ),
  },
);

const affinity = object(
  {},
  {
    nodeAffinity: object(
      {},
      {
        requiredDuringSchedulingIgnoredDuringExecution: object(
          { nodeSelectorTerms: list(nodeSelectorTerm) },
          {},
        ),
        preferredDuringSchedulingIgnoredDuringExecution: list(
          object({ weight: number, preference: nodeSelectorTerm }, {}),
        ),
      },
    ),
    podAffinity: podTerms,
    podAntiAffinity: podTerms,
  },
);

const podSpec = object(
  { containers: list(container) },
  {
    initContainers: list(container),
    nodeName: text,
    nodeSelector: record(text),
    tolerations: list(
      object(
        {},
        { key: text, operator: text, value: text, effect: text, tolerationSeconds: longNumber },
      ),
    ),
    volumes: list(
      object(
        { name: text },
        {
          persistentVolumeClaim: object({ claimName: text }, {}),
          secret: object({}, { secretName: text, defaultMode: number }),
        },
      ),
    ),
    restartPolicy: text,
    priority: number,
    serviceAccountName: text,
    serviceAccount: text,
    automountServiceAccountToken: flag,
    imagePullSecrets: list(object({ name: text }, {})),
    affinity,
    topologySpreadConstraints: list(
      object({ maxSkew: number, topologyKey: text, whenUnsatisfiable: text }, { labelSelector }),
    ),
    terminationGracePeriodSeconds: longNumber,
  },
);

const terminated = object({ exitCode: number, reason: text, finishedAt: text }, {});

const containerStatus = object(
  {
    name: text,
    image: text,
    ready: flag,
    restartCount: number,
    state: object(
      {},
      {
        waiting: object({ reason: text }, { message: text }),
        running: object({ startedAt: text }, {}),
        terminated,
      },
    ),
  },
  { lastState: object({}, { terminated }) },
);

export const podShape: Shape<Pod> = object(
  {
    apiVersion: oneOf(['v1']),
    kind: oneOf(['Pod']),
    metadata,
    spec: podSpec,
    status: object(
      { phase: oneOf(['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown']) },
      {
        conditions: list(condition),
        containerStatuses: list(containerStatus),
        podIP: text,
        hostIP: text,
        startTime: text,
        reason: text,
        message: text,
      },
    ),
  },
  {},
);

const taint = object(
  { key: text, effect: oneOf(['NoSchedule', 'PreferNoSchedule', 'NoExecute']) },
  { value: text, timeAdded: text },
);

export const nodeShape: Shape<Node> = object(
  {
    apiVersion: oneOf(['v1']),
    kind: oneOf(['Node']),
    metadata,
    spec: object({}, { podCIDR: text, taints: list(taint), unschedulable: flag }),
    status: object(
      { capacity: record(textOrNumber), allocatable: record(textOrNumber) },
      {
        conditions: list(condition),
        addresses: list(object({ type: text, address: text }, {})),
        nodeInfo: object({ kubeletVersion: text }, {}),
      },
    ),
  },
  {},
);

export const podTemplate = object(
  { metadata: object({}, { labels: record(text), annotations: record(text) }), spec: podSpec },
  {},
);

const replicaCounts = {
  observedGeneration: longNumber,
  readyReplicas: number,
  availableReplicas: number,
  conditions: list(condition),
};

export const deploymentShape: Shape<Deployment> = object(
  {
    apiVersion: oneOf(['apps/v1']),
    kind: oneOf(['Deployment']),
    metadata,
    spec: object(
      {
        replicas: number,
        selector: labelSelector,
        template: podTemplate,
        strategy: object(
          { type: oneOf(['RollingUpdate', 'Recreate']) },
          { rollingUpdate: object({ maxSurge: textOrInteger, maxUnavailable: textOrInteger }, {}) },
        ),
        revisionHistoryLimit: number,
        progressDeadlineSeconds: number,
      },
      { minReadySeconds: number, paused: flag },
    ),
    status: object(
      {},
      { ...replicaCounts, replicas: number, updatedReplicas: number, unavailableReplicas: number },
    ),
  },
  {},
);

export const replicaSetShape: Shape<ReplicaSet> = object(
  {
    apiVersion: oneOf(['apps/v1']),
    kind: oneOf(['ReplicaSet']),
    metadata,
    spec: object(
      { replicas: number, selector: labelSelector, template: podTemplate },
      { minReadySeconds: number },
    ),
    status: object({ replicas: number }, { ...replicaCounts, fullyLabeledReplicas: number }),
  },
  {},
);

const servicePort = object(
  { protocol: text, port: number, targetPort: textOrInteger },
  { name: text, nodePort: number },
);

export const serviceShape: Shape<Service> = object(
  {
    apiVersion: oneOf(['v1']),
    kind: oneOf(['Service']),
    metadata,
    spec: object(
      {
        type: oneOf(['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName']),
        ports: list(servicePort),
        clusterIP: text,
        clusterIPs: list(text),
        sessionAffinity: text,
      },
      { selector: record(text), externalTrafficPolicy: oneOf(['Cluster', 'Local']) },
    ),
    status: object({ loadBalancer: object({}, { ingress: list(object({ ip: text }, {})) }) }, {}),
  },
  {},
);
