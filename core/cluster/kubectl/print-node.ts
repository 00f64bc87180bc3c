/** A node's row. Upstream: printers.go printNode. */
import type { Node } from '../objects';
import type { Printer } from './printer';

const UNKNOWN = '<unknown>';

export const nodePrinter: Printer<Node> = {
  columns: ['NAME', 'STATUS', 'ROLES', 'AGE', 'VERSION'],
  wideColumns: ['INTERNAL-IP', 'EXTERNAL-IP', 'OS-IMAGE', 'KERNEL-VERSION', 'CONTAINER-RUNTIME'],
  row: ({ metadata, spec, status }, { age }) => {
    const ready = status.conditions?.find(({ type }) => type === 'Ready');
    const health = ready?.status === 'True' ? 'Ready' : 'NotReady';
    return [
      metadata.name,
      spec.unschedulable ? `${health},SchedulingDisabled` : health,
      '<none>',
      age,
      status.nodeInfo?.kubeletVersion ?? '',
    ];
  },
  wide: ({ status }) => [
    status.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? '<none>',
    '<none>',
    UNKNOWN,
    UNKNOWN,
    UNKNOWN,
  ],
};
