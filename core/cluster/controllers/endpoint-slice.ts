/**
 * The EndpointSlice controller: the same addresses in slices of at most 100, which is what kube-proxy reads.
 * Upstream: pkg/controller/endpointslice/reconciler.go.
 */
import type { Context, Decision } from '../actor';
import type { Request } from '../api/request';
import { isEqualJson } from '../json';
import { randomSuffix } from '../names';
import type { EndpointPort, EndpointSlice, Pod, Service, SliceEndpoint } from '../objects';
import { controllerOf, isReady } from '../pods';
import type { Constants } from '../profile';
import { remembering } from '../remembering';
import { getObject, listObjects } from '../store';
import type { Controller } from './controller';
import { type Identity, pack } from './endpoint-packing';
import { hasSelector, type PortGroup, podGroups, podReference, serviceKeys } from './service-pods';

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
    const withTerminating = keepsTerminating(service, context.constants);
    const groups = podGroups(service, context.view, { withTerminating, order: 'name' });
    const requests = requestsFor(service, slices, groups, context);
    if (requests.length === 0) return { memory, decisions: [] };
    const pods = groups.flatMap((group) => group.pods);
    return { memory, decisions: [decisionOf(service, pods, requests)] };
  },
};

type SliceConstants = Pick<Constants, 'slicesKeepTerminating'>;

/** Up to 1.21 pods that are being deleted were left out at once; now they are said to be terminating. */
export function endpointPods(
  service: Service,
  pods: readonly Pod[],
  constants: SliceConstants,
): Pod[] {
  const withTerminating = keepsTerminating(service, constants);
  return pods.filter((pod) => withTerminating || pod.metadata.deletionTimestamp === undefined);
}

function keepsTerminating({ spec }: Service, { slicesKeepTerminating }: SliceConstants): boolean {
  return slicesKeepTerminating || spec.publishNotReadyAddresses === true;
}

export function endpointsFrom(
  { spec }: Service,
  { slicesKeepTerminating }: SliceConstants,
): (pod: Pod) => SliceEndpoint {
  const isPublished = spec.publishNotReadyAddresses === true;
  return endpoints[`${isPublished}, ${slicesKeepTerminating}`];
}

/** By what is published and kept. The same for the same version of a pod, as most are when one changes. */
const endpoints = {
  'false, false': remembering((pod: Pod) => endpoint(pod, false, false)),
  'false, true': remembering((pod: Pod) => endpoint(pod, false, true)),
  'true, false': remembering((pod: Pod) => endpoint(pod, true, false)),
  'true, true': remembering((pod: Pod) => endpoint(pod, true, true)),
};

function endpoint(pod: Pod, isPublished: boolean, keepsTerminating: boolean): SliceEndpoint {
  const serving = isReady(pod);
  const terminating = pod.metadata.deletionTimestamp !== undefined;
  return {
    addresses: [pod.status.podIP ?? ''],
    conditions: keepsTerminating
      ? { ready: isPublished || (serving && !terminating), serving, terminating }
      : { ready: isPublished || serving },
    nodeName: pod.spec.nodeName,
    targetRef: podReference(pod),
  };
}

export const endpointIdentity: Identity<SliceEndpoint> = {
  idOf: remembering(({ targetRef, addresses }) => `${targetRef?.uid} ${addresses.join()}`),
  isSame: isEqualJson,
};

/** A slice has one set of ports. Slices with ports that no pod has go, and a service without endpoints has none. */
function requestsFor(
  service: Service,
  slices: readonly EndpointSlice[],
  groups: readonly PortGroup[],
  context: Context,
): Request[] {
  const misfits = slices
    .filter((slice) => !groups.some(({ ports }) => isEqualJson(slice.ports, ports)))
    .map(({ metadata }) => metadata.name);
  const [first = { ports: [], pods: [] }, ...others] = groups;
  return [
    ...requestsForGroup(service, slices, first, misfits, context),
    ...others.flatMap((group) => requestsForGroup(service, slices, group, [], context)),
  ];
}

function requestsForGroup(
  service: Service,
  slices: readonly EndpointSlice[],
  { ports, pods }: PortGroup,
  misfits: readonly string[],
  context: Context,
): Request[] {
  const fits = slices
    .filter(({ metadata }) => !misfits.includes(metadata.name))
    .filter((slice) => isEqualJson(slice.ports, ports))
    .map(({ metadata, endpoints }) => ({ name: metadata.name, endpoints }));
  const wanted = pods.map(endpointsFrom(service, context.constants));
  const packing = pack(fits, misfits, wanted, SLICE_MAX, endpointIdentity);
  const updates = packing.update.flatMap(({ name, endpoints }): Request[] => {
    const slice = slices.find(({ metadata }) => metadata.name === name);
    if (!slice) return [];
    const object = { ...slice, endpoints: [...endpoints], ports };
    return isEqualJson(object, slice) ? [] : [{ verb: 'update', object }];
  });
  const { namespace = '' } = service.metadata;
  return [
    ...updates,
    ...packing.create.map((endpoints): Request => {
      const object = newSlice(service, [...endpoints], ports, context);
      return { verb: 'create', object };
    }),
    ...packing.remove.map(
      (name): Request => ({ verb: 'delete', kind: 'EndpointSlice', namespace, name }),
    ),
  ];
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
      labels: {
        'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
        'kubernetes.io/service-name': name,
      },
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
