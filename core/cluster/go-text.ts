/** Values as Go prints them: `map[app:web]` in columns, and its own syntax where a template failed. */
import { isJsonObject, isList, type Json } from './json';

/** As `%v` does. */
export function goText(value: Json): string {
  if (value === null) return '<nil>';
  if (isList(value)) return `[${value.map(goText).join(' ')}]`;
  if (!isJsonObject(value)) return String(value);
  return `map[${entriesOf(value)
    .map(([key, each]) => `${key}:${goText(each)}`)
    .join(' ')}]`;
}

/** As `%#v` does. */
export function goSyntax(value: Json): string {
  if (value === null) return 'interface {}(nil)';
  if (isList(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const entries = entriesOf(value).map(([key, each]) => `${JSON.stringify(key)}:${goSyntax(each)}`);
  return `map[string]interface {}{${entries.join(', ')}}`;
}

function entriesOf(value: Readonly<Record<string, Json | undefined>>): [string, Json][] {
  return Object.entries(value)
    .flatMap(([key, each]): [string, Json][] => (each === undefined ? [] : [[key, each]]))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
