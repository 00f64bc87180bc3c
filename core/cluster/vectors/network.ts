/** Recorded calls of the endpoint slice controller, kube-proxy and the allocators of services. */
import { addressProblem, addressRange, offsetIn } from '../api/address-range';
import { parsePortRange, portProblem } from '../api/port-range';
import { pack } from '../controllers/endpoint-packing';
import { endpointIdentity, endpointPods, endpointsFrom } from '../controllers/endpoint-slice';
import { isReachable } from '../controllers/service-pods';
import type { Pod, PodPhase, Service } from '../objects';
import { profiles } from '../profile';
import { chainNames } from '../proxy/chain-names';
import { computeProbability, probabilityText } from '../proxy/choose-endpoint';
import { microTimeAt } from '../time';
import type { Adapters } from './adapter';

type PodFields = {
  name: string;
  ready: boolean;
  phase: PodPhase;
  hasIP: boolean;
  deleting: boolean;
};

type Slices = {
  maxEndpointsPerSlice: number;
  publishNotReadyAddresses: boolean;
  existingSlices: { name: string; endpoints: { pod: string; ready: boolean }[] }[];
  pods: PodFields[];
};

const constants = profiles['1.20'];

export const network: Adapters = {
  'endpointslice.reconcilePacking': (input: Slices) => packed(input),
  'iptables.computeProbability': ({ n }: { n: number }) =>
    probabilityText(computeProbability(n, 0)),
  'iptables.chainNames': (input: { servicePortName: string; protocol: string; endpoint: string }) =>
    chainNames(input.servicePortName, input.protocol, input.endpoint),
  'ipallocator.range': ({ cidr, allocate }: { cidr: string; allocate: string[] }) => {
    const range = addressRange(cidr);
    if (!range) return null;
    const used = new Set<number>();
    const allocations = allocate.map((ip) => {
      const error = addressProblem(range, ip, (offset) => used.has(offset));
      const offset = offsetIn(range, ip);
      if (error === null && offset !== null) used.add(offset);
      return { ip, error };
    });
    return {
      rangeSize: range.size,
      freeAtStart: range.count,
      allocations,
      freeAtEnd: range.count - used.size,
      used: used.size,
    };
  },
  'portallocator.range': ({ range: text, allocate }: { range: string; allocate: number[] }) => {
    const range = parsePortRange(text);
    if ('error' in range) return range;
    const { base, size } = range;
    // Of nothing the recording says no more.
    if (size === 0) return { base, size, error: null };
    const used = new Set<number>();
    const allocations = allocate.map((port) => {
      const error = portProblem(range, port, (other) => used.has(other));
      if (error === null) used.add(port);
      return { port, error };
    });
    const freeAtEnd = size - used.size;
    return { base, size, error: null, freeAtStart: size, allocations, freeAtEnd };
  },
};

function packed({ maxEndpointsPerSlice, publishNotReadyAddresses, existingSlices, pods }: Slices) {
  const service = serviceOf(publishNotReadyAddresses);
  const known = new Map(pods.map((fields) => [fields.name, podOf(fields)]));
  const behind = endpointPods(service, [...known.values()].filter(isReachable), constants);
  const endpointOf = endpointsFrom(service, constants);
  const wanted = behind.map(endpointOf);
  const slices = existingSlices.map(({ name, endpoints }) => ({
    name,
    endpoints: endpoints.map(({ pod, ready }) => endpointOf(podOf(earlier(pod, ready)))),
  }));
  const isEmpty = wanted.length === 0;
  const misfits = isEmpty ? slices.map(({ name }) => name) : [];
  const packing = pack(
    isEmpty ? [] : slices,
    misfits,
    wanted,
    maxEndpointsPerSlice,
    endpointIdentity,
  );
  const written = new Map(packing.update.map(({ name, endpoints }) => [name, endpoints]));
  const left = [
    ...slices
      .filter(({ name }) => !packing.remove.includes(name))
      .map(({ name, endpoints }) => written.get(name) ?? endpoints),
    ...packing.create,
  ];
  return {
    sliceSizes: left.map((endpoints) => endpoints.length).sort((a, b) => b - a),
    readyEndpoints: left.flat().filter(({ conditions }) => conditions.ready).length,
    created: packing.create.length,
    updated: packing.update.length,
    deleted: packing.remove.length,
  };
}

/** A pod as an earlier call saw it; the recording tells only of its readiness. */
function earlier(name: string, ready: boolean): PodFields {
  return { name, ready, phase: 'Running', hasIP: true, deleting: false };
}

function podOf({ name, ready, phase, hasIP, deleting }: PodFields): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'default',
      uid: name,
      resourceVersion: '',
      creationTimestamp: microTimeAt(0),
      ...(deleting ? { deletionTimestamp: microTimeAt(0) } : {}),
    },
    spec: { containers: [], nodeName: 'node-1' },
    status: {
      phase,
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
      ...(hasIP ? { podIP: `ip of ${name}` } : {}),
    },
  };
}

function serviceOf(publishNotReadyAddresses: boolean): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'web',
      namespace: 'default',
      uid: 'web',
      resourceVersion: '',
      creationTimestamp: microTimeAt(0),
    },
    spec: {
      type: 'ClusterIP',
      selector: { app: 'web' },
      ports: [],
      clusterIP: '',
      clusterIPs: [],
      sessionAffinity: 'None',
      publishNotReadyAddresses,
    },
    status: { loadBalancer: {} },
  };
}
