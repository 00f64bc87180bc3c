/**
 * A pod of a stateful set, with its number in its name and claims of its own that outlive it.
 * Upstream: pkg/controller/statefulset/stateful_set_utils.go, stateful_pod_control.go.
 */
import type { Context, Refusal } from '../actor';
import type { Request } from '../api/request';
import type { ControllerRevision, StatefulSet } from '../object-sets';
import type { PersistentVolumeClaim } from '../object-volume';
import type { Pod, PodTemplate } from '../objects';
import { getObject } from '../store';
import { podFromTemplate } from './pod-from-template';
import { REVISION_LABEL } from './revisions';

const COMPONENT = 'statefulset-controller';
const NAME_LABEL = 'statefulset.kubernetes.io/pod-name';
const INDEX_LABEL = 'apps.kubernetes.io/pod-index';

/** The set's name and the number, as a pod's name has them; -1 where it has none. */
export function identityOf({ metadata }: Pod): { parent: string; ordinal: number } {
  const [, parent = '', digits] = /^(.*)-(\d+)$/.exec(metadata.name) ?? [];
  return { parent, ordinal: digits === undefined ? -1 : Number(digits) };
}

/** The claims that are missing come first; a claim that is being deleted keeps the pod from being made. */
export function creation(
  set: StatefulSet,
  ordinal: number,
  version: ControllerRevision,
  context: Context,
): Request[] {
  const name = `${set.metadata.name}-${ordinal}`;
  const claims = claimsOf(set, ordinal);
  const there = claims.map(({ metadata }) =>
    getObject(context.view, 'PersistentVolumeClaim', `${metadata.namespace}/${metadata.name}`),
  );
  const doomed = there.find((claim) => claim?.metadata.deletionTimestamp);
  const made = claims
    .filter((_, i) => !there[i])
    .flatMap((claim): Request[] => [
      { verb: 'create', object: claim },
      said(
        set,
        'SuccessfulCreate',
        `create Claim ${claim.metadata.name} Pod ${name} in StatefulSet ${set.metadata.name} success`,
      ),
    ]);
  if (doomed) {
    const why = `pvc ${doomed.metadata.name} is being deleted`;
    return [...made, failed(set, 'create', name, why)];
  }
  return [
    ...made,
    { verb: 'create', object: podOf(set, ordinal, version, context) },
    succeeded(set, 'create', name),
  ];
}

/** Whether a claim that the pod would use is on its way out. */
export function isClaimDoomed(set: StatefulSet, ordinal: number, { view }: Context): boolean {
  return claimsOf(set, ordinal).some(({ metadata }) => {
    const key = `${metadata.namespace}/${metadata.name}`;
    return getObject(view, 'PersistentVolumeClaim', key)?.metadata.deletionTimestamp !== undefined;
  });
}

export function removal(
  set: StatefulSet,
  { metadata: { namespace = '', name, uid } }: Pod,
): Request[] {
  return [{ verb: 'delete', kind: 'Pod', namespace, name, uid }, succeeded(set, 'delete', name)];
}

export function recreation(set: StatefulSet, pod: Pod): Request {
  const { namespace, name } = set.metadata;
  const message = `StatefulSet ${namespace}/${name} is recreating failed Pod ${pod.metadata.name}`;
  return { ...said(set, 'RecreatingFailedPod', message), type: 'Warning' };
}

/** A pod that was taken in learns its name. */
export function identification(set: StatefulSet, pod: Pod): Request[] {
  const { name, labels } = pod.metadata;
  const metadata = { ...pod.metadata, labels: { ...labels, [NAME_LABEL]: name } };
  return [{ verb: 'update', object: { ...pod, metadata } }, succeeded(set, 'update', name)];
}

export function knowsItsName({ metadata }: Pod): boolean {
  return metadata.labels?.[NAME_LABEL] === metadata.name;
}

function podOf(
  set: StatefulSet,
  ordinal: number,
  { metadata: { name: revision }, data }: ControllerRevision,
  { constants }: Context,
): Pod {
  const name = `${set.metadata.name}-${ordinal}`;
  const labels = {
    ...data.metadata.labels,
    [REVISION_LABEL]: revision,
    [NAME_LABEL]: name,
    ...(constants.labelsPodIndex ? { [INDEX_LABEL]: String(ordinal) } : {}),
  };
  const claimed = (set.spec.volumeClaimTemplates ?? []).map(({ metadata }) => ({
    name: metadata.name,
    persistentVolumeClaim: { claimName: claimName(set, metadata.name, ordinal) },
  }));
  const others = (data.spec.volumes ?? []).filter(
    (volume) => !claimed.some((each) => each.name === volume.name),
  );
  const volumes = [...claimed, ...others];
  const template: PodTemplate = {
    metadata: { ...data.metadata, labels },
    spec: {
      ...data.spec,
      ...(volumes.length > 0 ? { volumes } : {}),
      hostname: name,
      subdomain: set.spec.serviceName,
    },
  };
  return podFromTemplate(set, template, name);
}

/** No owner: claims stay when the set goes. */
function claimsOf(set: StatefulSet, ordinal: number): PersistentVolumeClaim[] {
  const { namespace } = set.metadata;
  return (set.spec.volumeClaimTemplates ?? []).map(({ metadata, spec }) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      ...metadata,
      name: claimName(set, metadata.name, ordinal),
      namespace,
      labels: { ...metadata.labels, ...set.spec.selector.matchLabels },
      uid: '',
      resourceVersion: '',
      creationTimestamp: '',
    },
    spec,
    status: { phase: 'Pending' },
  }));
}

function claimName(set: StatefulSet, template: string, ordinal: number): string {
  return `${template}-${set.metadata.name}-${ordinal}`;
}

/** Of a pod, or of a claim for one. That there is one already is no news. */
export function refusedCreation(set: StatefulSet, { request, status }: Refusal): Request[] {
  if (request.verb !== 'create' || status.reason === 'AlreadyExists') return [];
  const { kind, metadata } = request.object;
  if (kind === 'Pod') return [failed(set, 'create', metadata.name, status.message)];
  if (kind !== 'PersistentVolumeClaim') return [];
  const pod = `${set.metadata.name}-${/\d+$/.exec(metadata.name)?.[0] ?? ''}`;
  const message = `create Claim ${metadata.name} for Pod ${pod} in StatefulSet ${set.metadata.name} failed error: ${status.message}`;
  return [
    { ...said(set, 'FailedCreate', message), type: 'Warning' },
    failed(set, 'create', pod, `failed to create PVC ${metadata.name}: ${status.message}`),
  ];
}

type Deed = 'create' | 'delete' | 'update';

function succeeded(set: StatefulSet, deed: Deed, pod: string): Request {
  const reason = `Successful${title(deed)}`;
  return said(set, reason, `${deed} Pod ${pod} in StatefulSet ${set.metadata.name} successful`);
}

function failed(set: StatefulSet, deed: Deed, pod: string, why: string): Request {
  const message = `${deed} Pod ${pod} in StatefulSet ${set.metadata.name} failed error: ${why}`;
  return { ...said(set, `Failed${title(deed)}`, message), type: 'Warning' };
}

function title(deed: Deed): string {
  return deed.charAt(0).toUpperCase() + deed.slice(1);
}

function said(
  about: StatefulSet,
  reason: string,
  message: string,
): Extract<Request, { verb: 'record' }> {
  return { verb: 'record', about, type: 'Normal', reason, message, component: COMPONENT };
}
