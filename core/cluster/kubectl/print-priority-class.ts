/** How kubectl lists priority classes. Upstream: pkg/printers/internalversion/printers.go. */
import type { PriorityClass } from '../object-priority-class';
import type { Printer } from './printer';

export const priorityClassPrinter: Printer<PriorityClass> = {
  columns: ['Name', 'Value', 'Global-Default', 'Age'],
  wideColumns: [],
  row: ({ metadata, value, globalDefault = false }, { age }) => [
    metadata.name,
    String(value),
    String(globalDefault),
    age,
  ],
  wide: () => [],
};
