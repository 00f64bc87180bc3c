/** Rows of Services and Endpoints. Upstream: printers.go printService, printEndpoints. */
import type { Endpoints, Service } from '../objects';
import { labelsText } from './print-workload';
import type { Printer } from './printer';

export const servicePrinter: Printer<Service> = {
  columns: ['NAME', 'TYPE', 'CLUSTER-IP', 'EXTERNAL-IP', 'PORT(S)', 'AGE'],
  wideColumns: ['SELECTOR'],
  row: ({ metadata, spec, status }, { age }) => [
    metadata.name,
    spec.type,
    spec.clusterIP,
    externalText(
      spec.type,
      (status.loadBalancer.ingress ?? []).map(({ ip }) => ip),
    ),
    spec.ports.map(portText).join(','),
    age,
  ],
  wide: ({ spec }) => [labelsText(spec.selector)],
};

export const endpointsPrinter: Printer<Endpoints> = {
  columns: ['NAME', 'ENDPOINTS', 'AGE'],
  wideColumns: [],
  row: ({ metadata, subsets }, { age }) => [metadata.name, endpointsText(subsets), age],
  wide: () => [],
};

function externalText(type: Service['spec']['type'], addresses: readonly string[]): string {
  if (type !== 'LoadBalancer') return '<none>';
  return addresses.length > 0 ? addresses.join(',') : '<pending>';
}

function portText({ port, nodePort, protocol }: Service['spec']['ports'][number]): string {
  return nodePort === undefined ? `${port}/${protocol}` : `${port}:${nodePort}/${protocol}`;
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
