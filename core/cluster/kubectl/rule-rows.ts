/** Rules as kubectl lists them: one resource a row, with all its verbs. Upstream: kubectl/pkg/util/rbac/rbac.go. */
import type { PolicyRule } from '../object-access';

/** One resource, by name or not, or one path. */
type Row = { group: string; resource: string; name: string; url: string; verbs: readonly string[] };

/** Resources, paths, names, verbs; in the order in which Go sorts the rules. */
export function ruleRows(rules: readonly PolicyRule[]): string[][] {
  return compacted(rules.flatMap(brokenDown))
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => [
      resourceText(row),
      list(row.url),
      list(row.name),
      `[${row.verbs.join(' ')}]`,
    ]);
}

function brokenDown(rule: PolicyRule): Row[] {
  const { verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule;
  const names = resourceNames.length > 0 ? resourceNames : [''];
  return [
    ...apiGroups.flatMap((group) =>
      resources.flatMap((resource) =>
        names.map((name) => ({ group, resource, name, url: '', verbs })),
      ),
    ),
    ...nonResourceURLs.map((url) => ({ group: '', resource: '', name: '', url, verbs })),
  ];
}

/** Rows of the same resource are one; those of paths stay as they are. */
function compacted(rows: readonly Row[]): Row[] {
  const kept: Row[] = [];
  for (const row of rows) {
    const at = kept.findIndex(
      (other) =>
        row.url === '' &&
        other.url === '' &&
        (['group', 'resource', 'name'] as const).every((field) => other[field] === row[field]),
    );
    const same = kept[at];
    if (same) kept[at] = { ...same, verbs: [...new Set([...same.verbs, ...row.verbs])] };
    else kept.push(row);
  }
  return kept;
}

function keyOf({ verbs, group, resource, name, url }: Row): string {
  return `Verbs:[${verbs.join(' ')}],APIGroups:[${group}],Resources:[${resource}],ResourceNames:[${name}],NonResourceURLs:[${url}],`;
}

/** `deployments.apps/scale`. */
function resourceText({ group, resource }: Row): string {
  const [name = '', ...rest] = resource.split('/');
  const whole = group ? `${name}.${group}` : name;
  return [whole, ...rest].join('/');
}

function list(value: string): string {
  return `[${value}]`;
}
