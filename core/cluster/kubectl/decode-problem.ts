/**
 * What an old server says of a text that is none: where it stopped reading, and the bytes around.
 * Upstream: github.com/json-iterator/go ReadString, ReportError.
 */
import { isJsonObject, isList, type Json, type JsonObject } from '../json';
import { type Fields, fieldsOfKind, fieldsOfType } from './fields';

type Step = string | number;
/** Where it is, and through which Go types one comes there. */
type Wrong = { path: readonly Step[]; types: readonly string[] };

const NEAR = 10;
const AROUND = 50;

/** Null where every text is one. */
export function decodeProblem(manifest: JsonObject): string | null {
  const { apiVersion, kind } = manifest;
  const type = fieldsOfKind(String(apiVersion), String(kind));
  const wrong = type ? wrongIn(manifest, type, []) : null;
  if (!wrong) return null;
  const { text, at } = written(manifest, wrong.path);
  const head = at + 1;
  const near = text.slice(Math.max(0, head - NEAR), head + NEAR);
  const around = text.slice(Math.max(0, head - AROUND), head + AROUND);
  const version = String(apiVersion).split('/').at(-1);
  const where = wrong.types.map((each) => `${each}: `).join('');
  return `${kind} in version "${version}" cannot be handled as a ${kind}: ${where}ReadString: expects " or n, but found ${text[at]}, error found in #${Math.min(head, NEAR)} byte of ...|${near}|..., bigger context ...|${around}|...`;
}

function wrongIn(object: JsonObject, type: Fields, path: readonly Step[]): Wrong | null {
  for (const key of Object.keys(object).sort()) {
    const field = type.fields.get(key);
    const value = object[key] ?? null;
    const wrong = field ? wrongAt(value, field.type, type, [...path, key]) : null;
    if (wrong) return { ...wrong, types: [`${goName(type)}.${goField(key)}`, ...wrong.types] };
  }
  return null;
}

function wrongAt(value: Json, type: string, owner: Fields, path: readonly Step[]): Wrong | null {
  if (type === 's') {
    return typeof value === 'string' || value === null ? null : { path, types: [] };
  }
  if (type.startsWith('[]')) return wrongInList(value, type.slice(2), owner, path);
  if (!isJsonObject(value)) return null;
  if (!type.startsWith('{}')) {
    const fields = fieldsOfType(type, owner);
    return fields ? wrongIn(value, fields, path) : null;
  }
  for (const key of Object.keys(value).sort()) {
    const wrong = wrongAt(value[key] ?? null, type.slice(2), owner, [...path, key]);
    if (wrong) return wrong;
  }
  return null;
}

function wrongInList(
  value: Json,
  type: string,
  owner: Fields,
  path: readonly Step[],
): Wrong | null {
  if (!isList(value)) return null;
  const member = fieldsOfType(type, owner);
  for (const [i, each] of value.entries()) {
    const wrong = wrongAt(each, type, owner, [...path, i]);
    const list = `[]${member ? goName(member) : 'string'}`;
    if (wrong) return { ...wrong, types: [list, ...wrong.types] };
  }
  return null;
}

function goName({ path }: Fields): string {
  return path.split('.').slice(-2).join('.');
}

/** Go's fields begin with a capital; metadata is embedded by its type. */
function goField(key: string): string {
  return key === 'metadata' ? 'ObjectMeta' : `${key.charAt(0).toUpperCase()}${key.slice(1)}`;
}

/** The object as it is sent, with its keys in order, and where the value at a path begins in it. */
function written(value: Json, path: readonly Step[]): { text: string; at: number } {
  const [step, ...rest] = path;
  if (step === undefined) return { text: sortedText(value), at: 0 };
  const isArray = isList(value);
  const entries: [Step, Json][] = isArray
    ? [...value.entries()]
    : isJsonObject(value)
      ? sortedKeys(value).map((key) => [key, value[key] ?? null])
      : [];
  let text = isArray ? '[' : '{';
  let at = 0;
  entries.forEach(([key, each], i) => {
    text += `${i > 0 ? ',' : ''}${isArray ? '' : `${JSON.stringify(key)}:`}`;
    const below = written(each, key === step ? rest : []);
    if (key === step) at = text.length + below.at;
    text += below.text;
  });
  return { text: `${text}${isArray ? ']' : '}'}`, at };
}

function sortedText(value: Json): string {
  if (isList(value)) return `[${value.map(sortedText).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = sortedKeys(value).map(
    (key) => `${JSON.stringify(key)}:${sortedText(value[key] ?? null)}`,
  );
  return `{${members.join(',')}}`;
}

function sortedKeys(object: JsonObject): string[] {
  return Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort();
}
