/** The Endpoints controller: the addresses behind each service. Upstream: pkg/controller/endpoint/endpoints_controller.go. */
import type { Decision } from '../actor';
import { isEqualJson } from '../json';
import type { EndpointAddress, Endpoints, Pod, Service } from '../objects';
import { isReady } from '../pods';
import { remembering } from '../remembering';
import { getObject, type View } from '../store';
import type { Controller } from './controller';
import { sum } from './rolling';
import { hasSelector, podGroups, podReference, serviceKeys } from './service-pods';

export type EndpointsMemory = Record<string, never>;

export const endpointsController: Controller<EndpointsMemory> = {
  initial: {},
  observe: (memory, change, context) => ({ memory, keys: serviceKeys(change, context) }),
  sync(memory, key, context) {
    const service = getObject(context.view, 'Service', key);
    const before = getObject(context.view, 'Endpoints', key);
    if (!service) return { memory, decisions: before ? [removal(before)] : [] };
    if (!hasSelector(service)) return { memory, decisions: [] };
    const subsets = subsetsOf(service, context.view);
    if (before && isEqualJson(before.subsets, subsets)) return { memory, decisions: [] };
    return { memory, decisions: [writing(service, before, subsets)] };
  },
};

/**
 * Pods that are being deleted are left out, unless the service is to name pods in any state. Those with the same
 * ports share a subset; a pod that has none of the ports is in none.
 */
function subsetsOf(service: Service, view: View): Endpoints['subsets'] {
  const takesAll = service.spec.publishNotReadyAddresses === true;
  const isPortless = service.spec.ports.length === 0;
  const groups = podGroups(service, view, { withTerminating: takesAll, order: 'address' }).filter(
    ({ ports }) => isPortless || ports.length > 0,
  );
  if (groups.length === 0) return undefined;
  return groups.map(({ ports, pods }) => ({
    addresses: addressesOf(pods.filter((pod) => takesAll || isReady(pod))),
    notReadyAddresses: addressesOf(pods.filter((pod) => !takesAll && !isReady(pod))),
    ports,
  }));
}

function addressesOf(pods: readonly Pod[]): EndpointAddress[] | undefined {
  return pods.length === 0 ? undefined : pods.map(addressOf);
}

/** The same for the same version of a pod, so that most addresses need no comparing and no room of their own. */
const addressOf = remembering(
  (pod: Pod): EndpointAddress => ({
    ip: pod.status.podIP ?? '',
    nodeName: pod.spec.nodeName,
    targetRef: podReference(pod),
  }),
);

function writing(
  service: Service,
  before: Endpoints | null,
  subsets: Endpoints['subsets'],
): Decision {
  const { name, namespace, labels } = service.metadata;
  const ready = sum((subsets ?? []).map(({ addresses = [] }) => addresses.length));
  const notReady = sum(
    (subsets ?? []).map(({ notReadyAddresses = [] }) => notReadyAddresses.length),
  );
  const fresh: Endpoints = {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { name, namespace, uid: '', resourceVersion: '', creationTimestamp: '', labels },
    subsets,
  };
  return {
    rule: 'endpoints.syncService',
    text: `Service ${name} selects ${ready + notReady} pods with an address: ${ready} ready, ${notReady} not.`,
    inputs: { service: name, ready, notReady },
    requests: [
      before
        ? { verb: 'update', object: { ...before, subsets } }
        : { verb: 'create', object: fresh },
    ],
  };
}

function removal({ metadata: { name, namespace = '' } }: Endpoints): Decision {
  return {
    rule: 'endpoints.syncService',
    text: `Service ${name} is gone: so are its endpoints.`,
    inputs: { service: name },
    requests: [{ verb: 'delete', kind: 'Endpoints', namespace, name }],
  };
}
