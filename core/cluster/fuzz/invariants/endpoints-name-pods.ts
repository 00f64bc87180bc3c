import { listObjects, type View } from '../../store';
import { type Invariant, leastBroken } from '../invariant';

/**
 * An address of a service is that of a pod which the controller knew and which had that address.
 * Kubernetes: "Services"; pkg/controller/endpoint, pkg/controller/endpointslice. What people write for services
 * without selectors names no pods.
 */
export const endpointsNamePods: Invariant = (course) =>
  course.changes.flatMap((change) => {
    const { object } = change;
    if (object?.kind === 'Endpoints') {
      const named = (object.subsets ?? []).flatMap(({ addresses = [], notReadyAddresses = [] }) =>
        [...addresses, ...notReadyAddresses].map(({ ip, targetRef }) => ({ ip, targetRef })),
      );
      return leastBroken(change, course, (view) => unknown(named, view));
    }
    if (object?.kind !== 'EndpointSlice') return [];
    const named = object.endpoints.map(({ addresses: [ip], targetRef }) => ({ ip, targetRef }));
    return leastBroken(change, course, (view) => unknown(named, view));
  });

function unknown(
  named: readonly { ip?: string; targetRef?: { uid: string } }[],
  view: View,
): string[] {
  const pods = listObjects(view, 'Pod');
  return named.flatMap(({ ip, targetRef }) =>
    !targetRef ||
    pods.some(({ metadata, status }) => metadata.uid === targetRef.uid && status.podIP === ip)
      ? []
      : [`${ip} is not the address of the pod that it names`],
  );
}
