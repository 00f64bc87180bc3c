/** kubectl api-resources and api-versions: what is served. Upstream: kubectl/pkg/cmd/apiresources. */
import { lastValue, parseArguments } from './arguments';
import { servedResources } from './served-resources';
import { failed, type Printed, printed, type Session } from './session';
import { formatTable } from './table';

export function runApiResources(args: readonly string[], session: Session): Printed {
  const valued = ['api-group', 'output', 'sort-by', 'verbs', 'categories'];
  const read = parseArguments('api-resources', args, valued, [
    'cached',
    'namespaced',
    'no-headers',
  ]);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  if (parsed.words.length > 0) {
    return failed(
      `error: unexpected arguments: [${parsed.words.join(' ')}]\nSee 'kubectl api-resources -h' for help and examples`,
    );
  }
  const group = lastValue(parsed, 'api-group');
  const namespaced = lastValue(parsed, 'namespaced');
  const sortBy = lastValue(parsed, 'sort-by');
  const found = servedResources(session.constants).filter(
    (resource) =>
      (group === undefined || resource.group === group) &&
      (namespaced === undefined || String(resource.namespaced) === namespaced),
  );
  const keyOf = ({ name, kind }: (typeof found)[number]) => (sortBy === 'kind' ? kind : name);
  const sorted = sortBy ? found.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) : found;
  if (lastValue(parsed, 'output') === 'name') {
    return printed(
      ...sorted.map((each) => (each.group ? `${each.name}.${each.group}` : each.name)),
    );
  }
  const rows = sorted.map(({ name, shortNames, apiVersion, namespaced: isNamespaced, kind }) => [
    name,
    shortNames.join(','),
    apiVersion,
    String(isNamespaced),
    kind,
  ]);
  const heads = ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND'];
  const stdout = formatTable(parsed.flags.has('no-headers') ? rows : [heads, ...rows]);
  return { ...printed(), stdout };
}

/** Of what is served here; other versions of the same groups are not. */
export function runApiVersions(_args: readonly string[], session: Session): Printed {
  const versions = servedResources(session.constants).map(({ apiVersion }) => apiVersion);
  return printed(...[...new Set(versions)].sort());
}
