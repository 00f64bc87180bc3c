/** Config maps and secrets. Upstream: pkg/apis/core/validation/validation.go ValidateConfigMap, ValidateSecret. */
import { base64Length, bytesOf } from '../base64';
import { isEqualJson, type JsonObject } from '../json';
import { configKeyProblems } from '../name-rules';
import { forbidden, invalidBy, invalidValue, type Problem, required, tooLong } from './problem';
import { objectOf, pairsOf, textOf } from './read-field';

const SIZE_MAX = 1024 * 1024;
const FROZEN = 'field is immutable when `immutable` is set';

/** What a secret of a type must have. */
const neededKeys: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

export function configMapProblems(map: JsonObject, before: JsonObject | null): Problem[] {
  const [data, binary] = [pairsOf(map.data), pairsOf(map.binaryData)];
  const size =
    data.reduce((sum, [, value]) => sum + bytesOf(value).length, 0) + encodedSize(map.binaryData);
  return [
    ...frozenProblems(map, before, ['data', 'binaryData']),
    ...data.flatMap(([key]) => [
      ...invalidBy(configKeyProblems, `data[${key}]`, key),
      ...(binary.some(([other]) => other === key)
        ? [invalidValue(`data[${key}]`, key, 'duplicate of key present in binaryData')]
        : []),
    ]),
    ...binary.flatMap(([key]) => invalidBy(configKeyProblems, `binaryData[${key}]`, key)),
    ...(size > SIZE_MAX ? [tooLong('', SIZE_MAX)] : []),
  ];
}

export function secretProblems(secret: JsonObject, before: JsonObject | null): Problem[] {
  const data = objectOf(secret, 'data') ?? {};
  const type = textOf(secret, 'type');
  const isRetyped = before !== null && textOf(before, 'type') !== type;
  return [
    ...(isRetyped ? [invalidValue('type', type, 'field is immutable')] : []),
    ...frozenProblems(secret, before, ['data']),
    ...pairsOf(data).flatMap(([key]) => invalidBy(configKeyProblems, `data[${key}]`, key)),
    ...(encodedSize(data) > SIZE_MAX ? [tooLong('data', SIZE_MAX)] : []),
    ...(neededKeys[type] ?? [])
      .filter((key) => data[key] === undefined)
      .map((key) => required(`data[${key}]`)),
    ...basicAuthProblems(type, data),
  ];
}

function basicAuthProblems(type: string, data: JsonObject): Problem[] {
  const has = (key: string) => data[key] !== undefined;
  if (type === 'kubernetes.io/ssh-auth' && !data['ssh-privatekey']) {
    return [required('data[%s][ssh-privatekey]')];
  }
  return type === 'kubernetes.io/basic-auth' && !has('username') && !has('password')
    ? [required('data[%s][username]'), required('data[%s][password]')]
    : [];
}

/** Once it is immutable it stays so, and as it is. */
function frozenProblems(
  object: JsonObject,
  before: JsonObject | null,
  fields: readonly string[],
): Problem[] {
  if (before?.immutable !== true) return [];
  return [
    ...(object.immutable === true ? [] : [forbidden('immutable', FROZEN)]),
    ...fields
      .filter((field) => !isEqualJson(object[field], before[field]))
      .map((field) => forbidden(field, FROZEN)),
  ];
}

function encodedSize(data: JsonObject['data']): number {
  return pairsOf(data).reduce((sum, [, value]) => sum + (base64Length(value) ?? 0), 0);
}
