/** Rows of daemon sets. Upstream: printers.go printDaemonSet. */
import type { DaemonSet } from '../object-sets';
import { labelsText, wideOf } from './print-workload';
import type { Printer } from './printer';

export const daemonSetPrinter: Printer<DaemonSet> = {
  columns: [
    'Name',
    'Desired',
    'Current',
    'Ready',
    'Up-to-date',
    'Available',
    'Node Selector',
    'Age',
  ],
  wideColumns: ['Containers', 'Images', 'Selector'],
  row: ({ metadata, spec, status }, { age }) => [
    metadata.name,
    String(status.desiredNumberScheduled),
    String(status.currentNumberScheduled),
    String(status.numberReady),
    String(status.updatedNumberScheduled ?? 0),
    String(status.numberAvailable ?? 0),
    labelsText(spec.template.spec.nodeSelector),
    age,
  ],
  wide: ({ spec }) => wideOf(spec),
};
