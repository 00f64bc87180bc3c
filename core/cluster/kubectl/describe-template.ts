/** How kubectl describes labels, containers and pod templates. Upstream: kubectl/pkg/describe/describe.go. */
import type { Container, ContainerStatus, PodTemplate, Toleration } from '../objects';
import { timeText } from './describe-time';

/** The lines under `Pod Template:`. */
export function describeTemplate({ metadata, spec }: PodTemplate): string[] {
  return [
    ...pairLines('  Labels:', metadata.labels, '='),
    ...(metadata.annotations ? pairLines('  Annotations:', metadata.annotations, ': ') : []),
    '  Containers:',
    ...spec.containers.flatMap((container) => [
      `   ${container.name}:`,
      ...describeContainer(container).map((line) => `    ${line}`),
    ]),
    '  Volumes:\t<none>',
    ...pairLines('  Node-Selectors:', spec.nodeSelector, '='),
    ...listLines('  Tolerations:', (spec.tolerations ?? []).map(tolerationText)),
  ];
}

/** With a status, also what has become of it. */
export function describeContainer(container: Container, status?: ContainerStatus): string[] {
  const ports = container.ports ?? [];
  const title = ports.length > 1 ? 'Ports' : 'Port';
  const numbers = ports.map(
    ({ containerPort, protocol = 'TCP' }) => `${containerPort}/${protocol}`,
  );
  const hostPorts = ports.map(({ protocol = 'TCP' }) => `0/${protocol}`);
  const { requests, limits } = container.resources ?? {};
  return [
    `Image:\t${container.image}`,
    ...(status ? ['Image ID:\t'] : []),
    `${title}:\t${numbers.join(', ') || '<none>'}`,
    `Host ${title}:\t${hostPorts.join(', ') || '<none>'}`,
    ...(status ? stateLines(status) : []),
    ...amountLines('Limits:', limits),
    ...amountLines('Requests:', requests),
    ...probeLines(container),
    'Environment:\t<none>',
    'Mounts:\t<none>',
  ];
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
    return [
      `${title}:\tTerminated`,
      `  Reason:\t${terminated.reason}`,
      `  Exit Code:\t${terminated.exitCode}`,
      `  Finished:\t${timeText(terminated.finishedAt)}`,
    ];
  }
  return [`${title}:\tWaiting`, ...(waiting ? [`  Reason:\t${waiting.reason}`] : [])];
}

/** What is probed, and how often; what the manifest leaves out is Kubernetes' default. */
function probeLines({ readinessProbe }: Container): string[] {
  if (!readinessProbe) return [];
  const { initialDelaySeconds = 0, periodSeconds = 10 } = readinessProbe;
  const { failureThreshold = 3, successThreshold = 1 } = readinessProbe;
  const numbers = `delay=${initialDelaySeconds}s timeout=1s period=${periodSeconds}s #success=${successThreshold} #failure=${failureThreshold}`;
  return [`Readiness:\t${probed(readinessProbe)} ${numbers}`];
}

function probed(probe: object): string {
  if ('httpGet' in probe && typeof probe.httpGet === 'object' && probe.httpGet !== null) {
    const { path = '', port = '' } = { path: '', port: '', ...probe.httpGet };
    return `http-get http://:${port}${path}`;
  }
  if ('tcpSocket' in probe && typeof probe.tcpSocket === 'object' && probe.tcpSocket !== null) {
    const { port = '' } = { port: '', ...probe.tcpSocket };
    return `tcp-socket :${port}`;
  }
  return 'exec []';
}

function amountLines(title: string, amounts: Record<string, string | number> = {}): string[] {
  const entries = Object.entries(amounts).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return [];
  return [title, ...entries.map(([name, amount]) => `  ${name}:\t${amount}`)];
}

export function pairLines(
  title: string,
  map: Readonly<Record<string, string>> | undefined,
  sign: '=' | ': ',
): string[] {
  const pairs = Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return listLines(
    title,
    pairs.map(([key, value]) => `${key}${sign}${value}`),
  );
}

/** A value a line, `<none>` for none. */
export function listLines(title: string, values: readonly string[]): string[] {
  const [first = '<none>', ...rest] = values;
  return [`${title}\t${first}`, ...rest.map((value) => `\t${value}`)];
}

/** `key=value:effect op=Exists for 300s`. */
export function tolerationText(toleration: Toleration): string {
  const { key = '', value = '', effect = '', operator, tolerationSeconds } = toleration;
  const pair = `${key}${value ? `=${value}` : ''}${effect ? `:${effect}` : ''}`;
  const sign = operator === 'Exists' && value === '' ? 'op=Exists' : '';
  const seconds = tolerationSeconds === undefined ? '' : `for ${tolerationSeconds}s`;
  return [pair, sign, seconds].filter(Boolean).join(' ');
}
