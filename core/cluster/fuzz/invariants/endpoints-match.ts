import { hasLabels } from '../../labels';
import type { Pod, Service } from '../../objects';
import { isReady } from '../../pods';
import { getObject, listObjects, type View } from '../../store';
import { inTheEnd } from '../invariant';
import { isOver } from './nodes-have-room';

/**
 * When nothing has changed for a while, a service's addresses are those of the pods that it selects, the ready
 * ones as ready, and its slices say the same.
 * Kubernetes: "Services"; pkg/controller/endpoint syncService, pkg/controller/endpointslice reconcile.
 */
export const endpointsMatch = inTheEnd((view) =>
  listObjects(view, 'Service').flatMap((service) => {
    const { selector, type } = service.spec;
    if (!selector || Object.keys(selector).length === 0 || type === 'ExternalName') return [];
    const expected = expectedOf(service, view);
    const listed = listedIn(service, view);
    const sliced = slicedIn(service, view);
    const { name } = service.metadata;
    return [
      ...(listed === expected
        ? []
        : [`endpoints of ${name} are ${listed}, and should be ${expected}`]),
      ...(sliced === expected
        ? []
        : [`slices of ${name} are ${sliced}, and should be ${expected}`]),
    ];
  }),
);

function expectedOf({ metadata, spec }: Service, view: View): string {
  const pods = listObjects(view, 'Pod', metadata.namespace).filter(
    (pod) =>
      hasLabels(spec.selector ?? {}, pod.metadata.labels) &&
      pod.status.podIP !== undefined &&
      pod.metadata.deletionTimestamp === undefined &&
      !isOver(pod) &&
      offers(spec.ports[0]?.targetPort, pod),
  );
  const isTrusting = spec.publishNotReadyAddresses ?? false;
  return inOrder(pods.map((pod) => [pod.status.podIP ?? '', isTrusting || isReady(pod)]));
}

/** A pod without the port of that name has nothing to offer. */
function offers(port: string | number | undefined, { spec }: Pod): boolean {
  return (
    typeof port !== 'string' ||
    spec.containers.some(({ ports = [] }) => ports.some(({ name }) => name === port))
  );
}

function listedIn({ metadata }: Service, view: View): string {
  const endpoints = getObject(view, 'Endpoints', `${metadata.namespace}/${metadata.name}`);
  const subsets = endpoints?.subsets ?? [];
  return inOrder(
    subsets.flatMap(({ addresses = [], notReadyAddresses = [] }) => [
      ...addresses.map(({ ip }): Listed => [ip, true]),
      ...notReadyAddresses.map(({ ip }): Listed => [ip, false]),
    ]),
  );
}

/** Pods that offer none of the ports stand in a slice without ports, which leads nowhere. */
function slicedIn({ metadata, spec }: Service, view: View): string {
  const slices = listObjects(view, 'EndpointSlice', metadata.namespace).filter(
    ({ ports, ...slice }) =>
      slice.metadata.labels?.['kubernetes.io/service-name'] === metadata.name &&
      (ports.length > 0 || spec.ports.length === 0),
  );
  return inOrder(
    slices.flatMap(({ endpoints }) =>
      endpoints.flatMap(({ addresses, conditions, targetRef }): Listed[] => {
        const pod = targetRef && getObject(view, 'Pod', `${targetRef.namespace}/${targetRef.name}`);
        const isEnding = conditions.terminating ?? pod?.metadata.deletionTimestamp !== undefined;
        return isEnding ? [] : [[addresses[0] ?? '', conditions.ready]];
      }),
    ),
  );
}

type Listed = [address: string, isReady: boolean];

function inOrder(listed: readonly Listed[]): string {
  return `[${listed
    .map(([ip, ready]) => (ready ? ip : `${ip} not ready`))
    .sort()
    .join(', ')}]`;
}
