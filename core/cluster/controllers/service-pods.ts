/** Which pods stand behind a service, for both kinds of endpoints. Upstream: pkg/controller/endpoint, endpointslice/utils.go. */
import type { Context } from '../actor';
import { hasLabels } from '../labels';
import type { EndpointPort, Pod, Service } from '../objects';
import { type Change, listObjects, workKeyOf } from '../store';

/** A pod's change is news to the services that select it now or selected it before. */
export function serviceKeys({ object, previous }: Change, context: Context): string[] {
  const subject = object ?? previous;
  if (subject?.kind === 'Service') return [workKeyOf(subject)];
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

/** A port's target is a number, or the name of a container's port. */
export function endpointPorts(service: Service, pods: readonly Pod[]): EndpointPort[] {
  return service.spec.ports.flatMap(({ name, protocol, targetPort }) => {
    const port = typeof targetPort === 'number' ? targetPort : namedPort(targetPort, pods);
    return port === undefined ? [] : [{ ...(name ? { name } : {}), port, protocol }];
  });
}

export function podReference(pod: Pod) {
  const { namespace = '', name, uid } = pod.metadata;
  return { kind: 'Pod' as const, namespace, name, uid };
}

function namedPort(name: string, pods: readonly Pod[]): number | undefined {
  return pods
    .flatMap((pod) => pod.spec.containers)
    .flatMap((container) => container.ports ?? [])
    .find((port) => port.name === name)?.containerPort;
}

function selects(service: Service, pod: Pod): boolean {
  return hasSelector(service) && hasLabels(service.spec.selector ?? {}, pod.metadata.labels);
}
