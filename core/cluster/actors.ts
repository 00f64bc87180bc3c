/** All actors but the kubelets, and who is told of which change. */
import { type Actor, type ActorId, type ActorName, actorNames } from './actor';
import { collectedKinds } from './collected-kinds';
import { accountTokensController } from './controllers/account-tokens';
import { cloudServiceController } from './controllers/cloud-service';
import { clusterRoleAggregationController } from './controllers/cluster-role-aggregation';
import { makeController } from './controllers/controller';
import { cronJobController } from './controllers/cron-job';
import { daemonSetController } from './controllers/daemon-set';
import { deploymentController } from './controllers/deployment';
import { disruptionController } from './controllers/disruption';
import { endpointSliceController } from './controllers/endpoint-slice';
import { endpointsController } from './controllers/endpoints';
import { garbageCollector } from './controllers/garbage-collector';
import { horizontalPodAutoscaler } from './controllers/horizontal-pod-autoscaler';
import { jobController } from './controllers/job';
import { namespaceController } from './controllers/namespace';
import { MONITOR_PERIOD_MS, nodeLifecycle } from './controllers/node-lifecycle';
import { BINDER_PERIOD_MS, persistentVolumeBinder } from './controllers/persistent-volume-binder';
import { persistentVolumeClaimProtection } from './controllers/persistent-volume-claim-protection';
import { persistentVolumeProtection } from './controllers/persistent-volume-protection';
import { replicaSetController } from './controllers/replica-set';
import { heedsQuota, QUOTA_RESYNC_MS, resourceQuotaController } from './controllers/resource-quota';
import { rootCertificatesController } from './controllers/root-certificates';
import { serviceAccountController } from './controllers/service-account';
import { statefulSetController } from './controllers/stateful-set';
import { taintEvictionController } from './controllers/taint-eviction';
import type { Kind, KubernetesObject } from './objects';
import { scheduler } from './scheduler/scheduler';
import type { Change } from './store';

export const actors = {
  'deployment-controller': makeController(deploymentController),
  'replicaset-controller': makeController(replicaSetController),
  'default-scheduler': scheduler,
  'endpoint-controller': makeController(endpointsController),
  'endpointslice-controller': makeController(endpointSliceController),
  'node-controller': nodeLifecycle,
  'taint-eviction-controller': makeController(taintEvictionController),
  'garbage-collector': makeController(garbageCollector),
  'service-controller': makeController(cloudServiceController),
  'horizontal-pod-autoscaler': makeController(horizontalPodAutoscaler),
  'job-controller': makeController(jobController),
  'cronjob-controller': makeController(cronJobController),
  'statefulset-controller': makeController(statefulSetController),
  'daemonset-controller': makeController(daemonSetController),
  'persistent-volume-binder': makeController(persistentVolumeBinder),
  'pvc-protection-controller': makeController(persistentVolumeClaimProtection),
  'pv-protection-controller': makeController(persistentVolumeProtection),
  'namespace-controller': makeController(namespaceController),
  'service-account-controller': makeController(serviceAccountController),
  'root-ca-cert-publisher': makeController(rootCertificatesController),
  'tokens-controller': makeController(accountTokensController),
  'clusterrole-aggregation-controller': makeController(clusterRoleAggregationController),
  'resourcequota-controller': makeController(resourceQuotaController),
  'disruption-controller': makeController(disruptionController),
};

type MemoryOf<A> = A extends Actor<infer M> ? M : never;
export type Memories = { readonly [K in ActorName]: MemoryOf<(typeof actors)[K]> };
/** The same table, typed so that a name finds the step that fits its memory. */
export type ActorTable = { readonly [K in ActorName]: Actor<Memories[K]> };

