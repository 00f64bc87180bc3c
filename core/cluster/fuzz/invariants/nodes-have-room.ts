import type { Node, Pod } from '../../objects';
import { milliValue } from '../../quantity';
import { podRequest } from '../../scheduler/node-info';
import { listObjects } from '../../store';
import { always } from '../invariant';

/**
 * The pods on a node that have not ended ask for no more than it has to give, be they ending or not, and there
 * are no more of them than it may run.
 * Kubernetes: pkg/scheduler/framework/plugins/noderesources Fit; what a bound pod asks for is its own until it
 * has ended.
 */
export const nodesHaveRoom = always(['Pod'], (change) => {
  const { object, previous } = change;
  const isBound = object?.kind === 'Pod' && object.spec.nodeName !== undefined;
  if (!isBound || (previous?.kind === 'Pod' && previous.spec.nodeName)) return [];
  const pods = listObjects(change, 'Pod').filter(
    (pod) => pod.spec.nodeName === object.spec.nodeName,
  );
  const node = listObjects(change, 'Node').find(
    ({ metadata }) => metadata.name === object.spec.nodeName,
  );
  return node
    ? shortages(
        node,
        pods.filter((pod) => !isOver(pod)),
      )
    : [];
});

function shortages(node: Node, pods: readonly Pod[]): string[] {
  const requests = pods.map((pod) => podRequest(pod.spec));
  return Object.entries(node.status.allocatable).flatMap(([resource, quantity]) => {
    const all = milliValue(quantity) ?? 0;
    const asked =
      resource === 'pods'
        ? pods.length * 1000
        : requests.reduce((sum, request) => sum + (request[resource] ?? 0), 0);
    return asked > all ? [`${node.metadata.name}: ${asked} of ${all} ${resource}`] : [];
  });
}

export function isOver({ status }: Pod): boolean {
  return status.phase === 'Succeeded' || status.phase === 'Failed';
}
