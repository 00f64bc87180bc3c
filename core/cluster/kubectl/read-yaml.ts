/** JSON or YAML 1.1 as plain data. */
import { parseDocument } from 'yaml';
import { isJsonObject, type Json } from '../json';

export function readYaml(text: string): { value: Json } | { error: string } {
  const document = parseDocument(text, { version: '1.1', merge: true, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) return { error: error.message.split('\n')[0] ?? '' };
  const value: unknown = document.toJS();
  return { value: plainOf(value) };
}

/** As it comes out of the parser. */
export function plainOf(value: unknown): Json {
  if (Array.isArray(value)) return value.map(plainOf);
  if (isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainOf(each)]));
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;
}
