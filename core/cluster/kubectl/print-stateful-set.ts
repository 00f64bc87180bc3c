/** Rows of stateful sets. Upstream: printers.go printStatefulSet. */
import type { StatefulSet } from '../object-sets';
import { wideOf } from './print-workload';
import type { Printer } from './printer';

export const statefulSetPrinter: Printer<StatefulSet> = {
  columns: ['Name', 'Ready', 'Age'],
  wideColumns: ['Containers', 'Images'],
  row: ({ metadata, spec, status }, { age }) => [
    metadata.name,
    `${status.readyReplicas ?? 0}/${spec.replicas}`,
    age,
  ],
  wide: ({ spec }) => wideOf(spec).slice(0, 2),
};
