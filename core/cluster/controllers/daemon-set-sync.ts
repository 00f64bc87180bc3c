/**
 * What is to be done about the pods of a daemon set: one on each node that should have one, replaced a few at a
 * time when the template changes. Upstream: pkg/controller/daemon/daemon_controller.go podsShouldBeOnNode,
 * updateDaemonSetStatus, update.go rollingUpdate.
 */
import { scaledValue } from '../int-or-percent';
import type { DaemonSet } from '../object-sets';
import type { Node, Pod } from '../objects';
import { isAvailable, isReady } from '../pods';
import { type Presence, presenceOn, targetNode } from './daemon-set-nodes';
import { REVISION_LABEL } from './revisions';

/** A node with the pods of the set that are on it or meant for it. */
export type DaemonNode = { name: string; presence: Presence; pods: readonly Pod[] };

export type DaemonNodes = {
  /** In the order of their names. */
  nodes: readonly DaemonNode[];
  /** Pods that were meant for nodes that are gone: nobody else would end them. */
  stranded: readonly Pod[];
};

export function daemonNodes(
  set: DaemonSet,
  nodes: readonly Node[],
  pods: readonly Pod[],
): DaemonNodes {
  const names = new Set(nodes.map(({ metadata }) => metadata.name));
  return {
    nodes: nodes.map((node) => ({
      name: node.metadata.name,
      presence: presenceOn(set, node),
      pods: pods.filter((pod) => targetNode(pod) === node.metadata.name).sort(compareAge),
    })),
    stranded: pods.filter((pod) => {
      const target = targetNode(pod);
      return !pod.spec.nodeName && target !== null && !names.has(target);
    }),
  };
}

export type DaemonTurn = {
  /** The nodes that get a pod. */
  create: readonly string[];
  remove: readonly Pod[];
  /** Pods that failed, one a node; when they go is a matter of back-off. */
  failed: readonly { node: string; pod: Pod }[];
};

export function manageDaemons({ nodes, stranded }: DaemonNodes): DaemonTurn {
  const staying = nodes.filter(({ presence, pods }) => presence.stays && pods.length > 0);
  const present = (node: DaemonNode) => node.pods.filter((pod) => !pod.metadata.deletionTimestamp);
  const hasFailed = (pod: Pod) => pod.status.phase === 'Failed';
  return {
    create: nodes
      .filter(({ presence, pods }) => presence.runs && pods.length === 0)
      .map(({ name }) => name),
    remove: [
      ...staying.flatMap((node) =>
        present(node)
          .filter((pod) => !hasFailed(pod))
          .slice(1),
      ),
      ...nodes.filter(({ presence }) => !presence.stays).flatMap(present),
      ...stranded,
    ],
    failed: staying.flatMap((node) =>
      present(node)
        .filter(hasFailed)
        .map((pod) => ({ node: node.name, pod })),
    ),
  };
}

export type DaemonUpdate = { remove: readonly Pod[]; text: string };

/** Old pods that are of no use go at once, the others as far as enough stay available. */
export function updateDaemons(
  set: DaemonSet,
  { nodes }: DaemonNodes,
  revision: string,
  nowMs: number,
): DaemonUpdate {
  const { minReadySeconds = 0, updateStrategy } = set.spec;
  const isServing = (pod: Pod) => isAvailable(pod, minReadySeconds, nowMs);
  const wanted = nodes.filter(({ presence }) => presence.runs);
  const most = updateStrategy.rollingUpdate?.maxUnavailable ?? 1;
  const allowed = scaledValue(most, wanted.length, 'up');
  const unavailable = wanted.filter(
    ({ pods }) => !pods.some((pod) => isServing(pod) && !pod.metadata.deletionTimestamp),
  ).length;
  const old = nodes
    .flatMap(({ pods }) => pods)
    .filter((pod) => !isOfRevision(pod, revision) && !pod.metadata.deletionTimestamp);
  const useless = old.filter((pod) => !isServing(pod));
  const budget = Math.max(0, allowed - unavailable);
  return {
    remove: [...useless, ...old.filter(isServing).slice(0, budget)],
    text: `${allowed} of ${wanted.length} may be unavailable - ${unavailable} are = ${budget} old pods may go, and ${useless.length} that are not available`,
  };
}

/** Of each node the oldest pod counts. */
export function daemonStatus(
  set: DaemonSet,
  { nodes }: DaemonNodes,
  revision: string,
  nowMs: number,
): DaemonSet['status'] {
  const wanted = nodes.filter(({ presence }) => presence.runs);
  const first = wanted.flatMap(({ pods }) => pods[0] ?? []);
  const available = first.filter((pod) =>
    isAvailable(pod, set.spec.minReadySeconds ?? 0, nowMs),
  ).length;
  return {
    ...set.status,
    desiredNumberScheduled: wanted.length,
    currentNumberScheduled: first.length,
    numberMisscheduled: nodes.filter(({ presence, pods }) => !presence.runs && pods.length > 0)
      .length,
    numberReady: first.filter(isReady).length,
    updatedNumberScheduled: first.filter((pod) => isOfRevision(pod, revision)).length || undefined,
    numberAvailable: available || undefined,
    numberUnavailable: wanted.length - available || undefined,
  };
}

function isOfRevision({ metadata }: Pod, revision: string): boolean {
  return metadata.labels?.[REVISION_LABEL] === revision;
}

/** Those that have their node first, then the oldest. */
function compareAge(a: Pod, b: Pod): number {
  const isThere = ({ spec }: Pod) => (spec.nodeName ? 0 : 1);
  const keyOf = ({ metadata }: Pod) => `${metadata.creationTimestamp} ${metadata.name}`;
  return isThere(a) - isThere(b) || (keyOf(a) < keyOf(b) ? -1 : 1);
}
