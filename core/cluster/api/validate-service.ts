/** What a service may say. Upstream: pkg/apis/core/validation/validation.go ValidateService. */
import type { JsonObject } from '../json';
import { labelNameProblems, subdomainProblems } from '../name-rules';
import {
  duplicate,
  forbidden,
  invalidBy,
  invalidValue,
  notSupported,
  type Problem,
  required,
} from './problem';
import { listOf, numberOf, textOf, textsOf } from './read-field';
import { portOrNameProblems, protocolProblems } from './validate-container';
import { labelsProblems } from './validate-metadata';

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const AFFINITIES = ['ClientIP', 'None'];
const KUBELET_PORT = 10_250;

export function serviceSpecProblems(spec: JsonObject): Problem[] {
  const type = textOf(spec, 'type');
  const ports = listOf(spec, 'ports');
  const affinity = textOf(spec, 'sessionAffinity');
  return [
    ...typeProblems(spec, type, ports),
    ...ports.flatMap((port, i) => portProblemsOf(ports, port, i)),
    ...labelsProblems(spec.selector, 'spec.selector'),
    ...(AFFINITIES.includes(affinity)
      ? []
      : [notSupported('spec.sessionAffinity', affinity, AFFINITIES)]),
    ...(type === 'ExternalName' ? [] : clusterAddressProblems(spec)),
    ...textsOf(spec, 'externalIPs').flatMap((address, i) =>
      addressProblems(address, `spec.externalIPs[${i}]`),
    ),
    ...(TYPES.includes(type) ? [] : [notSupported('spec.type', type, TYPES)]),
    ...(type === 'ClusterIP' ? inwardProblems(ports) : []),
    ...repeatedProblems(ports),
  ];
}

function typeProblems(spec: JsonObject, type: string, ports: readonly JsonObject[]): Problem[] {
  const isHeadless = textsOf(spec, 'clusterIPs')[0] === 'None';
  const needsPorts = ports.length === 0 && !isHeadless && type !== 'ExternalName';
  return [
    ...(needsPorts ? [required('spec.ports')] : []),
    ...(type === 'LoadBalancer' ? kubeletPortProblems(ports) : []),
    ...(isHeadless && (type === 'LoadBalancer' || type === 'NodePort')
      ? [
          invalidValue(
            'spec.clusterIPs[0]',
            { go: '[]string{"None"}' },
            `may not be set to 'None' for ${type} services`,
          ),
        ]
      : []),
    ...(type === 'ExternalName' ? externalNameProblems(spec) : []),
  ];
}

function kubeletPortProblems(ports: readonly JsonObject[]): Problem[] {
  return ports.flatMap((port, i) =>
    numberOf(port, 'port') === KUBELET_PORT
      ? [
          invalidValue(
            `spec.ports[${i}]`,
            KUBELET_PORT,
            `may not expose port ${KUBELET_PORT} externally since it is used by kubelet`,
          ),
        ]
      : [],
  );
}

function externalNameProblems(spec: JsonObject): Problem[] {
  const name = textOf(spec, 'externalName').replace(/\.$/, '');
  return [
    ...(textsOf(spec, 'clusterIPs').length > 0
      ? [forbidden('spec.clusterIPs', 'may not be set for ExternalName services')]
      : []),
    ...(name
      ? invalidBy(subdomainProblems, 'spec.externalName', name)
      : [required('spec.externalName')]),
  ];
}

/** Several ports need names to be told apart. */
function portProblemsOf(ports: readonly JsonObject[], port: JsonObject, i: number): Problem[] {
  const at = `spec.ports[${i}]`;
  const name = textOf(port, 'name');
  const isRepeated = name !== '' && ports.findIndex((each) => textOf(each, 'name') === name) < i;
  return [
    ...(name === '' && ports.length > 1 ? [required(`${at}.name`)] : []),
    ...(name ? invalidBy(labelNameProblems, `${at}.name`, name) : []),
    ...(isRepeated ? [duplicate(`${at}.name`, name)] : []),
    ...portOrNameProblems(numberOf(port, 'port'), `${at}.port`),
    ...protocolProblems(textOf(port, 'protocol'), `${at}.protocol`),
    ...portOrNameProblems(port.targetPort, `${at}.targetPort`),
  ];
}

