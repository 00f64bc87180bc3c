/**
 * The pod-template-hash: of the template as Go would print it with every field, its type and what it points to.
 * Upstream: pkg/controller/controller_utils.go ComputeHash, pkg/util/hash/hash.go, davecgh/go-spew.
 */
import { isJsonObject, isList, type Json } from './json';
import { fnv32, hashText } from './names';
import type { PodTemplate } from './objects';
import { type Field, fieldsOf } from './pod-template-fields';
import { parseQuantity } from './quantity';

const MAP = 'map[string]';

export function podTemplateHash(template: PodTemplate, collisionCount?: number): string {
  const json: unknown = template;
  const hash = fnv32(printed('v1.PodTemplateSpec', isJsonObject(json) ? json : undefined));
  return hashText(collisionCount === undefined ? hash : fnv32(bytesOf(collisionCount), hash));
}

/** Eight of them, the least first. */
function bytesOf(count: number): string {
  return String.fromCharCode(
    ...Array.from({ length: 8 }, (_, i) => Math.trunc(count / 256 ** i) % 256),
  );
}

function printed(type: string, value: Json | undefined): string {
  return `(${type})${contents(type, value)}`;
}

function contents(type: string, value: Json | undefined): string {
  if (type.startsWith('*')) {
    return value === undefined || value === null ? '<nil>' : contents(type.slice(1), value);
  }
  if (type.startsWith('[]')) return listed(type.slice(2), value);
  if (type.startsWith(MAP)) return mapped(type.slice(MAP.length), value);
  const fields = fieldsOf(type);
  return fields ? struct(fields, value) : single(type, value);
}

function struct(fields: readonly Field[], value: Json | undefined): string {
  const object = isJsonObject(value) ? value : {};
  const texts = fields.map(
    ({ name, type, key }) => `${name}:${printed(type, key === '.' ? object : object[key])}`,
  );
  return `{${texts.join(' ')}}`;
}

function single(type: string, value: Json | undefined): string {
  switch (type) {
    case 'v1.ResourceList':
      return mapped('resource.Quantity', value);
    case 'resource.Quantity':
      return quantity(value);
    case 'intstr.IntOrString':
      return intOrString(value);
    case 'v1.Time':
      return '{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}';
    default:
      return isJsonObject(value) ? '{}' : String(value ?? zero(type));
  }
}

/** Numbers and texts are never missing in Go. */
function zero(type: string): string {
  if (type === 'bool') return 'false';
  return /^int\d+$/.test(type) ? '0' : '';
}

function listed(of: string, value: Json | undefined): string {
  if (!isList(value) || value.length === 0) return '<nil>';
  return `[${value.map((each) => contents(of, each)).join(' ')}]`;
}

function mapped(of: string, value: Json | undefined): string {
  const keys = isJsonObject(value) ? Object.keys(value).sort() : [];
  if (!isJsonObject(value) || keys.length === 0) return '<nil>';
  return `map[${keys.map((key) => `${key}:${contents(of, value[key])}`).join(' ')}]`;
}

function intOrString(value: Json | undefined): string {
  const isText = typeof value === 'string';
  const number = typeof value === 'number' ? value : 0;
  return `{Type:(intstr.Type)${isText ? 1 : 0} IntVal:(int32)${number} StrVal:(string)${isText ? value : ''}}`;
}

function quantity(value: Json | undefined): string {
  const amount = parseQuantity(typeof value === 'number' ? value : String(value ?? '0'));
  if ('error' in amount) return '';
  const small = `{value:(int64)${amount.value} scale:(resource.Scale)${amount.scale}}`;
  return `{i:(resource.int64Amount)${small} d:(resource.infDecAmount){Dec:(*inf.Dec)<nil>} s:(string)${amount.text ?? ''} Format:(resource.Format)${amount.format}}`;
}
