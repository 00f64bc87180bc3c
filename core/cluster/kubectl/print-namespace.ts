/** Rows of namespaces and quotas. Upstream: printers.go printNamespace, printResourceQuota. */
import type { Namespace, ResourceQuota } from '../object-namespace';
import type { Printer } from './printer';

export const namespacePrinter: Printer<Namespace> = {
  columns: ['Name', 'Status', 'Age'],
  wideColumns: [],
  row: ({ metadata, status }, { age }) => [metadata.name, status.phase, age],
  wide: () => [],
};

export const resourceQuotaPrinter: Printer<ResourceQuota> = {
  columns: ['Name', 'Age', 'Request', 'Limit'],
  wideColumns: [],
  row: (quota, { age }) => [
    quota.metadata.name,
    age,
    usage(quota, (name) => !name.startsWith('limits.')),
    usage(quota, (name) => name.startsWith('limits.')),
  ],
  wide: () => [],
};

/** `pods: 1/2, requests.cpu: 200m/1`. */
function usage({ status }: ResourceQuota, isMeant: (name: string) => boolean): string {
  const { hard = {}, used = {} } = status;
  return Object.keys(hard)
    .filter(isMeant)
    .sort()
    .map((name) => `${name}: ${used[name] ?? 0}/${hard[name]}`)
    .join(', ');
}
