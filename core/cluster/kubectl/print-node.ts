/** A node's row. Upstream: printers.go printNode. */
import type { Node } from '../objects';
import type { Printer } from './printer';

const ROLE_PREFIX = 'node-role.kubernetes.io/';

export const nodePrinter: Printer<Node> = {
  columns: ['Name', 'Status', 'Roles', 'Age', 'Version'],
  wideColumns: ['Internal-IP', 'External-IP', 'OS-Image', 'Kernel-Version', 'Container-Runtime'],
  row: ({ metadata, spec, status }, { age }) => {
    const ready = status.conditions?.find(({ type }) => type === 'Ready');
    const health = ready ? (ready.status === 'True' ? 'Ready' : 'NotReady') : 'Unknown';
    return [
      metadata.name,
      spec.unschedulable ? `${health},SchedulingDisabled` : health,
      rolesText(metadata.labels ?? {}),
      age,
      status.nodeInfo?.kubeletVersion ?? '',
    ];
  },
  wide: ({ status: { addresses = [], nodeInfo } }) => {
    const addressOf = (wanted: string) =>
      addresses.find(({ type }) => type === wanted)?.address ?? '<none>';
    return [
      addressOf('InternalIP'),
      addressOf('ExternalIP'),
      nodeInfo?.osImage || '<unknown>',
      nodeInfo?.kernelVersion || '<unknown>',
      nodeInfo?.containerRuntimeVersion || '<unknown>',
    ];
  },
};

function rolesText(labels: Record<string, string>): string {
  const roles = Object.entries(labels).flatMap(([key, value]) => {
    if (key.startsWith(ROLE_PREFIX)) return key.slice(ROLE_PREFIX.length) || [];
    return key === 'kubernetes.io/role' ? value || [] : [];
  });
  return [...new Set(roles)].sort().join(',') || '<none>';
}
