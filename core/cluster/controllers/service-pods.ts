/** Which pods stand behind a service, for both kinds of endpoints. Upstream: pkg/controller/endpoint, endpointslice/utils.go. */
import type { Context } from '../actor';
import { hasLabels } from '../labels';
import type { EndpointPort, Pod, Service } from '../objects';
import { remembering } from '../remembering';
import { type Change, listObjects, workKeyOf } from '../store';

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

/** With an address, not ended; in the order of their names. */
export function podsBehind(service: Service, context: Context): Pod[] {
  if (!hasSelector(service)) return [];
  const selector = service.spec.selector ?? {};
  return listObjects(context.view, 'Pod', service.metadata.namespace).filter(
    (pod) => isReachable(pod) && hasLabels(selector, pod.metadata.labels),
  );
}

/** With an address, and not ended. */
export function isReachable({ status }: Pod): boolean {
  return status.podIP !== undefined && status.phase !== 'Failed' && status.phase !== 'Succeeded';
}

/** A service without a selector has endpoints that somebody else writes. */
export function hasSelector(service: Service): boolean {
  return Object.keys(service.spec.selector ?? {}).length > 0;
}

export type PortGroup = { ports: EndpointPort[]; pods: Pod[] };

/** Pods that offer the same ports stand together. */
export function byPorts(service: Service, pods: readonly Pod[]): PortGroup[] {
  const groups = new Map<string, PortGroup>();
  const offerOf = offersTo(service.spec.ports);
  for (const pod of pods) {
    const { key, ports } = offerOf(pod.spec.containers);
    const group = groups.get(key);
    if (group) group.pods.push(pod);
    else groups.set(key, { ports, pods: [pod] });
  }
  return [...groups.values()];
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
