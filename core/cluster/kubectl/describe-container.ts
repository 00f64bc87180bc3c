/** How kubectl describes a container. Upstream: kubectl/pkg/describe/describe.go describeContainers. */
import { listOf, objectOf, textOf, textsOf } from '../api/read-field';
import { isJsonObject, type Json, type JsonObject } from '../json';
import type { Container, ContainerStatus } from '../objects';
import { timeText } from './describe-time';

/** What Go prints of a moment that was never set. */
const ZERO_TIME = 'Mon, 01 Jan 0001 00:00:00 +0000';

/** With a status, also what has become of it. */
export function describeContainer(container: Container, status?: ContainerStatus): string[] {
  const plain: unknown = container;
  if (!isJsonObject(plain)) return [];
  return [
    ...(status ? ['Container ID:\t'] : []),
    `Image:\t${container.image}`,
    ...(status ? ['Image ID:\t'] : []),
    ...portLines(container),
    ...wordLines('Command:', textsOf(plain, 'command')),
    ...wordLines('Args:', textsOf(plain, 'args')),
    ...(status ? stateLines(status) : []),
    ...amountLines('Limits:', container.resources?.limits),
    ...amountLines('Requests:', container.resources?.requests),
    ...['liveness', 'readiness', 'startup'].flatMap((name) => probeLines(plain, name)),
    ...sourceLines(listOf(plain, 'envFrom')),
    ...listed('Environment:', listOf(plain, 'env').flatMap(variableLines)),
    ...listed('Mounts:', listOf(plain, 'volumeMounts').map(mountText).sort()),
  ];
}

function portLines({ ports = [] }: Container): string[] {
  const title = ports.length > 1 ? 'Ports' : 'Port';
  const numbers = ports.map(
    ({ containerPort, protocol = 'TCP' }) => `${containerPort}/${protocol}`,
  );
  const hostPorts = ports.map(({ hostPort = 0, protocol = 'TCP' }) => `${hostPort}/${protocol}`);
  return [
    `${title}:\t${numbers.join(', ') || '<none>'}`,
    `Host ${title}:\t${hostPorts.join(', ') || '<none>'}`,
  ];
}

function wordLines(title: string, words: readonly string[]): string[] {
  if (words.length === 0) return [];
  return [title, ...words.flatMap((word) => word.split('\n')).map((line) => `  ${line}`)];
}

function listed(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [title, ...lines.map((line) => `  ${line}`)] : [`${title}\t<none>`];
}

function stateLines({ state, lastState, ready, restartCount }: ContainerStatus): string[] {
  return [
    ...oneState('State', state),
    ...(lastState?.terminated ? oneState('Last State', lastState) : []),
    `Ready:\t${ready ? 'True' : 'False'}`,
    `Restart Count:\t${restartCount}`,
  ];
}

function oneState(
  title: string,
  { running, waiting, terminated }: ContainerStatus['state'],
): string[] {
  if (running) return [`${title}:\tRunning`, `  Started:\t${timeText(running.startedAt)}`];
  if (terminated) {
    const { reason, exitCode, signal = 0, finishedAt } = terminated;
    return [
      `${title}:\tTerminated`,
      ...(reason ? [`  Reason:\t${reason}`] : []),
      `  Exit Code:\t${exitCode}`,
      ...(signal > 0 ? [`  Signal:\t${signal}`] : []),
      `  Started:\t${ZERO_TIME}`,
      `  Finished:\t${timeText(finishedAt)}`,
    ];
  }
  return [`${title}:\tWaiting`, ...(waiting?.reason ? [`  Reason:\t${waiting.reason}`] : [])];
}

function amountLines(title: string, amounts: Record<string, string | number> = {}): string[] {
  const entries = Object.entries(amounts).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return [];
  return [title, ...entries.map(([name, amount]) => `  ${name}:\t${amount}`)];
}

/** What is probed, and how often; what the manifest leaves out is Kubernetes' default. */
function probeLines(container: JsonObject, name: string): string[] {
  const probe = objectOf(container, `${name}Probe`);
  if (!probe) return [];
  const { initialDelaySeconds = 0, periodSeconds = 10, timeoutSeconds = 1 } = probe;
  const { failureThreshold = 3, successThreshold = 1 } = probe;
  const numbers = `delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s #success=${successThreshold} #failure=${failureThreshold}`;
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return [`${title}:\t${probed(probe)} ${numbers}`];
}

function probed(probe: JsonObject): string {
  const get = objectOf(probe, 'httpGet');
  if (get) {
    const scheme = (textOf(get, 'scheme') || 'HTTP').toLowerCase();
    return `http-get ${scheme}://${textOf(get, 'host')}:${get.port ?? ''}${textOf(get, 'path')}`;
  }
  const socket = objectOf(probe, 'tcpSocket');
  if (socket) return `tcp-socket ${textOf(socket, 'host')}:${socket.port ?? ''}`;
  const exec = objectOf(probe, 'exec');
  return exec ? `exec [${textsOf(exec, 'command').join(' ')}]` : 'unknown';
}

function sourceLines(sources: readonly JsonObject[]): string[] {
  if (sources.length === 0) return [];
  return [
    'Environment Variables from:',
    ...sources.map((source) => {
      const map = objectOf(source, 'configMapRef');
      const reference = map ?? objectOf(source, 'secretRef') ?? {};
      const prefix = textOf(source, 'prefix');
      const kind = `${map ? 'ConfigMap' : 'Secret'}${prefix ? ` with prefix '${prefix}'` : ''}`;
      return `  ${textOf(reference, 'name')}\t${kind}\tOptional: ${isOptional(reference)}`;
    }),
  ];
}

function variableLines(variable: JsonObject): string[] {
  const name = textOf(variable, 'name');
  const from = objectOf(variable, 'valueFrom');
  if (from) return [`${name}:\t${originText(from)}`];
  const [first = '', ...rest] = textOf(variable, 'value').split('\n');
  return [`${name}:\t${first}`, ...rest.map((line) => `\t${line}`)];
}

function originText(from: JsonObject): string {
  const field = objectOf(from, 'fieldRef');
  if (field) return ` (${textOf(field, 'apiVersion') || 'v1'}:${textOf(field, 'fieldPath')})`;
  const amount = objectOf(from, 'resourceFieldRef');
  if (amount) return ` (${textOf(amount, 'resource')})`;
  const secret = objectOf(from, 'secretKeyRef');
  const key = secret ?? objectOf(from, 'configMapKeyRef') ?? {};
  const where = secret ? 'in secret' : 'of config map';
  return `<set to the key '${textOf(key, 'key')}' ${where} '${textOf(key, 'name')}'>\tOptional: ${isOptional(key)}`;
}

function isOptional(reference: JsonObject): Json {
  return reference.optional === true;
}

function mountText(mount: JsonObject): string {
  const path = textOf(mount, 'subPath');
  const flags = [
    mount.readOnly === true ? 'ro' : 'rw',
    ...(path ? [`path=${JSON.stringify(path)}`] : []),
  ];
  return `${textOf(mount, 'mountPath')} from ${textOf(mount, 'name')} (${flags.join(',')})`;
}
