/**
 * The EndpointSlice controller: the same addresses in slices of at most 100, which is what kube-proxy reads.
 * What is in a slice stays there; what is new fills the fullest slices that change anyway, then one with
 * room, then new ones; it never rebalances. Upstream: pkg/controller/endpointslice/reconciler.go.
 */
import type { Context, Decision } from '../actor';
import type { Request } from '../api/request';
import { isEqualJson } from '../json';
import { randomSuffix } from '../names';
import type { EndpointPort, EndpointSlice, Pod, Service, SliceEndpoint } from '../objects';
import { controllerOf, isReady } from '../pods';
import { getObject, listObjects } from '../store';
import type { Controller } from './controller';
import { endpointPorts, hasSelector, podReference, podsBehind, serviceKeys } from './service-pods';

export type EndpointSliceMemory = Record<string, never>;

const SLICE_MAX = 100;

export const endpointSliceController: Controller<EndpointSliceMemory> = {
  initial: {},
  observe: (memory, change, context) => ({ memory, keys: serviceKeys(change, context) }),
  sync(memory, key, context) {
    const service = getObject(context.view, 'Service', key);
    if (!service || !hasSelector(service)) return { memory, decisions: [] };
    const slices = listObjects(context.view, 'EndpointSlice', service.metadata.namespace).filter(
      (slice) => controllerOf(slice)?.uid === service.metadata.uid,
    );
    const pods = podsBehind(service, context);
    const ports = endpointPorts(service, pods);
    const requests = reconcile(service, slices, pods.map(endpointOf), ports, context);
    return { memory, decisions: requests.length > 0 ? [decisionOf(service, pods, requests)] : [] };
  },
};

function endpointOf(pod: Pod): SliceEndpoint {
  const serving = isReady(pod);
  const terminating = pod.metadata.deletionTimestamp !== undefined;
  return {
    addresses: [pod.status.podIP ?? ''],
    conditions: { ready: serving && !terminating, serving, terminating },
    nodeName: pod.spec.nodeName,
    targetRef: podReference(pod),
  };
}

function reconcile(
  service: Service,
  slices: readonly EndpointSlice[],
  endpoints: readonly SliceEndpoint[],
  ports: EndpointPort[],
  context: Context,
): Request[] {
  const wanted = new Map(endpoints.map((endpoint) => [idOf(endpoint), endpoint]));
  const kept = slices.map((slice) => ({
    slice,
    endpoints: slice.endpoints.flatMap((endpoint) => {
      const now = wanted.get(idOf(endpoint));
      wanted.delete(idOf(endpoint));
      return now ? [now] : [];
    }),
  }));
  const isChanged = ({ slice, endpoints: now }: (typeof kept)[number]) =>
    !isEqualJson(slice.endpoints, now) || !isEqualJson(slice.ports, ports);
  const added = [...wanted.values()];
  const byFullness = [...kept].sort((a, b) => b.endpoints.length - a.endpoints.length);
  for (const entry of byFullness.filter(isChanged)) {
    entry.endpoints.push(...added.splice(0, SLICE_MAX - entry.endpoints.length));
  }
  const roomy = byFullness.find(
    (entry) => !isChanged(entry) && entry.endpoints.length + added.length <= SLICE_MAX,
  );
  if (added.length > 0) roomy?.endpoints.push(...added.splice(0));
  const requests = kept.filter(isChanged).map(({ slice, endpoints: now }): Request => {
    if (now.length > 0 || slices.length === 1) {
      return { verb: 'update', object: { ...slice, endpoints: now, ports } };
    }
    const { namespace = '', name } = slice.metadata;
    return { verb: 'delete', kind: 'EndpointSlice', namespace, name };
  });
  const isFirst = slices.length === 0;
  while (added.length > 0 || (isFirst && requests.length === 0)) {
    const part = added.splice(0, SLICE_MAX);
    requests.push({ verb: 'create', object: newSlice(service, part, ports, context) });
  }
  return requests;
}

function idOf(endpoint: SliceEndpoint): string {
  return endpoint.targetRef?.uid ?? endpoint.addresses.join();
}

function newSlice(
  service: Service,
  endpoints: SliceEndpoint[],
  ports: EndpointPort[],
  context: Context,
): EndpointSlice {
  const { apiVersion, kind, metadata } = service;
  const { name, namespace, uid } = metadata;
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: `${name}-${randomSuffix(context.dice('slice-names'))}`,
      namespace,
      uid: '',
      resourceVersion: '',
      creationTimestamp: '',
      labels: { 'kubernetes.io/service-name': name },
      ownerReferences: [
        { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true },
      ],
    },
    addressType: 'IPv4',
    endpoints,
    ports,
  };
}

function decisionOf(
  service: Service,
  pods: readonly Pod[],
  requests: readonly Request[],
): Decision {
  const { name } = service.metadata;
  const ready = pods.filter((pod) => isReady(pod) && !pod.metadata.deletionTimestamp).length;
  return {
    rule: 'endpointslice.reconcilePacking',
    text: `Service ${name}: ${ready} of ${pods.length} endpoints ready; ${requests.length} of its slices change.`,
    inputs: { service: name, endpoints: pods.length, ready },
    requests,
  };
}
