/** Variables that come from a config map or a secret, key by key. Upstream: kubectl/pkg/cmd/set/set_env.go, env/env_resolve.go. */
import { objectOf, textOf } from '../api/read-field';
import type { JsonObject } from '../json';
import type { ConfigMap, Secret } from '../object-config';
import { type Arguments, lastValue } from './arguments';
import { findObjects } from './find-objects';
import { failed, type Printed, type Session, together } from './session';

/** As `--from`, `--keys` and `--prefix` ask for. */
export function environmentOf(
  parsed: Arguments,
  session: Session,
): { variables: readonly JsonObject[] } | { failure: Printed } {
  const from = lastValue(parsed, 'from');
  const keys = (parsed.values.keys ?? []).flatMap((list) => list.split(','));
  if (from === undefined) {
    return keys.length > 0
      ? {
          failure: failed(
            'error: when specifying --keys, a configmap or secret must be provided with --from',
          ),
        }
      : { variables: [] };
  }
  const { selector: _, filename: __, ...values } = parsed.values;
  const found = findObjects([from], { ...parsed, values }, session);
  if ('failure' in found) return found;
  if (found.missing.length > 0) return { failure: together(found.missing) };
  const prefix = lastValue(parsed, 'prefix') ?? '';
  const variables: JsonObject[] = [];
  for (const object of found.objects) {
    if (object.kind !== 'ConfigMap' && object.kind !== 'Secret') {
      return { failure: failed('error: unsupported resource specified in --from') };
    }
    const chosen = Object.keys(object.data ?? {}).filter(
      (key) => keys.length === 0 || keys.includes(key),
    );
    variables.push(...chosen.sort().map((key) => variableOf(object, key, prefix)));
  }
  return { variables };
}

function variableOf(
  { kind, metadata: { name } }: ConfigMap | Secret,
  key: string,
  prefix: string,
): JsonObject {
  return {
    name: `${prefix}${key.replace(/[^a-zA-Z0-9_]/g, '_').toUpperCase()}`,
    valueFrom: { [kind === 'Secret' ? 'secretKeyRef' : 'configMapKeyRef']: { name, key } },
  };
}

/** Where a value comes from. */
export function sourceText(source: JsonObject): string {
  const config = objectOf(source, 'configMapKeyRef');
  if (config) return `configmap ${textOf(config, 'name')}, key ${textOf(config, 'key')}`;
  const secret = objectOf(source, 'secretKeyRef');
  if (secret) return `secret ${textOf(secret, 'name')}, key ${textOf(secret, 'key')}`;
  const field = objectOf(source, 'fieldRef');
  if (field) return `field path ${textOf(field, 'fieldPath')}`;
  const resource = objectOf(source, 'resourceFieldRef');
  if (!resource) return 'invalid valueFrom';
  const container = textOf(resource, 'containerName');
  return `resource field ${container ? `${container}/` : ''}${textOf(resource, 'resource')}`;
}
