/** kubectl describe node. */
import type { Node, Pod } from '../objects';
import { milliValue } from '../quantity';
import { getObject, listObjects } from '../store';
import { annotationLines, listLines, pairLines } from './describe-template';
import { eventLines, timeText } from './describe-time';
import type { Session } from './session';
import { timeSince } from './time-since';

export function describeNode(node: Node, session: Session): string[] {
  const { metadata, spec, status } = node;
  const lease = getObject(session.view(), 'Lease', `kube-node-lease/${metadata.name}`);
  const pods = listObjects(session.view(), 'Pod').filter(
    (pod) => pod.spec.nodeName === metadata.name && !isOver(pod),
  );
  return [
    `Name:\t${metadata.name}`,
    'Roles:\t<none>',
    ...pairLines('Labels:', metadata.labels, '='),
    ...annotationLines(metadata.annotations),
    `CreationTimestamp:\t${timeText(metadata.creationTimestamp)}`,
    ...listLines(
      'Taints:',
      (spec.taints ?? [])
        .toSorted((a, b) => (`${a.effect},${a.key}` < `${b.effect},${b.key}` ? -1 : 1))
        .map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`),
    ),
    `Unschedulable:\t${spec.unschedulable ?? false}`,
    'Lease:',
    `  HolderIdentity:\t${lease?.spec.holderIdentity ?? '<unset>'}`,
    '  AcquireTime:\t<unset>',
    `  RenewTime:\t${timeText(lease?.spec.renewTime)}`,
    'Conditions:',
    '  Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage',
    '  ----\t------\t-----------------\t------------------\t------\t-------',
    ...(status.conditions ?? []).map(
      (each) =>
        `  ${each.type} \t${each.status} \t${timeText(each.lastHeartbeatTime)} \t${timeText(each.lastTransitionTime)} \t${each.reason ?? ''} \t${each.message ?? ''}`,
    ),
    'Addresses:',
    ...(status.addresses ?? []).map(({ type, address }) => `  ${type}:\t${address}`),
    'Capacity:',
    ...amountLines(status.capacity),
    'Allocatable:',
    ...amountLines(status.allocatable),
    ...systemLines(node),
    ...(spec.podCIDR ? [`PodCIDR:\t${spec.podCIDR}`, `PodCIDRs:\t${spec.podCIDR}`] : []),
    ...podLines(node, pods, session.nowMs),
    ...allocatedLines(node, pods),
    ...eventLines(node, session),
  ];
}

/** What no machine here reports is empty. */
function systemLines({ status: { nodeInfo } }: Node): string[] {
  return [
    'System Info:',
    '  Machine ID:\t',
    '  System UUID:\t',
    '  Boot ID:\t',
    `  Kernel Version:\t${nodeInfo?.kernelVersion ?? ''}`,
    `  OS Image:\t${nodeInfo?.osImage ?? ''}`,
    '  Operating System:\tlinux',
    '  Architecture:\tamd64',
    `  Container Runtime Version:\t${nodeInfo?.containerRuntimeVersion ?? ''}`,
    `  Kubelet Version:\t${nodeInfo?.kubeletVersion ?? ''}`,
    '  Kube-Proxy Version:\t',
  ];
}

function isOver({ status }: Pod): boolean {
  return status.phase === 'Succeeded' || status.phase === 'Failed';
}

function amountLines(amounts: Readonly<Record<string, string | number>>): string[] {
  const entries = Object.entries(amounts).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, amount]) => `  ${name}:\t${amount}`);
}

function podLines(node: Node, pods: readonly Pod[], nowMs: number): string[] {
  const cells = (pod: Pod) => [
    usageText(node, [pod], 'requests', 'cpu'),
    usageText(node, [pod], 'limits', 'cpu'),
    usageText(node, [pod], 'requests', 'memory'),
    usageText(node, [pod], 'limits', 'memory'),
    timeSince(pod.metadata.creationTimestamp, nowMs),
  ];
  return [
    `Non-terminated Pods:\t(${pods.length} in total)`,
    '  Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge',
    '  ---------\t----\t\t------------\t----------\t---------------\t-------------\t---',
    ...pods.map(
      (pod) => `  ${pod.metadata.namespace}\t${pod.metadata.name}\t\t${cells(pod).join('\t')}`,
    ),
  ];
}

function allocatedLines(node: Node, pods: readonly Pod[]): string[] {
  return [
    'Allocated resources:',
    '  (Total limits may be over 100 percent, i.e., overcommitted.)',
    '  Resource\tRequests\tLimits',
    '  --------\t--------\t------',
    ...['cpu', 'memory', 'ephemeral-storage'].map(
      (resource) =>
        `  ${resource}\t${usageText(node, pods, 'requests', resource)}\t${usageText(node, pods, 'limits', resource)}`,
    ),
  ];
}

/** `500m (25%)`: what pods ask for, and how much of the node that is. */
function usageText(
  node: Node,
  pods: readonly Pod[],
  field: 'requests' | 'limits',
  resource: string,
): string {
  const milli = pods
    .flatMap((pod) => pod.spec.containers)
    .reduce(
      (sum, { resources }) => sum + (milliValue(resources?.[field]?.[resource] ?? 0) ?? 0),
      0,
    );
  const whole = milliValue(node.status.allocatable[resource] ?? 0) ?? 0;
  const percent = whole > 0 ? Math.floor((milli * 100) / whole) : 0;
  return `${amountText(milli, resource)} (${percent}%)`;
}

function amountText(milli: number, resource: string): string {
  if (resource === 'cpu') return milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`;
  const units = ['', 'Ki', 'Mi', 'Gi', 'Ti'];
  let amount = milli / 1000;
  let unit = 0;
  while (amount > 0 && amount % 1024 === 0 && unit < units.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  return `${amount}${units[unit]}`;
}
