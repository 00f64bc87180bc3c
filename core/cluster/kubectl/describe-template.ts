/** How kubectl describes labels, annotations and pod templates. Upstream: kubectl/pkg/describe/describe.go. */
import { textOf } from '../api/read-field';
import { isJsonObject } from '../json';
import type { PodSpec, PodTemplate, Toleration } from '../objects';
import { describeContainer } from './describe-container';
import { volumeLines } from './describe-volumes';

/** Longer ones stand on lines of their own, cut at this length. */
const ANNOTATION_WIDTH = 140;
/** What apply last applied is not shown. */
const HIDDEN = 'kubectl.kubernetes.io/last-applied-configuration';

/** The lines under `Pod Template:`. */
export function describeTemplate({ metadata, spec }: PodTemplate): string[] {
  return [
    ...pairLines('  Labels:', metadata.labels, '='),
    ...(metadata.annotations ? annotationLines(metadata.annotations, '  Annotations:') : []),
    ...accountLines(spec).map((line) => `  ${line}`),
    ...containerLines('  Init Containers:', spec.initContainers ?? []),
    ...containerLines('  Containers:', spec.containers),
    ...volumeLines(spec).map((line) => `  ${line}`),
    ...pairLines('  Node-Selectors:', spec.nodeSelector, '='),
    ...listLines('  Tolerations:', (spec.tolerations ?? []).map(tolerationText).sort()),
  ];
}

/** Nothing where the manifest names none. */
export function accountLines(spec: PodSpec): string[] {
  const plain: unknown = spec;
  const name = isJsonObject(plain) ? textOf(plain, 'serviceAccountName') : '';
  return name ? [`Service Account:\t${name}`] : [];
}

function containerLines(title: string, containers: PodTemplate['spec']['containers']): string[] {
  if (containers.length === 0) return [];
  return [
    title,
    ...containers.flatMap((container) => [
      `   ${container.name}:`,
      ...describeContainer(container).map((line) => `    ${line}`),
    ]),
  ];
}

export function annotationLines(
  annotations: Readonly<Record<string, string>> = {},
  title = 'Annotations:',
): string[] {
  const entries = Object.entries(annotations)
    .filter(([key]) => key !== HIDDEN)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const [first = '<none>', ...rest] = entries.flatMap(([key, text]) => {
    const value = text.replace(/\n$/, '');
    const isShort = key.length + value.length + 2 <= ANNOTATION_WIDTH && !value.includes('\n');
    return isShort
      ? [`${key}: ${value}`]
      : [`${key}:`, ...value.split('\n').map((line) => `  ${shortened(line)}`)];
  });
  return [`${title}\t${first}`, ...rest.map((line) => `\t${line}`)];
}

function shortened(line: string): string {
  const width = ANNOTATION_WIDTH - 2;
  return line.length > width ? `${line.slice(0, width)}...` : line;
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