const watches: Record<ActorName, readonly Kind[]> = {
  'deployment-controller': ['Deployment', 'ReplicaSet', 'Pod'],
  'replicaset-controller': ['ReplicaSet', 'Pod'],
  'default-scheduler': [
    'Pod',
    'Node',
    'Service',
    'ReplicaSet',
    'PodDisruptionBudget',
    'PersistentVolume',
    'PersistentVolumeClaim',
    'StorageClass',
  ],
  'endpoint-controller': ['Service', 'Endpoints', 'Pod'],
  'endpointslice-controller': ['Service', 'EndpointSlice', 'Pod'],
  'node-controller': ['Node', 'Lease', 'Pod'],
  'taint-eviction-controller': ['Node', 'Pod'],
  'garbage-collector': collectedKinds,
  'service-controller': ['Service'],
  'job-controller': ['Job', 'Pod'],
  'cronjob-controller': ['CronJob', 'Job'],
  'statefulset-controller': ['StatefulSet', 'ControllerRevision', 'Pod'],
  'daemonset-controller': ['DaemonSet', 'ControllerRevision', 'Pod', 'Node'],
  'persistent-volume-binder': ['PersistentVolume', 'PersistentVolumeClaim', 'StorageClass', 'Pod'],
  'pvc-protection-controller': ['PersistentVolumeClaim', 'Pod'],
  'pv-protection-controller': ['PersistentVolume'],
  'namespace-controller': ['Namespace'],
  'service-account-controller': ['Namespace', 'ServiceAccount'],
  'root-ca-cert-publisher': ['Namespace', 'ConfigMap'],
  'tokens-controller': ['ServiceAccount', 'Secret'],
  'clusterrole-aggregation-controller': ['ClusterRole'],
  'resourcequota-controller': [
    ...(['ResourceQuota', 'Pod', 'Service', 'ConfigMap', 'Secret', 'ServiceAccount'] as const),
    ...(['PersistentVolumeClaim', 'Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'] as const),
    ...(['Job', 'CronJob', 'HorizontalPodAutoscaler', 'PodDisruptionBudget'] as const),
  ],
  'disruption-controller': [
    'PodDisruptionBudget',
    'Pod',
    'Deployment',
    'ReplicaSet',
    'StatefulSet',
  ],
  'horizontal-pod-autoscaler': ['HorizontalPodAutoscaler', 'Deployment', 'ReplicaSet', 'Pod'],
};

/** What runs in a fixed rhythm: the timer that begins it, somewhere in its first period. */
export const rhythms: Partial<Record<ActorName, { timer: string; periodMs: number }>> = {
  'node-controller': { timer: 'monitor', periodMs: MONITOR_PERIOD_MS },
  'persistent-volume-binder': { timer: 'resync', periodMs: BINDER_PERIOD_MS },
  'resourcequota-controller': { timer: 'resync', periodMs: QUOTA_RESYNC_MS },
};

/** Of what they watch, the changes that some do not want to hear of. */
const heeds: Partial<Record<ActorName, (change: Change) => boolean>> = {
  'resourcequota-controller': heedsQuota,
};

/** A kubelet hears of its node and of the pods on it only. */
export function recipients(change: Change): ActorId[] {
  const subject = change.object ?? change.previous;
  if (!subject) return [];
  const controllers = watchersOf(subject.kind).filter((name) => heeds[name]?.(change) ?? true);
  const nodeName = subject.kind === 'Node' ? subject.metadata.name : nodeNameOf(subject);
  return nodeName === undefined ? controllers : [...controllers, `kubelet/${nodeName}`];
}

/** Asked at every write. */
const watchers = new Map<Kind, readonly ActorName[]>();

function watchersOf(kind: Kind): readonly ActorName[] {
  const known = watchers.get(kind) ?? actorNames.filter((name) => watches[name].includes(kind));
  watchers.set(kind, known);
  return known;
}

function nodeNameOf(object: KubernetesObject): string | undefined {
  return object.kind === 'Pod' ? object.spec.nodeName : undefined;
}

export function initialMemories(): Memories {
  return {
    'deployment-controller': actors['deployment-controller'].initial,
    'replicaset-controller': actors['replicaset-controller'].initial,
    'default-scheduler': actors['default-scheduler'].initial,
    'endpoint-controller': actors['endpoint-controller'].initial,
    'endpointslice-controller': actors['endpointslice-controller'].initial,
    'node-controller': actors['node-controller'].initial,
    'taint-eviction-controller': actors['taint-eviction-controller'].initial,
    'garbage-collector': actors['garbage-collector'].initial,
    'service-controller': actors['service-controller'].initial,
    'horizontal-pod-autoscaler': actors['horizontal-pod-autoscaler'].initial,
    'job-controller': actors['job-controller'].initial,
    'cronjob-controller': actors['cronjob-controller'].initial,
    'statefulset-controller': actors['statefulset-controller'].initial,
    'daemonset-controller': actors['daemonset-controller'].initial,
    'persistent-volume-binder': actors['persistent-volume-binder'].initial,
    'pvc-protection-controller': actors['pvc-protection-controller'].initial,
    'pv-protection-controller': actors['pv-protection-controller'].initial,
    'namespace-controller': actors['namespace-controller'].initial,
    'service-account-controller': actors['service-account-controller'].initial,
    'root-ca-cert-publisher': actors['root-ca-cert-publisher'].initial,
    'tokens-controller': actors['tokens-controller'].initial,
    'clusterrole-aggregation-controller': actors['clusterrole-aggregation-controller'].initial,
    'resourcequota-controller': actors['resourcequota-controller'].initial,
    'disruption-controller': actors['disruption-controller'].initial,
  };
}
