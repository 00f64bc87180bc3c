/** Rows of Services and Endpoints. Upstream: printers.go printService, printEndpoints. */
import type { Endpoints, Service } from '../objects';
import { labelsText } from './print-workload';
import type { Printer } from './printer';

const BALANCER_WIDTH = 16;

export const servicePrinter: Printer<Service> = {
  columns: ['Name', 'Type', 'Cluster-IP', 'External-IP', 'Port(s)', 'Age'],
  wideColumns: ['Selector'],
  row: (service, { age, isWide }) => [
    service.metadata.name,
    service.spec.type,
    service.spec.clusterIPs?.[0] || '<none>',
    externalText(service, isWide),
    (service.spec.ports ?? []).map(portText).join(',') || '<none>',
    age,
  ],
  wide: ({ spec }) => [labelsText(spec.selector)],
};

export const endpointsPrinter: Printer<Endpoints> = {
  columns: ['Name', 'Endpoints', 'Age'],
  wideColumns: [],
  row: ({ metadata, subsets }, { age }) => [metadata.name, endpointsText(subsets), age],
  wide: () => [],
};

function externalText({ spec, status }: Service, isWide: boolean): string {
  const own = spec.externalIPs ?? [];
  if (spec.type === 'ExternalName') return spec.externalName ?? '';
  if (spec.type !== 'LoadBalancer') return own.join(',') || '<none>';
  const given = balancerText(status.loadBalancer, isWide);
  return [...(given ? [given] : []), ...own].join(',') || '<pending>';
}

/** Cut short where there is no room. */
function balancerText(
  { ingress = [] }: Service['status']['loadBalancer'],
  isWide: boolean,
): string {
  const addresses = ingress.map(({ ip, hostname }) => ip || hostname || '').filter(Boolean);
  const text = [...new Set(addresses)].sort().join(',');
  return isWide || text.length <= BALANCER_WIDTH ? text : `${text.slice(0, BALANCER_WIDTH - 3)}...`;
}

function portText({ port, nodePort, protocol }: Service['spec']['ports'][number]): string {
  return !nodePort ? `${port}/${protocol}` : `${port}:${nodePort}/${protocol}`;
}

/** The ready ones, three at most; nothing where none is ready, and `<none>` where there are no pods. */
function endpointsText(subsets: Endpoints['subsets']): string {
  if (!subsets || subsets.length === 0) return '<none>';
  const all = subsets.flatMap(({ addresses = [], ports }) =>
    ports.flatMap(({ port }) => addresses.map(({ ip }) => `${ip}:${port}`)),
  );
  const shown = all.slice(0, 3).join(',');
  return all.length > 3 ? `${shown} + ${all.length - 3} more...` : shown;
}
