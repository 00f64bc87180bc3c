import { entriesFrom } from '../../sorted-map';
import type { Invariant } from '../invariant';

/**
 * What is stored is what a client would read: JSON, with whole and finite numbers where Kubernetes has them.
 * Kubernetes: "API Conventions", the wire format; a number that is none is refused when it is decoded.
 */
export const objectsArePlain: Invariant = ({ changes, cluster }) => [
  ...changes.flatMap(({ object, revision, key }) =>
    strangeIn(object, key).map((text) => ({ revision, text })),
  ),
  ...[...entriesFrom(cluster.kubelets, '')].flatMap(({ key, value }) =>
    strangeIn(value.kubelet, `kubelet ${key}`).map((text) => ({ revision: null, text })),
  ),
];

function strangeIn(value: unknown, path: string): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => strangeIn(part, `${path}.${key}`));
}
