/** Two pods cannot have the same port of a node. Upstream: plugins/nodeports, framework/types.go HostPortInfo. */
import type { Container } from '../../objects';
import type { Filter } from '../plugin';

const REFUSAL = {
  reasons: ["node(s) didn't have free ports for the requested pod ports"],
  isResolvable: true,
};
const EVERY_ADDRESS = '0.0.0.0';

type HostPort = { address: string; protocol: string; port: number };

export const nodePorts: Filter = {
  rule: 'scheduler.nodePorts',
  prepare({ pod }) {
    const wanted = hostPorts(pod.spec.containers);
    if (wanted.length === 0) return () => null;
    return ({ pods }) => {
      const used = pods.flatMap(({ spec }) => hostPorts(spec.containers));
      return wanted.some((port) => used.some((other) => collide(port, other))) ? REFUSAL : null;
    };
  },
};

function hostPorts(containers: readonly Container[]): HostPort[] {
  return containers
    .flatMap(({ ports = [] }) => ports)
    .map(({ hostIP, protocol, hostPort = 0 }) => ({
      address: hostIP || EVERY_ADDRESS,
      protocol: protocol || 'TCP',
      port: hostPort,
    }))
    .filter(({ port }) => port > 0);
}

function collide(a: HostPort, b: HostPort): boolean {
  const isSameAddress =
    a.address === b.address || a.address === EVERY_ADDRESS || b.address === EVERY_ADDRESS;
  return isSameAddress && a.protocol === b.protocol && a.port === b.port;
}
