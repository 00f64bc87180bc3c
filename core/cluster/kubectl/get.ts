/** kubectl get: tables, and the formats of `-o`. */
import { isJsonObject } from '../json';
import type { KubernetesObject } from '../objects';
import { type Arguments, lastValue, namespaceOf, parseArguments } from './arguments';
import { tableOf } from './get-table';
import { shown, valuesAt } from './json-path';
import { printObjects } from './output-format';
import { namedObject, type Target, targetsOf } from './resource-types';
import { SELECTING, type Selected, selectObjects } from './select-objects';
import { failed, type Printed, printed, type Session, together } from './session';

const VALUED = [...SELECTING.valued, 'output', 'label-columns', 'sort-by'];
const BARE = [...SELECTING.bare, 'no-headers', 'show-labels', 'watch', 'ignore-not-found'];
const FORMATS = [
  '',
  'wide',
  'name',
  'json',
  'yaml',
  'jsonpath',
  'jsonpath-as-json',
  'custom-columns',
];

export function runGet(args: readonly string[], session: Session): Printed {
  const read = parseArguments('get', args, VALUED, BARE);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  if (parsed.words.length === 0) {
    return failed(
      'error: You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.',
    );
  }
  const output = lastValue(parsed, 'output') ?? '';
  if (!FORMATS.includes(output.split('=')[0] ?? '')) {
    return failed(
      `error: unable to match a printer suitable for the output format "${output}", allowed formats are: custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,name,template,templatefile,wide,yaml`,
    );
  }
  const found = targetsOf(parsed.words);
  if ('failure' in found) return found.failure;
  const results = found.targets.map((target) => select(target, parsed, session));
  const isList = found.targets.length > 1 || found.targets.some(({ names }) => names.length !== 1);
  return show(results, { output, isList }, parsed, session);
}

function select(target: Target, parsed: Arguments, session: Session): Selected {
  const selected = sorted(selectObjects(target, parsed, session), lastValue(parsed, 'sort-by'));
  return parsed.flags.has('ignore-not-found') ? { ...selected, missing: [] } : selected;
}

/** By the value at a path, with the numbers in it in their order. */
function sorted(selected: Selected, path: string | undefined): Selected {
  if (path === undefined) return selected;
  const keyOf = (object: KubernetesObject) => {
    const plain: unknown = object;
    const values = isJsonObject(plain) ? valuesAt(path.replace(/^\{(.*)\}$/, '$1'), plain) : [];
    return values.map(shown).join(' ');
  };
  const objects = [...selected.objects].sort((a, b) =>
    keyOf(a).localeCompare(keyOf(b), 'en', { numeric: true }),
  );
  return { ...selected, objects };
}

function show(
  results: readonly Selected[],
  { output, isList }: { output: string; isList: boolean },
  parsed: Arguments,
  session: Session,
): Printed {
  const full = results.filter(({ objects }) => objects.length > 0);
  const missing = results.flatMap((result) => result.missing);
  const objects = full.flatMap((result) => result.objects);
  const isBare = !isList && objects.length === 0;
  const formatted = isBare ? null : printObjects(output, { objects, isList });
  if (formatted) return together([formatted, ...missing]);
  if (full.length === 0)
    return missing.length > 0 ? together(missing) : nothing(results, output, parsed);
  if (output === 'name') {
    const names = full.flatMap(({ kind, objects: all }) =>
      all.map((object) => namedObject(kind, object.metadata.name)),
    );
    return together([printed(...names), ...missing]);
  }
  const isMixed = new Set(results.map(({ kind }) => kind)).size > 1;
  const tables = full.map(({ kind, objects: all }) => {
    const isNamespaced = all.some(({ metadata }) => metadata.namespace !== undefined);
    return tableOf(all, {
      wide: output === 'wide',
      headed: !parsed.flags.has('no-headers'),
      namespaced: isNamespaced && parsed.flags.has('all-namespaces'),

      labelled: parsed.flags.has('show-labels'),
      labelColumns: (parsed.values['label-columns'] ?? []).flatMap((list) => list.split(',')),
      prefix: isMixed ? (name) => namedObject(kind, name) : (name) => name,
      session,
    });
  });
  return together([{ ...printed(), stdout: tables.join('\n') }, ...missing]);
}

function nothing(results: readonly Selected[], output: string, parsed: Arguments): Printed {
  if (output === 'name' || parsed.flags.has('ignore-not-found')) return printed();
  const isSomewhere = results.some(({ kind }) => kind !== 'Node');
  const where =
    isSomewhere && !parsed.flags.has('all-namespaces')
      ? ` in ${namespaceOf(parsed)} namespace.`
      : '';
  return { ...printed(), stderr: `No resources found${where}\n` };
}
