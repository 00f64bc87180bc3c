/** Where the files of a pod come from. Upstream: kubectl/pkg/describe/describe.go describeVolumes. */
import { listOf, objectOf, textOf } from '../api/read-field';
import { isJsonObject, type JsonObject } from '../json';
import type { PodSpec } from '../objects';

export function volumeLines(spec: PodSpec): string[] {
  const plain: unknown = spec;
  const volumes = isJsonObject(plain) ? listOf(plain, 'volumes') : [];
  if (volumes.length === 0) return ['Volumes:\t<none>'];
  return [
    'Volumes:',
    ...volumes.flatMap((volume) => [
      `  ${textOf(volume, 'name')}:`,
      ...sourceLines(volume).map((line) => `    ${line}`),
    ]),
  ];
}

function sourceLines(volume: JsonObject): string[] {
  const describe = Object.keys(sources).find((name) => isJsonObject(volume[name]));
  if (!describe) return ['<unknown>'];
  return sources[describe]?.(objectOf(volume, describe) ?? {}) ?? [];
}

const sources: Readonly<Record<string, (source: JsonObject) => string[]>> = {
  emptyDir: (source) => [
    "Type:\tEmptyDir (a temporary directory that shares a pod's lifetime)",
    `Medium:\t${textOf(source, 'medium')}`,
    `SizeLimit:\t${source.sizeLimit ?? '<unset>'}`,
  ],
  hostPath: (source) => [
    'Type:\tHostPath (bare host directory volume)',
    `Path:\t${textOf(source, 'path')}`,
    `HostPathType:\t${textOf(source, 'type')}`,
  ],
  configMap: (source) => [
    'Type:\tConfigMap (a volume populated by a ConfigMap)',
    `Name:\t${textOf(source, 'name')}`,
    ...keyLines(source),
    `Optional:\t${source.optional === true}`,
  ],
  secret: (source) => [
    'Type:\tSecret (a volume populated by a Secret)',
    `SecretName:\t${textOf(source, 'secretName')}`,
    ...keyLines(source),
    `Optional:\t${source.optional === true}`,
  ],
  projected: (source) => [
    'Type:\tProjected (a volume that contains injected data from multiple sources)',
    ...listOf(source, 'sources').flatMap(projectionLines),
  ],
  persistentVolumeClaim: (source) => [
    'Type:\tPersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
    `ClaimName:\t${textOf(source, 'claimName')}`,
    `ReadOnly:\t${source.readOnly === true}`,
  ],
};

function projectionLines(source: JsonObject): string[] {
  const [secret, map, token] = ['secret', 'configMap', 'serviceAccountToken'].map((key) =>
    objectOf(source, key),
  );
  if (secret) return named('SecretName', secret);
  if (objectOf(source, 'downwardAPI')) return ['DownwardAPI:\ttrue'];
  if (map) return named('ConfigMapName', map);
  return token ? [`TokenExpirationSeconds:\t${token.expirationSeconds ?? 3600}`] : [];
}

function named(title: string, source: JsonObject): string[] {
  return [`${title}:\t${textOf(source, 'name')}`, `Optional:\t${source.optional === true}`];
}

function keyLines(source: JsonObject): string[] {
  return listOf(source, 'items').map(
    (item) => `  ${textOf(item, 'key')} -> ${textOf(item, 'path')}`,
  );
}
