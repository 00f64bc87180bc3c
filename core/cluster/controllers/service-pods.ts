/** Which pods stand behind a service, for both kinds of endpoints. Upstream: pkg/controller/endpoint, endpointslice/utils.go. */
import type { Context } from '../actor';
import { following } from '../following';
import { hasLabels } from '../labels';
import type { EndpointPort, KubernetesObject, Pod, Service } from '../objects';
import { remembering } from '../remembering';
import { getEntry, removeEntry, type SortedMap, setEntry, valuesOf } from '../sorted-map';
import { type Change, listObjects, type View, workKeyOf } from '../store';

/**
 * A pod's change is news to the services that select it now or selected it before. What was written of a service is
 * news too: it may have been decided by a version older than itself.
 */
export function serviceKeys({ object, previous }: Change, context: Context): string[] {
  const subject = object ?? previous;
  if (subject?.kind === 'Service' || subject?.kind === 'Endpoints') return [workKeyOf(subject)];
  if (subject?.kind === 'EndpointSlice') {
    const { namespace, labels } = subject.metadata;
    return [`${namespace}/${labels?.['kubernetes.io/service-name']}`];
  }
  const pods = [object, previous].flatMap((version) => (version?.kind === 'Pod' ? [version] : []));
  if (pods.length === 0) return [];
  return listObjects(context.view, 'Service', pods[0]?.metadata.namespace)
    .filter((service) => pods.some((pod) => selects(service, pod)))
    .map(workKeyOf);
}

/** With an address, and not ended. */
export function isReachable({ status }: Pod): boolean {
  return status.podIP !== undefined && status.phase !== 'Failed' && status.phase !== 'Succeeded';
}

/** A service without a selector has endpoints that somebody else writes. */
export function hasSelector(service: Service): boolean {
  return Object.keys(service.spec.selector ?? {}).length > 0;
}

/** Pods that offer a service the same ports stand together. */
export type PortGroup = { ports: EndpointPort[]; pods: readonly Pod[] };

type Wanted = { withTerminating: boolean; order: 'name' | 'address' };

/**
 * The pods behind a service that have an address and have not ended, as they are wanted; the group with the first
 * name comes first.
 */
export function podGroups(service: Service, view: View, wanted: Wanted): PortGroup[] {
  if (!hasSelector(service)) return [];
  const groups = valuesOf(groupsOf(service, wanted)(view.objects)).map(({ ports, pods }) => ({
    ports,
    pods: valuesOf(pods),
  }));
  if (groups.length < 2) return groups;
  return groups
    .map((group) => ({ group, first: firstName(group) }))
    .sort(byFirst)
    .map(({ group }) => group);
}

type Groups = SortedMap<string, { ports: EndpointPort[]; pods: SortedMap<string, Pod> }>;

/** Each service's groups are kept up with its pods, or each look would be one at all pods. */
const followers = remembering(
  (_: Service['spec']) => new Map<string, (objects: View['objects']) => Groups>(),
);

function groupsOf(service: Service, wanted: Wanted): (objects: View['objects']) => Groups {
  const {
    spec,
    metadata: { namespace },
  } = service;
  const known = followers(spec);
  const key = `${namespace} ${wanted.withTerminating} ${wanted.order}`;
  const follow = known.get(key) ?? followGroups(service, wanted);
  known.set(key, follow);
  return follow;
}

function followGroups(
  { spec, metadata }: Service,
  wanted: Wanted,
): (objects: View['objects']) => Groups {
  const offerOf = offersTo(spec.ports);
  const isBehind = (pod: Pod) =>
    isReachable(pod) &&
    hasLabels(spec.selector ?? {}, pod.metadata.labels) &&
    (wanted.withTerminating || pod.metadata.deletionTimestamp === undefined);
  const placeOf = ({ status, metadata: { name } }: Pod) =>
    wanted.order === 'name' ? name : `${status.podIP} ${name}`;
  return following<KubernetesObject, Groups>(
    `Pod/${metadata.namespace}/`,
    null,
    (groups, _, before, after) => {
      let amended = groups;
      if (before?.kind === 'Pod' && isBehind(before)) {
        const { key } = offerOf(before.spec.containers);
        const group = getEntry(groups, key);
        const pods = removeEntry(group?.pods ?? null, placeOf(before));
        amended =
          group && pods ? setEntry(groups, key, { ...group, pods }) : removeEntry(groups, key);
      }
      if (after?.kind !== 'Pod' || !isBehind(after)) return amended;
      const { key, ports } = offerOf(after.spec.containers);
      const group = getEntry(amended, key) ?? { ports, pods: null };
      return setEntry(amended, key, {
        ...group,
        pods: setEntry(group.pods, placeOf(after), after),
      });
    },
  );
}

function firstName({ pods }: PortGroup): string {
  return pods.reduce(
    (first, { metadata: { name } }) => (first === '' || name < first ? name : first),
    '',
  );
}

function byFirst(a: { first: string }, b: { first: string }): number {
  return a.first < b.first ? -1 : 1;
}

type Containers = Pod['spec']['containers'];

/** Asked of every pod again and again, and neither ports nor containers ever change. */
const offersTo = remembering((wanted: Service['spec']['ports']) =>
  remembering((containers: Containers) => {
    const ports = endpointPorts(wanted, containers);
    return { ports, key: JSON.stringify(ports) };
  }),
);

/**
 * The ports that a pod offers a service: a target is a number, or the name of a port of its containers, which may
 * be another number in another pod, or none. Upstream: pkg/api/v1/pod FindPort.
 */
function endpointPorts(wanted: Service['spec']['ports'], containers: Containers): EndpointPort[] {
  return wanted.flatMap(({ name, protocol, targetPort }) => {
    const port =
      typeof targetPort === 'number' ? targetPort : namedPort(targetPort, protocol, containers);
    return port === undefined ? [] : [{ ...(name ? { name } : {}), port, protocol }];
  });
}

export function podReference(pod: Pod) {
  const { namespace = '', name, uid } = pod.metadata;
  return { kind: 'Pod' as const, namespace, name, uid };
}

function namedPort(name: string, protocol: string, containers: Containers): number | undefined {
  return containers
    .flatMap((container) => container.ports ?? [])
    .find((port) => port.name === name && (port.protocol ?? 'TCP') === protocol)?.containerPort;
}

function selects(service: Service, pod: Pod): boolean {
  return hasSelector(service) && hasLabels(service.spec.selector ?? {}, pod.metadata.labels);
}
