/**
 * Endpoints and their slices as they come in, be it from somebody who knows the addresses of a service better.
 * Upstream: pkg/apis/core/v1/defaults.go SetDefaults_Endpoints, pkg/apis/core/validation/validation.go
 * ValidateEndpoints.
 */
import type { JsonObject } from '../json';
import { labelNameProblems, portProblems, subdomainProblems } from '../name-rules';
import type { EndpointSlice, Endpoints } from '../objects';
import { each, filled } from './fill';
import { invalidBy, invalidValue, type Problem, required } from './problem';
import { listOf, numberOf, textOf } from './read-field';
import { flag, list, number, object, oneOf, type Shape, text } from './shape';
import { metadata } from './shapes';
import { protocolProblems } from './validate-container';
import { addressProblems } from './validate-service';

const target = object({ kind: oneOf(['Pod']), namespace: text, name: text, uid: text }, {});
const ports = list(object({ port: number, protocol: text }, { name: text }));
const addresses = list(object({ ip: text }, { nodeName: text, targetRef: target }));

export const endpointsShape: Shape<Endpoints> = object(
  { apiVersion: oneOf(['v1']), kind: oneOf(['Endpoints']), metadata },
  { subsets: list(object({ ports }, { addresses, notReadyAddresses: addresses })) },
);

export const endpointSliceShape: Shape<EndpointSlice> = object(
  {
    apiVersion: oneOf(['discovery.k8s.io/v1']),
    kind: oneOf(['EndpointSlice']),
    metadata,
    addressType: oneOf(['IPv4']),
    endpoints: list(
      object(
        {
          addresses: list(text),
          conditions: object({ ready: flag }, { serving: flag, terminating: flag }),
        },
        { nodeName: text, targetRef: target },
      ),
    ),
    ports,
  },
  {},
);

export function completeEndpoints(endpoints: JsonObject): JsonObject {
  return each(endpoints, 'subsets', (subset) => withPorts({ ports: [], ...subset }));
}

export function completeSlice(slice: JsonObject): JsonObject {
  const conditions = { conditions: { ready: true } };
  const whole = withPorts({ ports: [], ...slice, apiVersion: 'discovery.k8s.io/v1' });
  return each(whole, 'endpoints', (endpoint) => ({ ...conditions, ...endpoint }));
}

export function endpointsProblems(endpoints: JsonObject): Problem[] {
  return listOf(endpoints, 'subsets').flatMap((subset, i) => {
    const at = `subsets[${i}]`;
    const lists = ['addresses', 'notReadyAddresses'];
    const all = lists.flatMap((key) =>
      listOf(subset, key).map((address, j) => ({ address, at: `${at}.${key}[${j}]` })),
    );
    const known = listOf(subset, 'ports');
    return [
      ...(all.length === 0
        ? [required(at, 'must specify `addresses` or `notReadyAddresses`')]
        : []),
      ...all.flatMap((one) => endpointProblems(one.address, one.at)),
      ...known.flatMap((port, j) => portsProblems(port, known.length > 1, `${at}.ports[${j}]`)),
    ];
  });
}

function withPorts(parent: JsonObject): JsonObject {
  return each(parent, 'ports', (port) => filled(port, { protocol: 'TCP' }));
}

function endpointProblems(address: JsonObject, at: string): Problem[] {
  const nodeName = textOf(address, 'nodeName');
  return [
    ...addressProblems(textOf(address, 'ip'), `${at}.ip`),
    ...(nodeName === '' ? [] : invalidBy(subdomainProblems, `${at}.nodeName`, nodeName)),
  ];
}

function portsProblems(port: JsonObject, needsName: boolean, at: string): Problem[] {
  const name = textOf(port, 'name');
  const number = numberOf(port, 'port');
  return [
    ...(name === ''
      ? needsName
        ? [required(`${at}.name`)]
        : []
      : invalidBy(labelNameProblems, `${at}.name`, name)),
    ...portProblems(number).map((detail) => invalidValue(`${at}.port`, number, detail)),
    ...protocolProblems(textOf(port, 'protocol'), `${at}.protocol`),
  ];
}
