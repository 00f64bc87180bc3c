/**
 * What a manifest says that its kind does not know, before the server is asked. Upstream:
 * kube-openapi/pkg/util/proto/validation; since 1.25 the server looks itself: apimachinery/pkg/runtime/serializer/json.
 */
import { isJsonObject, isList, type Json, type JsonObject } from '../json';
import { type Fields, fieldsOfKind, fieldsOfType, isNewer } from './fields';

/** The client's words, in the order of the fields' names. */
export function fieldProblems(manifest: JsonObject): string[] {
  const { apiVersion, kind } = manifest;
  const fields = fieldsOfKind(String(apiVersion), String(kind));
  if (!fields) return [];
  const { apiVersion: _, kind: __, ...rest } = manifest;
  return objectProblems(rest, fields, String(kind));
}

function objectProblems(object: JsonObject, type: Fields, at: string): string[] {
  const problem = (words: string) => `ValidationError(${at}): ${words}`;
  const problems: string[] = [];
  for (const [key, value] of sortedEntries(object)) {
    const field = type.fields.get(key);
    if (value === null) continue;
    if (field) {
      const path = { value: `${at}.${key}`, schema: `${type.path}.${key}` };
      problems.push(...valueProblems(value, field.type, type, path));
    } else if (!isIdentity(key, type)) {
      problems.push(problem(`unknown field ${JSON.stringify(key)} in ${type.path}`));
    }
  }
  for (const [key, { isRequired }] of type.fields) {
    if (isRequired && (object[key] ?? null) === null) {
      problems.push(problem(`missing required field ${JSON.stringify(key)} in ${type.path}`));
    }
  }
  return problems;
}

/** Objects within objects, such as claim templates, may say what they are. */
function isIdentity(key: string, { fields }: Fields): boolean {
  return (key === 'apiVersion' || key === 'kind') && fields.has('metadata');
}

function valueProblems(
  value: Json,
  type: string,
  owner: Fields,
  path: { value: string; schema: string },
): string[] {
  const wrong = (expected: string, schema = path.schema) => [
    `ValidationError(${path.value}): invalid type for ${schema}: got "${kindOf(value)}", expected "${expected}"`,
  ];
  if (type === '*') return [];
  if (type.startsWith('[]')) {
    if (!isList(value)) return wrong('array');
    return value.flatMap((each, i) =>
      valueProblems(each, type.slice(2), owner, { ...path, value: `${path.value}[${i}]` }),
    );
  }
  if (type.startsWith('{}')) {
    if (!isJsonObject(value)) return wrong('map');
    return sortedEntries(value).flatMap(([key, each]) =>
      valueProblems(each, type.slice(2), owner, { ...path, value: `${path.value}.${key}` }),
    );
  }
  const expected = PRIMITIVES[type];
  if (expected) return isFit(value, expected) ? [] : wrong(expected);
  const fields = fieldsOfType(type, owner);
  if (!fields) return [];
  return isJsonObject(value)
    ? objectProblems(value, fields, path.value)
    : wrong('map', fields.path);
}

const PRIMITIVES: Readonly<Record<string, string>> = {
  b: 'boolean',
  i: 'integer',
  n: 'number',
  q: 'string',
  s: 'string',
  t: 'string',
};

/** Whatever is one value can be a text; a number with a fraction can be an integer. */
function isFit(value: Json, expected: string): boolean {
  if (isJsonObject(value) || isList(value)) return false;
  if (expected === 'string') return true;
  return expected === 'boolean' ? typeof value === 'boolean' : typeof value === 'number';
}

function kindOf(value: Json): string {
  if (isList(value)) return 'array';
  if (isJsonObject(value)) return 'map';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function sortedEntries(object: JsonObject): [string, Json][] {
  return Object.entries(object)
    .map(([key, value]): [string, Json] => [key, value ?? null])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The paths of fields that a newer server does not know, in the order of the manifest. */
export function unknownFields(manifest: JsonObject): string[] {
  const type = fieldsOfKind(String(manifest.apiVersion), String(manifest.kind));
  if (!type) return [];
  const { apiVersion: _, kind: __, ...rest } = manifest;
  return unknownIn(rest, type, '');
}

function unknownIn(object: JsonObject, type: Fields, at: string): string[] {
  return sortedEntries(object).flatMap(([key, value]) => {
    const field = type.fields.get(key);
    const path = at ? `${at}.${key}` : key;
    if (field) return unknownBelow(value, field.type, type, path);
    return isIdentity(key, type) || isNewer(type, key) ? [] : [path];
  });
}

function unknownBelow(value: Json, type: string, owner: Fields, at: string): string[] {
  if (type.startsWith('[]') && isList(value)) {
    return value.flatMap((each, i) => unknownBelow(each, type.slice(2), owner, `${at}[${i}]`));
  }
  const fields = fieldsOfType(type, owner);
  return fields && isJsonObject(value) ? unknownIn(value, fields, at) : [];
}
