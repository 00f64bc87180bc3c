/** How a node says that it is alive: a lease every ten seconds. Upstream: pkg/kubelet/kubelet_node_status.go, component-helpers lease. */
import type { Decision, Later } from '../actor';
import type { Lease, Node } from '../objects';
import { microTimeAt, timeAt } from '../time';

/** A quarter of the lease's 40 s. */
export const LEASE_PERIOD_MS = 10_000;

export function renewal(lease: Lease, nowMs: number): Decision {
  const renewTime = microTimeAt(nowMs);
  const node = lease.metadata.name;
  const metadata = { ...lease.metadata, resourceVersion: '' };
  return {
    rule: 'kubelet.lease',
    text: `Node ${node} says that it is alive, as every ${LEASE_PERIOD_MS / 1000} s.`,
    inputs: { node },
    requests: [
      { verb: 'update', object: { ...lease, metadata, spec: { ...lease.spec, renewTime } } },
    ],
  };
}

/** A timer set before the machine went off carries an older token and no longer counts. */
export function leaseTimer(token: number): Later {
  return { afterMs: LEASE_PERIOD_MS, message: { type: 'timer', name: 'lease', key: '', token } };
}

export function nodeReady(node: Node, nowMs: number): Decision {
  const conditions = (node.status.conditions ?? []).map((condition) =>
    condition.type === 'Ready'
      ? {
          ...condition,
          status: 'True' as const,
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
          lastHeartbeatTime: timeAt(nowMs),
          lastTransitionTime:
            condition.status === 'True' ? condition.lastTransitionTime : timeAt(nowMs),
        }
      : condition,
  );
  const metadata = { ...node.metadata, resourceVersion: '' };
  return {
    rule: 'kubelet.nodeStatus',
    text: `Node ${node.metadata.name} is back and reports Ready.`,
    inputs: { node: node.metadata.name },
    requests: [
      {
        verb: 'updateStatus',
        object: { ...node, metadata, status: { ...node.status, conditions } },
      },
    ],
  };
}
