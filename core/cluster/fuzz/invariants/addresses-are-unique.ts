import type { Pod, Service } from '../../objects';
import { listObjects } from '../../store';
import { always } from '../invariant';
import { isOver } from './nodes-have-room';

/**
 * No two pods that have not ended have one address, or one port of a node; no two services one cluster address
 * or one node port.
 * Kubernetes: "Services, Load Balancing, and Networking", every pod gets its own address;
 * pkg/registry/core/service/{ipallocator,portallocator}; plugins/nodeports.
 */
export const addressesAreUnique = always(['Pod', 'Service'], (change) => {
  const pods = listObjects(change, 'Pod').filter((pod) => !isOver(pod));
  const services = listObjects(change, 'Service');
  return [
    ...twice(pods.flatMap(({ status }) => status.podIP ?? [])),
    ...twice(pods.flatMap(hostPorts)),
    ...twice(services.flatMap(clusterAddresses)),
    ...twice(services.flatMap(nodePorts)),
  ].map((address) => `${address} is taken twice`);
});

function hostPorts({ spec }: Pod): string[] {
  if (spec.nodeName === undefined) return [];
  const ports = spec.containers.flatMap((container) => container.ports ?? []);
  return ports.flatMap(({ hostPort, protocol = 'TCP' }) =>
    hostPort ? [`${spec.nodeName}:${hostPort}/${protocol}`] : [],
  );
}

function clusterAddresses({ spec }: Service): string[] {
  return spec.clusterIP && spec.clusterIP !== 'None' ? [spec.clusterIP] : [];
}

function nodePorts({ spec }: Service): string[] {
  return spec.ports.flatMap(({ nodePort, protocol }) =>
    nodePort ? [`${nodePort}/${protocol}`] : [],
  );
}

function twice(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const isAgain = seen.has(value);
    seen.add(value);
    return isAgain;
  });
}
