/** What an old server says of a manifest whose values do not fit its types. Newer ones check before they decode. */
import { isJsonObject, isList, type Json, type JsonObject } from '../json';
import { fieldsOfKind } from './fields';
import { decodeFault } from './json-decoder';

/** Null where everything fits. */
export function decodeProblem(manifest: JsonObject): string | null {
  const { apiVersion, kind } = manifest;
  const fields = fieldsOfKind(String(apiVersion), String(kind));
  const fault = fields && decodeFault(`${sortedText(manifest)}\n`, fields);
  if (fault === null) return null;
  const version = String(apiVersion).split('/').at(-1);
  return `${kind} in version "${version}" cannot be handled as a ${kind}: ${fault}`;
}

/** As it is sent, with its keys in order. */
function sortedText(value: Json): string {
  if (isList(value)) return `[${value.map(sortedText).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${sortedText(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}
