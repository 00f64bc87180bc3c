import { isJsonObject } from '../../json';
import { entriesOf } from '../../log';
import type { Pod } from '../../objects';
import { isReady } from '../../pods';
import { profiles } from '../../profile';
import { passes, prepareFilters } from '../../scheduler/filter-node';
import { imageIndex, nodeInfo } from '../../scheduler/node-info';
import type { Cycle } from '../../scheduler/plugin';
import { listObjects, type View } from '../../store';
import { millisOf } from '../../time';
import type { Cluster } from '../../world';
import { inTheEnd } from '../invariant';
import { isOver } from './nodes-have-room';

const GROWN_MS = 30_000;

/**
 * When all is mended and left alone, a pod without a node says why, and there is no node that would do; a pod
 * with a node is ready, or has ended, or its container says what it waits for.
 * Kubernetes: "Pod Lifecycle"; pkg/scheduler/internal/queue: what may help a pod moves it, and time does too.
 */
export const podsSettle = inTheEnd((view, cluster) =>
  listObjects(view, 'Pod')
    .filter((pod) => !pod.metadata.deletionTimestamp && !isOver(pod) && !isYoung(pod, cluster))
    .flatMap((pod) => {
      const problem = pod.spec.nodeName ? whyNotReady(pod, view) : whyNotBound(pod, view, cluster);
      return problem === null ? [] : [`${pod.metadata.name} ${problem}`];
    }),
);

/** What makes pods by the clock, or by load, makes them at the end too. */
function isYoung({ metadata }: Pod, { nowMs }: Cluster): boolean {
  return millisOf(metadata.creationTimestamp) + GROWN_MS > nowMs;
}

function whyNotBound(pod: Pod, view: View, cluster: Cluster): string | null {
  const scheduled = pod.status.conditions?.find(({ type }) => type === 'PodScheduled');
  if (scheduled?.status !== 'False' || !scheduled.message)
    return 'has no node and does not say why';
  const pods = listObjects(view, 'Pod');
  const all = listObjects(view, 'Node');
  const images = imageIndex(all);
  const nodes = all.map((node) => {
    const own = pods.filter(
      (other) => other.spec.nodeName === node.metadata.name && !isOver(other),
    );
    return nodeInfo(node, own, images);
  });
  const nominated = pods.filter(({ spec, status }) => status.nominatedNodeName && !spec.nodeName);
  const constants = profiles[cluster.profile];
  const cycle: Cycle = { pod, nodes, nominated, promised: {}, view, constants };
  const filterNode = prepareFilters(cycle);
  const fitting = nodes.find(
    (info) =>
      passes(cycle, filterNode, info) === null && !wasPromised(info.node.metadata.name, cluster),
  );
  return fitting ? `has no node, and would fit on ${fitting.node.metadata.name}` : null;
}

/** Room that was made for a pod which then went elsewhere is free, and nobody is told: only time helps. */
function wasPromised(node: string, cluster: Cluster): boolean {
  const sinceMs = cluster.nowMs - profiles[cluster.profile].unschedulableFlushMs;
  return entriesOf(cluster.trace).some(
    ({ rule, atMs, inputs }) =>
      rule === 'scheduler.preemption' &&
      atMs >= sinceMs &&
      isJsonObject(inputs) &&
      inputs.node === node,
  );
}

function whyNotReady(pod: Pod, view: View): string | null {
  const node = listObjects(view, 'Node').find(
    ({ metadata }) => metadata.name === pod.spec.nodeName,
  );
  if (isReady(pod) || !node) return null;
  const [container] = pod.status.containerStatuses ?? [];
  if (!container) return 'is on a node that says nothing of it';
  const { waiting, running, terminated } = container.state;
  const isProbed = pod.spec.containers.some(({ readinessProbe }) => readinessProbe !== undefined);
  const isExplained =
    waiting?.reason.endsWith('BackOff') ||
    waiting?.reason === 'ErrImagePull' ||
    terminated !== undefined ||
    (running && (isProbed || pod.spec.readinessGates));
  return isExplained ? null : `is ${JSON.stringify(container.state)} and not ready`;
}
