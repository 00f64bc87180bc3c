/** How kubectl describes containers and pod templates. Upstream: kubectl/pkg/describe/describe.go. */
import type { Container, PodTemplate, Toleration } from '../objects';

/** The lines under `Pod Template:`. */
export function describeTemplate({ metadata, spec }: PodTemplate): string[] {
  return [
    ...mapLines('  Labels:', metadata.labels),
    ...(metadata.annotations ? mapLines('  Annotations:', metadata.annotations) : []),
    '  Containers:',
    ...spec.containers.flatMap((container) => [
      `   ${container.name}:`,
      ...describeContainer(container).map((line) => `    ${line}`),
      '    Mounts:  <none>',
    ]),
    '  Volumes:         <none>',
    ...mapLines('  Node-Selectors:', spec.nodeSelector),
    ...listLines('  Tolerations:', (spec.tolerations ?? []).map(tolerationText)),
  ];
}

/** What is said of a container wherever it is described. */
export function describeContainer(container: Container): string[] {
  const ports = container.ports ?? [];
  const { requests, limits } = container.resources ?? {};
  const several = ports.length > 1 ? 's' : '';
  return [
    `Image:  ${container.image}`,
    `Port${several}:  ${ports.map(({ containerPort, protocol = 'TCP' }) => `${containerPort}/${protocol}`).join(', ') || '<none>'}`,
    `Host Port${several}:  ${ports.map(({ protocol = 'TCP' }) => `0/${protocol}`).join(', ') || '<none>'}`,
    ...amountLines('Limits:', limits),
    ...amountLines('Requests:', requests),
  ];
}

function amountLines(
  title: string,
  amounts: Record<string, string | number> | undefined,
): string[] {
  const entries = Object.entries(amounts ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return [];
  return [title, ...entries.map(([name, amount]) => `  ${name}:  ${amount}`)];
}

/** `key=value` a line, `<none>` for none; values of annotations stand after a colon. */
export function mapLines(
  title: string,
  map: Readonly<Record<string, string>> | undefined,
  sign = title.includes('Annotations') ? ': ' : '=',
): string[] {
  const pairs = Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return listLines(
    title,
    pairs.map(([key, value]) => `${key}${sign}${value}`),
  );
}

export function listLines(title: string, values: readonly string[]): string[] {
  const [first = '<none>', ...rest] = values;
  return [`${title}  ${first}`, ...rest.map((value) => `${' '.repeat(title.length + 2)}${value}`)];
}

/** `key=value:effect op=Exists for 300s`. */
export function tolerationText(toleration: Toleration): string {
  const { key = '', value = '', effect = '', operator, tolerationSeconds } = toleration;
  const pair = `${key}${value ? `=${value}` : ''}${effect ? `:${effect}` : ''}`;
  const exists =
    operator === 'Exists' && value === '' ? (key || effect ? ' op=Exists' : 'op=Exists') : '';
  const seconds = tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`;
  return `${pair}${exists}${seconds}`;
}
