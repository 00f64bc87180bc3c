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
  volumes: by('name'),
  imagePullSecrets: by('name'),
  hostAliases: by('ip'),
  topologySpreadConstraints: by('topologyKey'),
};
const template: MergeRule = { fields: { metadata, spec: { fields: podSpec } } };
const conditions: MergeRule = { fields: { conditions: by('type') } };
const workload: MergeSchema = { metadata, spec: { fields: { template } }, status: conditions };

const schemas: Readonly<Record<string, MergeSchema>> = {
  Pod: { metadata, spec: { fields: podSpec }, status: conditions },
  Deployment: workload,
  ReplicaSet: workload,
  StatefulSet: workload,
  DaemonSet: workload,
  Job: workload,
  Service: { metadata, spec: { fields: { ports: by('port') } } },
  Node: {
    metadata,
    status: { fields: { conditions: by('type'), addresses: by('type') } },
  },
};

/** Of the other kinds a declaration is merged as plain JSON. */
export function hasMergeSchema(kind: string): boolean {
  return Object.hasOwn(schemas, kind);
}

export function mergeSchemaOf(kind: string): MergeSchema {
  return (Object.hasOwn(schemas, kind) ? schemas[kind] : undefined) ?? { metadata };
}
