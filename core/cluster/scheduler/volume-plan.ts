/**
 * Which volumes the claims of a pod would get on a node, those that wait for the pod to be placed. Once it is, they
 * are bound before it is. Upstream: pkg/controller/volume/scheduling/scheduler_binder.go.
 */
import type { Request } from '../api/request';
import type { PersistentVolume, PersistentVolumeClaim } from '../object-volume';
import type { Node, Pod } from '../objects';
import { getObject, listObjects, type View } from '../store';
import {
  boundTo,
  claimNames,
  isFullyBound,
  matchingVolume,
  requestedStorage,
  SELECTED_NODE,
  storageClassOf,
} from '../volumes';

/** How long a pod waits for what it was promised. */
const TIMEOUT_MS = 600_000;
const CHECK = 'failed to check binding:';
const NO_PROVISIONER = 'kubernetes.io/no-provisioner';

export type VolumePlan = {
  matches: readonly { claim: PersistentVolumeClaim; volume: PersistentVolume }[];
  /** For these a volume would have to be made. */
  unmatched: readonly PersistentVolumeClaim[];
};

/** What is promised to pods on their way to a node, by their keys. */
export type Promised = Readonly<Record<string, VolumePromise>>;
export type VolumePromise = {
  readonly node: string;
  /** The volume of each claim, by the claim's key; null for one that is to be made. */
  readonly volumes: Readonly<Record<string, string | null>>;
  readonly sinceMs: number;
};

/** What there is to claim, and what of it is promised already. */
type Claiming = { view: View; promised: Promised };

/** The smallest claims choose first. */
export function planVolumes(
  claims: readonly PersistentVolumeClaim[],
  node: Node,
  { view, promised }: Claiming,
): VolumePlan {
  const all = assumedVolumes(view, promised);
  const taken: string[] = [];
  const matches: { claim: PersistentVolumeClaim; volume: PersistentVolume }[] = [];
  const unmatched: PersistentVolumeClaim[] = [];
  for (const claim of claims.toSorted((a, b) => requestedStorage(a) - requestedStorage(b))) {
    const isSelected = claim.metadata.annotations?.[SELECTED_NODE] !== undefined;
    const volume = isSelected ? null : matchingVolume(claim, all, { isDelayed: true, node, taken });
    if (volume) {
      matches.push({ claim, volume });
      taken.push(volume.metadata.name);
    } else {
      unmatched.push(claim);
    }
  }
  return { matches, unmatched };
}

/** The volumes as they are once all promises are kept. */
function assumedVolumes(view: View, promised: Promised): PersistentVolume[] {
  const claims = new Map(
    Object.values(promised).flatMap(({ volumes }) =>
      Object.entries(volumes).map(([claim, volume]) => [volume, claim]),
    ),
  );
  return listObjects(view, 'PersistentVolume').map((volume) => {
    const key = claims.get(volume.metadata.name) ?? '';
    const claim = getObject(view, 'PersistentVolumeClaim', key);
    return claim && !volume.spec.claimRef ? boundTo(volume, claim) : volume;
  });
}

/** Whether somebody could make a volume for it that the node reaches. */
export function isProvisionable(claim: PersistentVolumeClaim, node: Node, view: View): boolean {
  const storageClass = storageClassOf(claim, view);
  if (!storageClass || ['', NO_PROVISIONER].includes(storageClass.provisioner)) return false;
  const terms = storageClass.allowedTopologies ?? [];
  return (
    terms.length === 0 ||
    terms.some(({ matchLabelExpressions = [] }) =>
      matchLabelExpressions.every(({ key, values }) =>
        values.includes(node.metadata.labels?.[key] ?? ''),
      ),
    )
  );
}

/** What is promised to a pod that is to go to the node; null when its claims are bound already. */
export function promiseOf(
  pod: Pod,
  node: Node,
  claiming: Claiming,
  nowMs: number,
): { promise: VolumePromise; requests: Request[] } | null {
  const waiting = claimsOf(pod, claiming.view).filter((claim) => !isFullyBound(claim));
  if (waiting.length === 0) return null;
  const { matches, unmatched } = planVolumes(waiting, node, claiming);
  const volumes = Object.fromEntries([
    ...matches.map(({ claim, volume }) => [keyOf(claim), volume.metadata.name]),
    ...unmatched.map((claim) => [keyOf(claim), null]),
  ]);
  return {
    promise: { node: node.metadata.name, volumes, sinceMs: nowMs },
    requests: [
      ...matches
        .map(({ claim, volume }) => ({ volume, kept: boundTo(volume, claim) }))
        .filter(({ volume, kept }) => kept !== volume)
        .map(({ kept }): Request => ({ verb: 'update', object: kept })),
      ...unmatched.map((claim): Request => ({ verb: 'update', object: selecting(claim, node) })),
    ],
  };
}

/** Whether all that was promised is so, may still come to be so, or never will be, and why. */
export function promiseState(
  pod: Pod,
  { node, volumes, sinceMs }: VolumePromise,
  view: View,
  nowMs: number,
): 'kept' | 'open' | { problem: string } {
  for (const [key, name] of Object.entries(volumes)) {
    const claim = getObject(view, 'PersistentVolumeClaim', key);
    const problem = claim
      ? brokenBy(claim, name, node, view)
      : `${CHECK} could not find v1.PersistentVolumeClaim "${key}"`;
    if (problem) return { problem: `binding volumes: ${problem}` };
  }
  if (claimsOf(pod, view).every(isFullyBound)) return 'kept';
  return nowMs - sinceMs < TIMEOUT_MS
    ? 'open'
    : { problem: 'binding volumes: timed out waiting for the condition' };
}

/** `name` is the volume that was promised to the claim; null where one is to be made for the node. */
function brokenBy(
  claim: PersistentVolumeClaim,
  name: string | null,
  node: string,
  view: View,
): string | null {
  if (name === null) {
    const isSelected = claim.metadata.annotations?.[SELECTED_NODE] === node;
    return isSelected ? null : `provisioning failed for PVC "${claim.metadata.name}"`;
  }
  const volume = getObject(view, 'PersistentVolume', `/${name}`);
  if (!volume) return `${CHECK} could not find v1.PersistentVolume "${name}"`;
  return volume.spec.claimRef?.uid ? null : `ClaimRef got reset for pv "${name}"`;
}

function claimsOf(pod: Pod, view: View): PersistentVolumeClaim[] {
  return claimNames(pod).flatMap(
    (name) => getObject(view, 'PersistentVolumeClaim', `${pod.metadata.namespace}/${name}`) ?? [],
  );
}

function selecting(claim: PersistentVolumeClaim, { metadata }: Node): PersistentVolumeClaim {
  const annotations = { ...claim.metadata.annotations, [SELECTED_NODE]: metadata.name };
  return { ...claim, metadata: { ...claim.metadata, annotations } };
}

function keyOf({ metadata }: PersistentVolumeClaim): string {
  return `${metadata.namespace}/${metadata.name}`;
}
