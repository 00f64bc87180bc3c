/**
 * Which lists are merged, and by which key: the patchStrategy and patchMergeKey of Kubernetes' Go types.
 * Upstream: staging/src/k8s.io/api/core/v1/types.go, apps/v1/types.go, apimachinery/pkg/apis/meta/v1/types.go.
 */
export type MergeSchema = Readonly<Record<string, MergeRule | undefined>>;

/** Of a field: what is below it, and for a list whether it is merged; without a key it is one of plain values. */
export type MergeRule = {
  fields?: MergeSchema;
  isMerged?: boolean;
  key?: string;
  /** A patch of it, or of a member of it, names all fields that may stay: only one of them can be set. */
  retainsKeys?: boolean;
};

const by = (key: string, fields?: MergeSchema): MergeRule =>
  fields ? { isMerged: true, key, fields } : { isMerged: true, key };

const metadata: MergeRule = {
  fields: { finalizers: { isMerged: true }, ownerReferences: by('uid') },
};
const container: MergeSchema = {
  env: by('name'),
  ports: by('containerPort'),
  volumeMounts: by('mountPath'),
  volumeDevices: by('devicePath'),
};
const podSpec: MergeSchema = {
  containers: by('name', container),
  initContainers: by('name', container),
  ephemeralContainers: by('name', container),
  volumes: { ...by('name'), retainsKeys: true },
  imagePullSecrets: by('name'),
  hostAliases: by('ip'),
  topologySpreadConstraints: by('topologyKey'),
};
const template: MergeRule = { fields: { metadata, spec: { fields: podSpec } } };
const strategy: MergeRule = { retainsKeys: true };
const status: MergeRule = { fields: { conditions: by('type') } };
const workload: MergeSchema = { metadata, spec: { fields: { template } }, status };

/** Of the kinds that have more to merge than their metadata. */
const schemas: Readonly<Record<string, MergeSchema>> = {
  Pod: {
    metadata,
    spec: { fields: podSpec },
    status: { fields: { conditions: by('type'), podIPs: by('ip') } },
  },
  Deployment: { metadata, spec: { fields: { template, strategy } }, status },
  ReplicaSet: workload,
  StatefulSet: workload,
  DaemonSet: workload,
  Job: workload,
  CronJob: { metadata, spec: { fields: { jobTemplate: { fields: workload } } } },
  Service: { metadata, spec: { fields: { ports: by('port') } }, status },
  ServiceAccount: { metadata, secrets: by('name') },
  Namespace: { metadata, status },
  PersistentVolumeClaim: { metadata, status },
  Node: {
    metadata,
    spec: { fields: { podCIDRs: { isMerged: true } } },
    status: { fields: { conditions: by('type'), addresses: by('type') } },
  },
};

export function mergeSchemaOf(kind: string): MergeSchema {
  return (Object.hasOwn(schemas, kind) ? schemas[kind] : undefined) ?? { metadata };
}
