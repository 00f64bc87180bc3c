/** Containers of a pod. Upstream: pkg/apis/core/validation/validation.go validateContainers. */
import type { JsonObject } from '../json';
import {
  labelNameProblems,
  portNameProblems,
  portProblems,
  variableNameProblems,
} from '../name-rules';
import { compareAmounts, parseQuantity, quantityText, signOf } from '../quantity';
import { part } from './fill';
import {
  duplicate,
  forbidden,
  invalidBy,
  invalidValue,
  notFoundValue,
  notNegative,
  notSupported,
  type Problem,
  required,
} from './problem';
import { listOf, numberOf, objectOf, textOf } from './read-field';

export const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const HANDLERS = ['exec', 'httpGet', 'tcpSocket'];
const PROBE_NUMBERS = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
];

export function containersProblems(
  containers: readonly JsonObject[],
  volumes: ReadonlySet<string>,
  field: string,
): Problem[] {
  if (containers.length === 0) return [required(field)];
  const names = containers.map((container) => textOf(container, 'name'));
  return containers.flatMap((container, i) => {
    const at = `${field}[${i}]`;
    const isRepeated = names.indexOf(names[i] ?? '') < i;
    return [
      ...labelProblems(container, `${at}.name`),
      ...(isRepeated ? [duplicate(`${at}.name`, names[i] ?? '')] : []),
      ...containerProblems(container, volumes, at),
    ];
  });
}

export function labelProblems(parent: JsonObject, field: string): Problem[] {
  const name = textOf(parent, 'name');
  return name === '' ? [required(field)] : invalidBy(labelNameProblems, field, name);
}

function containerProblems(
  container: JsonObject,
  volumes: ReadonlySet<string>,
  at: string,
): Problem[] {
  return [
    ...(textOf(container, 'image') === '' ? [required(`${at}.image`)] : []),
    ...probeProblems(container, 'livenessProbe', at),
    ...probeProblems(container, 'readinessProbe', at),
    ...probeProblems(container, 'startupProbe', at),
    ...portsProblems(listOf(container, 'ports'), `${at}.ports`),
    ...variablesProblems(listOf(container, 'env'), `${at}.env`),
    ...mountsProblems(listOf(container, 'volumeMounts'), volumes, `${at}.volumeMounts`),
    ...pullPolicyProblems(textOf(container, 'imagePullPolicy'), `${at}.imagePullPolicy`),
    ...resourcesProblems(part(container, 'resources'), `${at}.resources`),
  ];
}

/** Only readiness can need more than one success. */
function probeProblems(container: JsonObject, key: string, at: string): Problem[] {
  const probe = objectOf(container, key);
  if (!probe) return [];
  const field = `${at}.${key}`;
  const successes = numberOf(probe, 'successThreshold');
  return [
    ...handlerProblems(probe, field),
    ...PROBE_NUMBERS.flatMap((name) => notNegative(`${field}.${name}`, probe[name])),
    ...(key !== 'readinessProbe' && successes !== 1
      ? [invalidValue(`${field}.successThreshold`, successes, 'must be 1')]
      : []),
  ];
}

function handlerProblems(probe: JsonObject, field: string): Problem[] {
  const [first, second] = HANDLERS.filter((name) => objectOf(probe, name) !== null);
  if (!first) return [required(field, 'must specify a handler type')];
  if (second) {
    return [forbidden(`${field}.${second}`, 'may not specify more than 1 handler type')];
  }
  const handler = part(probe, first);
  const at = `${field}.${first}`;
  if (first === 'exec') {
    return Array.isArray(handler.command) && handler.command.length > 0
      ? []
      : [required(`${at}.command`)];
  }
  if (first === 'tcpSocket') return portOrNameProblems(handler.port, `${at}.port`);
  const scheme = textOf(handler, 'scheme');
  return [
    ...(textOf(handler, 'path') === '' ? [required(`${at}.path`)] : []),
    ...portOrNameProblems(handler.port, `${at}.port`),
    ...(['HTTP', 'HTTPS'].includes(scheme)
      ? []
      : [notSupported(`${at}.scheme`, scheme, ['HTTP', 'HTTPS'])]),
  ];
}

export function portOrNameProblems(port: unknown, field: string): Problem[] {
  if (typeof port === 'string') return invalidBy(portNameProblems, field, port);
  const number = typeof port === 'number' ? port : 0;
  return portProblems(number).map((detail) => invalidValue(field, number, detail));
}

