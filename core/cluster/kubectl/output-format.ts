/** The formats of `-o` that show objects rather than tables. Upstream: cli-runtime/pkg/printers. */
import { goSyntax, goText } from '../go-text';
import { isJsonObject, type Json, type JsonObject } from '../json';
import { printGoTemplate } from './go-template';
import { jsonPathValues, printJsonPath, type TemplateProblem } from './json-path';
import { valuesAt } from './json-path-steps';
import { failed, type Printed, printed } from './session';
import { formatTable } from './table';
import { yamlText } from './yaml-text';

/** `isList`: several objects, or all of a type, are shown as one List. */
export type ShownObjects = {
  objects: readonly JsonObject[];
  isList: boolean;
  /** Columns without their heads. */
  isHeadless?: boolean;
};

const TEMPLATES = ['jsonpath', 'jsonpath-as-json', 'go-template', 'template'];

/** Null for the formats that are tables or names. */
export function printObjects(format: string, shownObjects: ShownObjects): Printed | null {
  const [name = '', ...rest] = format.split('=');
  const template = rest.join('=');
  if (TEMPLATES.includes(name) && template === '') {
    return failed('error: template format specified but no template given');
  }
  switch (name) {
    case 'json':
      return printed(jsonText(rootOf(shownObjects)));
    case 'yaml':
      return { ...printed(), stdout: yamlText(rootOf(shownObjects)) };
    case 'jsonpath':
      return jsonPath(template, rootOf(shownObjects));
    case 'jsonpath-as-json':
      return jsonPathAsJson(template, rootOf(shownObjects));
    case 'go-template':
    case 'template':
      return printGoTemplate(template, rootOf(shownObjects));
    case 'custom-columns':
      return customColumns(template, shownObjects);
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

/** Go's encoder writes signs that mean something in HTML by their numbers. */
function jsonText(value: Json): string {
  return JSON.stringify(value, null, 4).replace(
    /[<>&]/g,
    (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`,
  );
}

function jsonPath(template: string, root: Json): Printed {
  const output = printJsonPath(template, root);
  return 'problem' in output
    ? cannotPrint(template, root, output.problem)
    : { ...printed(), stdout: output.text };
}

function jsonPathAsJson(template: string, root: Json): Printed {
  const found = jsonPathValues(template, root);
  return 'problem' in found
    ? cannotPrint(template, root, found.problem)
    : printed(jsonText(found.values));
}

function cannotPrint(template: string, root: Json, problem: TemplateProblem): Printed {
  if ('parsing' in problem) {
    return failed(`error: error parsing jsonpath ${template}, ${problem.parsing}`);
  }
  return failed(
    [
      `error: error executing jsonpath ${JSON.stringify(template)}: Error executing template: ${problem.executing}. Printing more information for debugging the template:`,
      '\ttemplate was:',
      `\t\t${template}`,
      '\tobject given to jsonpath engine was:',
      `\t\t${goSyntax(root)}\n\n`,
    ].join('\n'),
  );
}

/** `NAME:.metadata.name,NODE:.spec.nodeName`. */
function customColumns(template: string, { objects, isHeadless }: ShownObjects): Printed {
  if (template === '') {
    return failed('error: custom-columns format specified but no custom columns given');
  }
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
      const rooted = path.startsWith('.') || path.startsWith('[') ? path : `.${path}`;
      return valuesAt(rooted, sorted(object)).map(goText).join(',') || '<none>';
    }),
  );
  const heads = isHeadless ? [] : [columns.map(({ header }) => header)];
  return { ...printed(), stdout: formatTable([...heads, ...rows]) };
}
