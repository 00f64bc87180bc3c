/** kubectl describe of endpoints and their slices. Upstream: kubectl/pkg/describe/describe.go. */
import type { EndpointSlice, Endpoints } from '../objects';
import { annotationLines, pairLines } from './describe-template';
import { eventLines } from './describe-time';
import type { Session } from './session';

export function describeEndpoints(endpoints: Endpoints, session: Session): string[] {
  const addressesOf = (addresses: readonly { ip: string }[] = []) =>
    addresses.map(({ ip }) => ip).join(',') || '<none>';
  return [
    ...headLines(endpoints),
    'Subsets:',
    ...(endpoints.subsets ?? []).flatMap(({ addresses, notReadyAddresses, ports }) => [
      `  Addresses:\t${addressesOf(addresses)}`,
      `  NotReadyAddresses:\t${addressesOf(notReadyAddresses)}`,
      ...portLines(ports).map((line) => `  ${line}`),
      '',
    ]),
    ...eventLines(endpoints, session),
  ];
}

export function describeEndpointSlice(slice: EndpointSlice, session: Session): string[] {
  return [
    ...headLines(slice),
    `AddressType:\t${slice.addressType}`,
    ...(slice.ports.length > 0 ? portLines(slice.ports) : ['Ports: <unset>']),
    ...(slice.endpoints.length > 0 ? ['Endpoints:'] : ['Endpoints: <none>']),
    ...slice.endpoints.flatMap(({ addresses, conditions, targetRef, nodeName }) => [
      `  - Addresses:\t${addresses.join(',') || '<none>'}`,
      '    Conditions:',
      `      Ready:\t${conditions.ready}`,
      '    Hostname:\t<unset>',
      ...(targetRef ? [`    TargetRef:\t${targetRef.kind}/${targetRef.name}`] : []),
      ...(session.constants.servesBeta
        ? ['    Topology:\t<none>']
        : [`    NodeName:\t${nodeName ?? '<unset>'}`, '    Zone:\t<unset>']),
    ]),
    ...eventLines(slice, session),
  ];
}

function headLines({ metadata }: Endpoints | EndpointSlice): string[] {
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    ...pairLines('Labels:', metadata.labels, '='),
    ...annotationLines(metadata.annotations),
  ];
}

function portLines(ports: EndpointSlice['ports']): string[] {
  return [
    'Ports:',
    '  Name\tPort\tProtocol',
    '  ----\t----\t--------',
    ...ports.map(({ name, port, protocol }) => `  ${name || '<unset>'}\t${port}\t${protocol}`),
  ];
}