function clusterAddressProblems(spec: JsonObject): Problem[] {
  const field = 'spec.clusterIPs';
  const address = textOf(spec, 'clusterIP');
  const all = textsOf(spec, 'clusterIPs');
  const list = { go: `[]string{${all.map((each) => JSON.stringify(each)).join(', ')}}` };
  if (address === '') {
    return all.length > 0
      ? [invalidValue(field, list, 'must be empty when clusterIP is empty')]
      : [];
  }
  if (all.length === 0) return [required(field)];
  return [
    ...(all[0] === address ? [] : [invalidValue(field, list, 'element [0] must match clusterIP')]),
    ...all.flatMap((each, i) =>
      each === 'None' || isAddress(each) ? [] : [notAnAddress(`${field}[${i}]`, each)],
    ),
  ];
}

/** Of an address outside: none of this machine, and none that stands for several. */
export function addressProblems(address: string, field: string): Problem[] {
  if (!isAddress(address)) return [notAnAddress(field, address)];
  const detail = specialRange(address);
  return detail ? [invalidValue(field, address, detail)] : [];
}

function notAnAddress(field: string, text: string): Problem {
  const detail = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';
  return invalidValue(field, text, detail);
}

function specialRange(address: string): string | null {
  if (address === '0.0.0.0' || address === '::') return 'may not be unspecified (0.0.0.0)';
  if (address.startsWith('127.') || address === '::1') {
    return 'may not be in the loopback range (127.0.0.0/8)';
  }
  if (address.startsWith('169.254.') || /^fe[89ab]/i.test(address)) {
    return 'may not be in the link-local range (169.254.0.0/16)';
  }
  return address.startsWith('224.0.0.') || /^ff.2:/i.test(address)
    ? 'may not be in the link-local multicast range (224.0.0.0/24)'
    : null;
}

function isAddress(text: string): boolean {
  const bytes = text.split('.');
  if (bytes.length === 4 && bytes.every((byte) => /^\d{1,3}$/.test(byte) && Number(byte) < 256)) {
    return true;
  }
  const halves = text.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const isFull = halves.length === 1 && groups.length === 8;
  const isShort = halves.length === 2 && groups.length < 8;
  return (isFull || isShort) && groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group));
}

function inwardProblems(ports: readonly JsonObject[]): Problem[] {
  return ports.flatMap((port, i) =>
    numberOf(port, 'nodePort') === 0
      ? []
      : [forbidden(`spec.ports[${i}].nodePort`, "may not be used when `type` is 'ClusterIP'")],
  );
}

/** One port number of a protocol cannot lead to two places, neither on the nodes nor on the service. */
function repeatedProblems(ports: readonly JsonObject[]): Problem[] {
  const isRepeated = (port: JsonObject, key: string, i: number) =>
    ports.findIndex(
      (each) =>
        numberOf(each, key) === numberOf(port, key) &&
        textOf(each, 'protocol') === textOf(port, 'protocol'),
    ) < i;
  return [
    ...ports.flatMap((port, i) => {
      const nodePort = numberOf(port, 'nodePort');
      return nodePort !== 0 && isRepeated(port, 'nodePort', i)
        ? [duplicate(`spec.ports[${i}].nodePort`, nodePort)]
        : [];
    }),
    ...ports.flatMap((port, i) =>
      isRepeated(port, 'port', i) ? [duplicate(`spec.ports[${i}]`, { go: goPort(port) })] : [],
    ),
  ];
}

function goPort(port: JsonObject): string {
  const protocol = JSON.stringify(textOf(port, 'protocol'));
  return `core.ServicePort{Name:"", Protocol:${protocol}, AppProtocol:(*string)(nil), Port:${numberOf(port, 'port')}, TargetPort:intstr.IntOrString{Type:0, IntVal:0, StrVal:""}, NodePort:0}`;
}