function portsProblems(ports: readonly JsonObject[], field: string): Problem[] {
  const names = ports.map((port) => textOf(port, 'name'));
  return ports.flatMap((port, i) => {
    const at = `${field}[${i}]`;
    const name = names[i] ?? '';
    const number = numberOf(port, 'containerPort');
    const host = numberOf(port, 'hostPort');
    return [
      ...(name === '' ? [] : portNameProblemsOf(names, i, `${at}.name`)),
      ...(number === 0
        ? [required(`${at}.containerPort`)]
        : portOrNameProblems(number, `${at}.containerPort`)),
      ...(host === 0 ? [] : portOrNameProblems(host, `${at}.hostPort`)),
      ...protocolProblems(textOf(port, 'protocol'), `${at}.protocol`),
    ];
  });
}

function portNameProblemsOf(names: readonly string[], i: number, field: string): Problem[] {
  const name = names[i] ?? '';
  const problems = invalidBy(portNameProblems, field, name);
  if (problems.length > 0) return problems;
  return names.indexOf(name) < i ? [duplicate(field, name)] : [];
}

export function protocolProblems(protocol: string, field: string): Problem[] {
  if (protocol === '') return [required(field)];
  return PROTOCOLS.includes(protocol) ? [] : [notSupported(field, protocol, PROTOCOLS)];
}

function variablesProblems(variables: readonly JsonObject[], field: string): Problem[] {
  return variables.flatMap((variable, i) => {
    const name = textOf(variable, 'name');
    return name === ''
      ? [required(`${field}[${i}].name`)]
      : invalidBy(variableNameProblems, `${field}[${i}].name`, name);
  });
}

function mountsProblems(
  mounts: readonly JsonObject[],
  volumes: ReadonlySet<string>,
  field: string,
): Problem[] {
  const paths = mounts.map((mount) => textOf(mount, 'mountPath'));
  return mounts.flatMap((mount, i) => {
    const at = `${field}[${i}]`;
    const name = textOf(mount, 'name');
    const path = paths[i] ?? '';
    return [
      ...(name === '' ? [required(`${at}.name`)] : []),
      ...(volumes.has(name) ? [] : [notFoundValue(`${at}.name`, name)]),
      ...(path === '' ? [required(`${at}.mountPath`)] : []),
      ...(paths.indexOf(path) < i ? [invalidValue(`${at}.mountPath`, path, 'must be unique')] : []),
    ];
  });
}

function pullPolicyProblems(policy: string, field: string): Problem[] {
  if (policy === '') return [required(field)];
  return PULL_POLICIES.includes(policy) ? [] : [notSupported(field, policy, PULL_POLICIES)];
}

function resourcesProblems(resources: JsonObject, field: string): Problem[] {
  const limits = part(resources, 'limits');
  const requests = part(resources, 'requests');
  const names = (amounts: JsonObject) => Object.keys(amounts).sort();
  return [
    ...names(limits).flatMap((name) => amountProblems(limits, name, `${field}.limits`)),
    ...names(requests).flatMap((name) => [
      ...amountProblems(requests, name, `${field}.requests`),
      ...excessProblems(requests, limits, name, `${field}.requests`),
    ]),
  ];
}

function amountProblems(amounts: JsonObject, name: string, field: string): Problem[] {
  const amount = amountOf(amounts, name);
  return amount && signOf(amount) < 0
    ? [
        invalidValue(
          `${field}[${name}]`,
          quantityText(amount),
          'must be greater than or equal to 0',
        ),
      ]
    : [];
}

/** Of anything but CPU, memory and storage there is no more to be had than what is asked for. */
function excessProblems(
  requests: JsonObject,
  limits: JsonObject,
  name: string,
  field: string,
): Problem[] {
  const request = amountOf(requests, name);
  const limit = amountOf(limits, name);
  if (!request || !limit) return [];
  const order = compareAmounts(request, limit);
  const isNative = !name.includes('/') && !name.startsWith('hugepages-');
  const text = quantityText(request);
  if (!isNative && order !== 0) {
    return [invalidValue(field, text, `must be equal to ${name} limit`)];
  }
  return order > 0
    ? [invalidValue(field, text, `must be less than or equal to ${name} limit`)]
    : [];
}

function amountOf(amounts: JsonObject, name: string) {
  const value = amounts[name];
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const amount = parseQuantity(value);
  return 'error' in amount ? null : amount;
}
