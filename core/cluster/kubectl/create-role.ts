/** kubectl create role and clusterrole. Upstream: kubectl/pkg/cmd/create/create_{role,clusterrole}.go. */
import type { JsonObject } from '../json';
import { lastValue } from './arguments';
import { metadataOf } from './create-object';
import { type Asked, type Generated, generator } from './generator';
import { servedResource } from './served-resources';

const apiVersion = 'rbac.authorization.k8s.io/v1';
const RESOURCE_VERBS = [
  ...['*', 'get', 'delete', 'list', 'create', 'update', 'patch', 'watch', 'proxy'],
  ...['deletecollection', 'use', 'bind', 'escalate', 'impersonate', 'approve', 'sign'],
];
const URL_VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

export const createRole = generator(
  'create role',
  { valued: ['verb', 'resource', 'resource-name'] },
  (asked): Generated => {
    const rules = resourceRules(asked, verbsOf(asked));
    if ('problem' in rules) return rules;
    return {
      kind: 'Role',
      manifest: {
        kind: 'Role',
        apiVersion,
        metadata: metadataOf(asked.name, asked.parsed),
        rules: rules.rules,
      },
      warning: rules.warning,
    };
  },
);

export const createClusterRole = generator(
  'create clusterrole',
  { valued: ['verb', 'resource', 'resource-name', 'non-resource-url', 'aggregation-rule'] },
  (asked): Generated => {
    const { name, parsed } = asked;
    const verbs = verbsOf(asked);
    const urls = listOf(asked, 'non-resource-url');
    const resources = parsed.values.resource ?? [];
    const selector = lastValue(parsed, 'aggregation-rule');
    const made = { kind: 'ClusterRole', apiVersion, metadata: { name, creationTimestamp: null } };
    if (selector !== undefined) {
      if (urls.length + verbs.length + resources.length > 0) {
        return {
          problem:
            'aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames',
        };
      }
      const matchLabels = Object.fromEntries(
        selector.split(',').map((pair) => [pair.split('=')[0] ?? '', pair.split('=')[1] ?? '']),
      );
      const aggregationRule = { clusterRoleSelectors: [{ matchLabels }] };
      return { kind: 'ClusterRole', manifest: { ...made, rules: null, aggregationRule } };
    }
    const wrong =
      urls.length > 0 && verbs.find((verb) => verb !== '*' && !URL_VERBS.includes(verb));
    if (wrong) return { problem: `invalid verb: '${wrong}' for nonResourceURL` };
    const none: Rules = { rules: [], warning: '' };
    const onlyUrls = urls.length > 0 && resources.length === 0 && verbs.length > 0;
    const rules = onlyUrls ? none : resourceRules(asked, verbs);
    if ('problem' in rules) return rules;
    const paths = urls.length > 0 ? [{ verbs, nonResourceURLs: urls }] : [];
    return {
      kind: 'ClusterRole',
      manifest: { ...made, rules: [...rules.rules, ...paths] },
      warning: rules.warning,
    };
  },
);

type Rules = { rules: JsonObject[]; warning: string };

/** `*` is all there are; each verb counts once. */
function verbsOf(asked: Asked): string[] {
  const verbs = listOf(asked, 'verb');
  return verbs.includes('*') ? ['*'] : [...new Set(verbs)];
}

function listOf({ parsed }: Asked, flag: string): string[] {
  return (parsed.values[flag] ?? []).flatMap((list) => list.split(',')).filter(Boolean);
}

/** A rule for each API group. */
function resourceRules(asked: Asked, verbs: readonly string[]): Rules | { problem: string } {
  const { parsed } = asked;
  if (verbs.length === 0) return { problem: 'at least one verb must be specified' };
  const words = listOf(asked, 'resource');
  if (words.length === 0) return { problem: 'at least one resource must be specified' };
  const warning = verbs
    .filter((verb) => !RESOURCE_VERBS.includes(verb))
    .map((verb) => `Warning: '${verb}' is not a standard resource verb\n`)
    .join('');
  const names = parsed.values['resource-name'] ?? [];
  const byGroup = new Map<string, string[]>();
  for (const word of words) {
    const found = resourceIn(word);
    if (!found) {
      return { problem: `the server doesn't have a resource type "${word.split('/')[0]}"` };
    }
    byGroup.set(found.group, [...(byGroup.get(found.group) ?? []), found.resource]);
  }
  const rules = [...byGroup]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, resources]) => ({
      verbs,
      apiGroups: [group],
      resources: [...new Set(resources)],
      ...(names.length > 0 ? { resourceNames: names } : {}),
    }));
  return { rules, warning };
}

/** `pods/log`, `deploy`, `deployments.apps`. */
function resourceIn(word: string): { group: string; resource: string } | null {
  const [type = '', ...parts] = word.split('/');
  if (type === '*') return { group: '', resource: [type, ...parts].join('/') };
  const served = servedResource(type);
  return served ? { group: served.group, resource: [served.name, ...parts].join('/') } : null;
}
