/** Rows of leases. Upstream: printers.go printLease. */
import type { Lease } from '../objects';
import type { Printer } from './printer';

export const leasePrinter: Printer<Lease> = {
  columns: ['Name', 'Holder', 'Age'],
  wideColumns: [],
  row: ({ metadata, spec }, { age }) => [metadata.name, spec.holderIdentity, age],
  wide: () => [],
};
