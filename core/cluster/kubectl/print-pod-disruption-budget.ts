/** Rows of budgets. Upstream: printers.go printPodDisruptionBudget. */
import type { PodDisruptionBudget } from '../object-disruption';
import type { Printer } from './printer';

export const podDisruptionBudgetPrinter: Printer<PodDisruptionBudget> = {
  columns: ['Name', 'Min Available', 'Max Unavailable', 'Allowed Disruptions', 'Age'],
  wideColumns: [],
  row: ({ metadata, spec, status }, { age }) => [
    metadata.name,
    String(spec.minAvailable ?? 'N/A'),
    String(spec.maxUnavailable ?? 'N/A'),
    String(status.disruptionsAllowed),
    age,
  ],
  wide: () => [],
};
