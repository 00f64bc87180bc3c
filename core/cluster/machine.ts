/** A machine that joins the cluster: its Node, its lease and what its kubelet knows. */
import type { KubeletMemory } from './kubelet/kubelet';
import type { NodeTemplate } from './node-template';
import type { Labels, Lease, Metadata, Node } from './objects';
import { microTimeAt, timeAt } from './time';

/** `index` is its place in the order of joining; its addresses come from it. */
/** For how many seconds a kubelet may trust what it has read; none in a small cluster. Upstream: pkg/controller/ttl. */
const TTL = 'node.alpha.kubernetes.io/ttl';

export function nodeOf(
  { name, cpu, memory, pods, zone, labels, taints }: NodeTemplate,
  index: number,
  kubeletVersion: string,
  metadata: Metadata,
  bornMs: number,
): Node {
  const amounts = { cpu, memory, pods: String(pods) };
  const zoneLabel: Labels = zone === null ? {} : { 'topology.kubernetes.io/zone': zone };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      ...metadata,
      labels: { 'kubernetes.io/hostname': name, ...zoneLabel, ...labels },
      annotations: { [TTL]: '0' },
    },
    spec: {
      podCIDR: `${podNetwork(index)}.0/24`,
      ...(taints.length > 0 ? { taints: [...taints] } : {}),
    },
    status: {
      capacity: amounts,
      allocatable: amounts,
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
          lastHeartbeatTime: timeAt(bornMs),
          lastTransitionTime: timeAt(bornMs),
        },
      ],
      addresses: [
        { type: 'InternalIP', address: hostIP(index) },
        { type: 'Hostname', address: name },
      ],
      nodeInfo: { kubeletVersion },
    },
  };
}

export function leaseOf(metadata: Metadata, bornMs: number): Lease {
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata,
    spec: {
      holderIdentity: metadata.name,
      leaseDurationSeconds: 40,
      renewTime: microTimeAt(bornMs),
    },
  };
}

export function kubeletOf({ name }: NodeTemplate, index: number): KubeletMemory {
  return {
    node: name,
    podNetwork: podNetwork(index),
    hostIP: hostIP(index),
    isUp: true,
    nextAddress: 2,
    leaseToken: 0,
    runs: {},
  };
}

function podNetwork(index: number): string {
  return `10.244.${index}`;
}

function hostIP(index: number): string {
  return `172.18.${Math.floor(index / 250)}.${(index % 250) + 2}`;
}
