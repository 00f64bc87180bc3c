/** Config maps and secrets as they come in. Upstream: pkg/registry/core/secret/strategy.go. */
import { base64Of } from '../base64';
import { isJsonObject, type JsonObject } from '../json';
import type { ConfigMap, Secret } from '../object-config';
import { filled } from './fill';
import { pairsOf } from './read-field';
import { flag, object, oneOf, record, type Shape, text } from './shape';
import { metadata } from './shapes';

export const configMapShape: Shape<ConfigMap> = object(
  { apiVersion: oneOf(['v1']), kind: oneOf(['ConfigMap']), metadata },
  { data: record(text), binaryData: record(text), immutable: flag },
);

export const secretShape: Shape<Secret> = object(
  { apiVersion: oneOf(['v1']), kind: oneOf(['Secret']), metadata, type: text },
  { data: record(text), immutable: flag },
);

/** `stringData` is for writing only: what it says is kept in base64 among `data`. */
export function completeSecret({ stringData, ...secret }: JsonObject): JsonObject {
  const plain = pairsOf(stringData).map(([key, value]) => [key, base64Of(value)]);
  const data = isJsonObject(secret.data) ? secret.data : {};
  const known = filled(secret, { type: 'Opaque' });
  return plain.length === 0 ? known : { ...known, data: { ...data, ...Object.fromEntries(plain) } };
}
