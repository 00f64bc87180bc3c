/** Shows what was found: as tables, by name, or in one of the formats of `-o`. Upstream: kubectl/pkg/cmd/get/get.go. */
import { resources } from '../api/request';
import type { Kind, KubernetesObject } from '../objects';
import { type Arguments, namespaceOf } from './arguments';
import { type TableOptions, tableOf } from './get-table';
import { printObjects } from './output-format';
import { namedObject } from './resource-types';
import type { Selected } from './select-objects';
import { servedResource } from './served-resources';
import { type Printed, printed, type Session, together } from './session';
import { wireForm } from './wire-form';

/** `isList`: more than one object could have been found. */
type Wanted = { output: string; isList: boolean };

export function showSelected(
  results: readonly Selected[],
  { output, isList }: Wanted,
  parsed: Arguments,
  session: Session,
): Printed {
  const missing = results.flatMap((result) => result.missing);
  const objects = results.flatMap((result) => result.objects);
  const wire = objects.map((object) => wireForm(object, session.constants));
  const isNamedInVain = objects.length === 0 && (!isList || missing.length > 0);
  const isHeadless = parsed.flags.has('no-headers');
  const formatted = isNamedInVain
    ? null
    : printObjects(output, { objects: wire, isList, isHeadless });
  if (formatted) return together([formatted, ...missing]);
  if (objects.length === 0) {
    return missing.length > 0 ? together(missing) : nothing(output, parsed);
  }
  if (output === 'name') {
    const names = objects.map(({ kind, metadata }) => namedObject(kind, metadata.name));
    return together([printed(...names), ...missing]);
  }
  const stdout = tablesOf(results, output, parsed, session);
  return together([{ ...printed(), stdout }, ...missing]);
}

/** A table for each kind, with a blank line between tables that have heads. */
function tablesOf(
  results: readonly Selected[],
  output: string,
  parsed: Arguments,
  session: Session,
): string {
  const groups: { kind: Kind; objects: KubernetesObject[] }[] = [];
  for (const { kind, objects } of results) {
    const last = groups.at(-1);
    if (last?.kind === kind) last.objects.push(...objects);
    else if (objects.length > 0) groups.push({ kind, objects: [...objects] });
  }
  const asked = results.filter(
    ({ objects, missing }) => objects.length > 0 || missing.length === 0,
  );
  const isMixed = new Set(asked.map(({ kind }) => kind)).size > 1;
  return groups
    .map(({ kind, objects }) =>
      tableOf(objects, tableOptions(kind, { isWide: output === 'wide', isMixed }, parsed, session)),
    )
    .join(parsed.flags.has('no-headers') ? '' : '\n');
}

/** `isMixed`: names say their kind, as others are shown beside it. */
export function tableOptions(
  kind: Kind,
  { isWide, isMixed }: { isWide: boolean; isMixed: boolean },
  parsed: Arguments,
  session: Session,
): TableOptions {
  const showsKind = isMixed || parsed.flags.has('show-kind');
  return {
    wide: isWide,
    headed: !parsed.flags.has('no-headers'),
    namespaced: parsed.flags.has('all-namespaces') && isNamespaced(kind),
    labelled: parsed.flags.has('show-labels'),
    labelColumns: (parsed.values['label-columns'] ?? []).flatMap((list) => list.split(',')),
    prefix: showsKind ? (name) => namedObject(kind, name) : (name) => name,
    session,
  };
}

function isNamespaced(kind: Kind): boolean {
  return servedResource(resources[kind].plural)?.namespaced ?? true;
}

function nothing(output: string, parsed: Arguments): Printed {
  if (output === 'name' || parsed.flags.has('ignore-not-found')) return printed();
  const types = (parsed.words[0] ?? '').split(/[,/]/).map(servedResource);
  const isInOne =
    !parsed.flags.has('all-namespaces') && types.every((type) => type?.namespaced !== false);
  const where = isInOne ? ` in ${namespaceOf(parsed)} namespace.` : '';
  return { ...printed(), stderr: `No resources found${where}\n` };
}
