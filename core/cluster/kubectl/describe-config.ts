/** kubectl describe of config maps and secrets. Upstream: kubectl/pkg/describe/describe.go. */
import { base64Length } from '../base64';
import type { ConfigMap, Secret } from '../object-config';
import { annotationLines, pairLines } from './describe-template';
import { eventLines } from './describe-time';
import type { Session } from './session';

export function describeConfigMap(map: ConfigMap, session: Session): string[] {
  const { metadata, data = {}, binaryData = {} } = map;
  return [
    ...headLines(metadata),
    '',
    'Data',
    '====',
    ...sortedEntries(data).flatMap(([key, value]) => [`${key}:`, '----', ...value.split('\n'), '']),
    '',
    'BinaryData',
    '====',
    ...sortedEntries(binaryData).map(([key, value]) => `${key}: ${sizeText(value)}`),
    '',
    ...eventLines(map, session),
  ];
}

export function describeSecret({ metadata, type, data = {} }: Secret): string[] {
  return [
    ...headLines(metadata),
    '',
    `Type:\t${type}`,
    '',
    'Data',
    '====',
    ...sortedEntries(data).map(([key, value]) => `${key}:\t${sizeText(value)}`),
  ];
}

function headLines({ name, namespace = '', labels, annotations }: ConfigMap['metadata']): string[] {
  return [
    `Name:\t${name}`,
    `Namespace:\t${namespace}`,
    ...pairLines('Labels:', labels, '='),
    ...annotationLines(annotations),
  ];
}

function sortedEntries(data: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1));
}

function sizeText(encoded: string): string {
  return `${base64Length(encoded) ?? 0} bytes`;
}
