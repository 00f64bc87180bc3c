/** kubectl describe service. */
import type { Endpoints, Service } from '../objects';
import type { Constants } from '../profile';
import { getObject } from '../store';
import { annotationLines, pairLines } from './describe-template';
import { eventLines } from './describe-time';
import { labelsText } from './print-workload';
import type { Session } from './session';

const SHOWN_ADDRESSES = 3;

export function describeService(service: Service, session: Session): string[] {
  const { metadata, spec, status } = service;
  const endpoints = getObject(
    session.view(),
    'Endpoints',
    `${metadata.namespace ?? ''}/${metadata.name}`,
  );
  const ingress = (status.loadBalancer.ingress ?? []).map(({ ip }) => ip);
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    ...pairLines('Labels:', metadata.labels, '='),
    ...annotationLines(metadata.annotations),
    `Selector:\t${labelsText(spec.selector)}`,
    `Type:\t${spec.type}`,
    // The field came with dual stack, in 1.20 still behind a gate.
    `IP Families:\t${session.constants.reservedBands ? 'IPv4' : '<none>'}`,
    `IP:\t${spec.clusterIP}`,
    `IPs:\t${spec.clusterIPs.join(',') || spec.clusterIP}`,
    ...(ingress.length > 0 ? [`LoadBalancer Ingress:\t${ingress.join(', ')}`] : []),
    ...spec.ports.flatMap((port) => [
      `Port:\t${port.name ?? '<unset>'}\t${port.port}/${port.protocol}`,
      `TargetPort:\t${port.targetPort}/${port.protocol}`,
      ...(port.nodePort
        ? [`NodePort:\t${port.name ?? '<unset>'}\t${port.nodePort}/${port.protocol}`]
        : []),
      `Endpoints:\t${shownEndpoints(endpoints, port.name, session.constants)}`,
    ]),
    `Session Affinity:\t${spec.sessionAffinity}`,
    ...(spec.externalTrafficPolicy
      ? [`External Traffic Policy:\t${spec.externalTrafficPolicy}`]
      : []),
    ...(session.constants.reservedBands ? ['Internal Traffic Policy:\tCluster'] : []),
    ...eventLines(service, session),
  ];
}

/** kubectl asks for endpoint slices of discovery/v1, and finds none where only the beta is served. */
function shownEndpoints(
  endpoints: Endpoints | null,
  portName: string | undefined,
  { servesBeta }: Constants,
): string {
  return servesBeta || !endpoints?.subsets?.length ? '<none>' : endpointsText(endpoints, portName);
}

function endpointsText(endpoints: Endpoints | null, portName: string | undefined): string {
  const addresses = (endpoints?.subsets ?? []).flatMap(({ addresses: ready = [], ports }) =>
    ports
      .filter(({ name }) => name === portName)
      .flatMap(({ port }) => ready.map(({ ip }) => `${ip}:${port}`)),
  );
  const more = addresses.length - SHOWN_ADDRESSES;
  const shown = addresses.slice(0, SHOWN_ADDRESSES).join(',');
  return more > 0 ? `${shown} + ${more} more...` : shown;
}
