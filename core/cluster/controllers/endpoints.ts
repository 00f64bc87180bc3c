/** The Endpoints controller: the addresses behind each service. Upstream: pkg/controller/endpoint/endpoints_controller.go. */
import type { Context, Decision } from '../actor';
import { isEqualJson } from '../json';
import type { EndpointAddress, Endpoints, Service } from '../objects';
import { isReady } from '../pods';
import { getObject } from '../store';
import type { Controller } from './controller';
import { endpointPorts, hasSelector, podReference, podsBehind, serviceKeys } from './service-pods';

export type EndpointsMemory = Record<string, never>;

export const endpointsController: Controller<EndpointsMemory> = {
  initial: {},
  observe: (memory, change, context) => ({ memory, keys: serviceKeys(change, context) }),
  sync(memory, key, context) {
    const service = getObject(context.view, 'Service', key);
    const before = getObject(context.view, 'Endpoints', key);
    if (!service) return { memory, decisions: before ? [removal(before)] : [] };
    if (!hasSelector(service)) return { memory, decisions: [] };
    const subsets = subsetsOf(service, context);
    if (before && isEqualJson(before.subsets, subsets)) return { memory, decisions: [] };
    return { memory, decisions: [writing(service, before, subsets)] };
  },
};

/** Pods that are being deleted are left out, ready or not. */
function subsetsOf(service: Service, context: Context): Endpoints['subsets'] {
  const pods = podsBehind(service, context).filter((pod) => !pod.metadata.deletionTimestamp);
  if (pods.length === 0) return undefined;
  const addresses = (ready: boolean): EndpointAddress[] | undefined => {
    const list = pods
      .filter((pod) => isReady(pod) === ready)
      .map((pod) => ({
        ip: pod.status.podIP ?? '',
        nodeName: pod.spec.nodeName,
        targetRef: podReference(pod),
      }))
      .sort((a, b) => (a.ip < b.ip ? -1 : 1));
    return list.length > 0 ? list : undefined;
  };
  return [
    {
      addresses: addresses(true),
      notReadyAddresses: addresses(false),
      ports: endpointPorts(service, pods),
    },
  ];
}

function writing(
  service: Service,
  before: Endpoints | null,
  subsets: Endpoints['subsets'],
): Decision {
  const { name, namespace, labels } = service.metadata;
  const ready = subsets?.[0]?.addresses?.length ?? 0;
  const notReady = subsets?.[0]?.notReadyAddresses?.length ?? 0;
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
