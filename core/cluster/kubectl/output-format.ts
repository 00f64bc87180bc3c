/** The formats of `-o` that show objects rather than tables. Upstream: cli-runtime/pkg/printers. */
import { stringify } from 'yaml';
import { isJsonObject, type Json } from '../json';
import type { KubernetesObject } from '../objects';
import { printJsonPath, shown, valuesAt } from './json-path';
import { failed, type Printed, printed } from './session';
import { formatTable } from './table';

/** `isList`: several objects, or all of a type, are shown as one List. */
export type ShownObjects = { objects: readonly KubernetesObject[]; isList: boolean };

/** Null for the formats that are tables or names. */
export function printObjects(format: string, shownObjects: ShownObjects): Printed | null {
  const [name = '', ...rest] = format.split('=');
  const template = rest.join('=');
  switch (name) {
    case 'json':
      return printed(JSON.stringify(rootOf(shownObjects), null, 4));
    case 'yaml':
      return { ...printed(), stdout: yamlOf(rootOf(shownObjects)) };
    case 'jsonpath':
    case 'jsonpath-as-json':
      return jsonPath(template, rootOf(shownObjects));
    case 'custom-columns':
      return customColumns(template, shownObjects.objects);
    default:
      return null;
  }
}

function rootOf({ objects, isList }: ShownObjects): Json {
  const plain = objects.map(sorted);
  const [only] = plain;
  if (!isList && only !== undefined) return only;
  return { apiVersion: 'v1', items: plain, kind: 'List', metadata: { resourceVersion: '' } };
}

/** Plain data with its keys in order, as kubectl prints them. */
function sorted(value: unknown): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (isJsonObject(value)) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;
}

function yamlOf(value: Json): string {
  return stringify(value, { indentSeq: false, lineWidth: 0, version: '1.1' });
}

function jsonPath(template: string, root: Json): Printed {
  const text = printJsonPath(template, root);
  if (text === null) return failed(`error: error parsing jsonpath ${template}, unclosed action`);
  return { ...printed(), stdout: text };
}

/** `NAME:.metadata.name,NODE:.spec.nodeName`. */
function customColumns(template: string, objects: readonly KubernetesObject[]): Printed {
  const columns = template.split(',').map((column) => {
    const [header = '', ...path] = column.split(':');
    return { header, path: path.join(':').replace(/^\{(.*)\}$/, '$1') };
  });
  if (columns.some(({ path }) => path === '')) {
    return failed(
      `error: unexpected custom-columns spec: ${template}, expected <header>:<json-path-expr>`,
    );
  }
  const rows = objects.map((object) =>
    columns.map(({ path }) => {
      const values = valuesAt(
        path.startsWith('.') || path.startsWith('[') ? path : `.${path}`,
        sorted(object),
      );
      return values.map(shown).join(',') || '<none>';
    }),
  );
  return { ...printed(), stdout: formatTable([columns.map(({ header }) => header), ...rows]) };
}
