/** What can be asked of the API server, and what it answers. */

import type { Json } from '../json';
import type { Namespace } from '../object-namespace';
import type { Kind, KubernetesObject, Node, Pod } from '../objects';

export type ObjectReference = { kind: Kind; namespace: string; name: string };

export type EventDraft = {
  about: KubernetesObject;
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  component: string;
};

/** A dry run is answered as if it were done, and nothing is written. */
type DryRun = { dryRun?: boolean };

/** What becomes of what a deleted object owns: it goes afterwards, before, or not at all. */
export type Propagation = 'Background' | 'Foreground' | 'Orphan';

export type Request =
  /** The server gives uid, resourceVersion and creationTimestamp. */
  | ({ verb: 'create'; object: KubernetesObject } & DryRun)
  /** Refused with 409 when `resourceVersion` is not the present one; an empty one asks for no check. */
  | ({ verb: 'update'; object: KubernetesObject } & DryRun)
  /** Only `status` and annotations are taken. */
  | { verb: 'updateStatus'; object: KubernetesObject }
  /** Only the size of a set of pods. */
  | ({ verb: 'scale'; replicas: number } & ObjectReference)
  /** Says that what `spec.finalizers` no longer names is done with the namespace. */
  | { verb: 'finalize'; object: Namespace }
  /** On everything but the status: RFC 7386, Kubernetes' own way of merging lists, or RFC 6902. */
  | ({
      verb: 'patch';
      patch: Json;
      isStrategic?: boolean;
      isJsonPatch?: boolean;
      subresource?: 'scale';
    } & ObjectReference &
      DryRun)
  | ({
      verb: 'delete';
      graceSeconds?: number;
      uid?: string;
      propagation?: Propagation;
    } & ObjectReference &
      DryRun)
  /** A deletion of a pod that its budget must allow. */
  | ({ verb: 'evict'; graceSeconds?: number } & ObjectReference)
  | { verb: 'bind'; pod: Pod; node: Node }
  | ({ verb: 'record' } & EventDraft);

export type Status = {
  code: 400 | 403 | 404 | 409 | 410 | 422 | 429 | 500 | 504;
  reason:
    | 'BadRequest'
    | 'Forbidden'
    | 'NotFound'
    | 'AlreadyExists'
    | 'Conflict'
    | 'Expired'
    | 'Timeout'
    | 'ServerTimeout'
    | 'Invalid'
    | 'TooManyRequests'
    | 'InternalError'
    | '';
  message: string;
  /** For Forbidden: because the namespace is going. */
  isTerminating?: boolean;
  /** For Invalid: what is wrong with what, field by field. */
  details?: { kind: Kind; name: string; causes: readonly string[] };
};

export type Answer =
  | { ok: true; object: KubernetesObject; revision: number | null }
  | { ok: false; status: Status };

/** The plural, as addresses and messages name a kind; with its group, as `deployments.apps`. */
export const resources: Record<Kind, { plural: string; group: string }> = {
  Pod: { plural: 'pods', group: '' },
  Node: { plural: 'nodes', group: '' },
  Lease: { plural: 'leases', group: 'coordination.k8s.io' },
  Deployment: { plural: 'deployments', group: 'apps' },
  ReplicaSet: { plural: 'replicasets', group: 'apps' },
  Service: { plural: 'services', group: '' },
  Endpoints: { plural: 'endpoints', group: '' },
  PersistentVolume: { plural: 'persistentvolumes', group: '' },
  PersistentVolumeClaim: { plural: 'persistentvolumeclaims', group: '' },
  StorageClass: { plural: 'storageclasses', group: 'storage.k8s.io' },
  PriorityClass: { plural: 'priorityclasses', group: 'scheduling.k8s.io' },
  DaemonSet: { plural: 'daemonsets', group: 'apps' },
  StatefulSet: { plural: 'statefulsets', group: 'apps' },
  ControllerRevision: { plural: 'controllerrevisions', group: 'apps' },
  CronJob: { plural: 'cronjobs', group: 'batch' },
  Job: { plural: 'jobs', group: 'batch' },
  PodDisruptionBudget: { plural: 'poddisruptionbudgets', group: 'policy' },
  HorizontalPodAutoscaler: { plural: 'horizontalpodautoscalers', group: 'autoscaling' },
  EndpointSlice: { plural: 'endpointslices', group: 'discovery.k8s.io' },
  Namespace: { plural: 'namespaces', group: '' },
  ResourceQuota: { plural: 'resourcequotas', group: '' },
  LimitRange: { plural: 'limitranges', group: '' },
  ServiceAccount: { plural: 'serviceaccounts', group: '' },
  Role: { plural: 'roles', group: 'rbac.authorization.k8s.io' },
  ClusterRole: { plural: 'clusterroles', group: 'rbac.authorization.k8s.io' },
  RoleBinding: { plural: 'rolebindings', group: 'rbac.authorization.k8s.io' },
  ClusterRoleBinding: { plural: 'clusterrolebindings', group: 'rbac.authorization.k8s.io' },
  ConfigMap: { plural: 'configmaps', group: '' },
  Secret: { plural: 'secrets', group: '' },
  Event: { plural: 'events', group: '' },
};

export function qualifiedResource(kind: Kind): string {
  const { plural, group } = resources[kind];
  return group ? `${plural}.${group}` : plural;
}

/** `Job.batch`: the kind itself with its group. */
export function groupKind({ kind }: { kind: Kind }): string {
  const { group } = resources[kind];
  return group ? `${kind}.${group}` : kind;
}

export function notFound(kind: Kind, name: string): Status {
  const message = `${qualifiedResource(kind)} "${name}" not found`;
  return { code: 404, reason: 'NotFound', message };
}

export function forbidden(kind: Kind, name: string, why: string): Status {
  const message = `${qualifiedResource(kind)} "${name}" is forbidden: ${why}`;
  return { code: 403, reason: 'Forbidden', message };
}

export function alreadyExists(kind: Kind, name: string): Status {
  const message = `${qualifiedResource(kind)} "${name}" already exists`;
  return { code: 409, reason: 'AlreadyExists', message };
}

export function conflict(kind: Kind, name: string): Status {
  const message = `Operation cannot be fulfilled on ${qualifiedResource(kind)} "${name}": the object has been modified; please apply your changes to the latest version and try again`;
  return { code: 409, reason: 'Conflict', message };
}

/** The server's sentence: one problem as it is, several in brackets. */
export function invalid(kind: Kind, name: string, problems: readonly string[]): Status {
  const { group } = resources[kind];
  const what = group ? `${kind}.${group}` : kind;
  const list = problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`;
  return {
    code: 422,
    reason: 'Invalid',
    message: `${what} "${name}" is invalid: ${list}`,
    details: { kind, name, causes: problems },
  };
}
