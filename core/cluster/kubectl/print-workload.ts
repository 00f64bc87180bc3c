/** Rows of Deployments and ReplicaSets. Upstream: printers.go printDeployment, printReplicaSet. */
import { formatLabelSelector } from '../labels';
import type { Deployment, LabelSelector, PodTemplate, ReplicaSet } from '../objects';
import type { Printer } from './printer';

const WIDE = ['Containers', 'Images', 'Selector'];

export const deploymentPrinter: Printer<Deployment> = {
  columns: ['Name', 'Ready', 'Up-to-date', 'Available', 'Age'],
  wideColumns: WIDE,
  row: ({ metadata, spec, status }, { age }) => [
    metadata.name,
    `${status.readyReplicas ?? 0}/${spec.replicas}`,
    String(status.updatedReplicas ?? 0),
    String(status.availableReplicas ?? 0),
    age,
  ],
  wide: ({ spec }) => wideOf(spec),
};

export const replicaSetPrinter: Printer<ReplicaSet> = {
  columns: ['Name', 'Desired', 'Current', 'Ready', 'Age'],
  wideColumns: WIDE,
  row: ({ metadata, spec, status }, { age }) => [
    metadata.name,
    String(spec.replicas),
    String(status.replicas ?? 0),
    String(status.readyReplicas ?? 0),
    age,
  ],
  wide: ({ spec }) => wideOf(spec),
};

export function wideOf(spec: { selector: LabelSelector; template: PodTemplate }): string[] {
  const { containers } = spec.template.spec;
  return [
    containers.map(({ name }) => name).join(','),
    containers.map(({ image }) => image).join(','),
    formatLabelSelector(spec.selector),
  ];
}

/** `app=web,tier=front`, or `<none>`. */
export function labelsText(labels: Record<string, string> | undefined): string {
  const pairs = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`);
  return pairs.length > 0 ? pairs.sort().join(',') : '<none>';
}
