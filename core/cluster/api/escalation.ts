/**
 * Nobody can give what they do not have: roles may say no more than their maker may do, unless they may `escalate`
 * roles or `bind` them. Upstream: pkg/registry/rbac/{role,rolebinding}/policybased/storage.go,
 * pkg/registry/rbac/validation/rule.go ConfirmNoEscalation.
 */
import { isEqualJson } from '../json';
import type {
  ClusterRole,
  ClusterRoleBinding,
  PolicyRule,
  Role,
  RoleBinding,
} from '../object-access';
import type { KubernetesObject } from '../objects';
import { authorize } from './authorize';
import type { ApiContext } from './handled';
import { forbidden, resources, type Status } from './request';
import { grantsTo, rulesOf } from './role-rules';
import { MASTERS, type UserInfo } from './user';

const GROUP = 'rbac.authorization.k8s.io';

type Scope = Pick<ApiContext, 'user' | 'view'>;

export function escalationProblem(
  object: KubernetesObject,
  before: KubernetesObject | null,
  scope: Scope,
): Status | null {
  if (scope.user.groups.includes(MASTERS)) return null;
  switch (object.kind) {
    case 'Role':
    case 'ClusterRole':
      return before && 'rules' in before && isEqualJson(before.rules, object.rules)
        ? null
        : roleProblem(object, scope);
    case 'RoleBinding':
    case 'ClusterRoleBinding':
      return before && 'subjects' in before && isEqualJson(before.subjects, object.subjects)
        ? null
        : bindingProblem(object, scope);
    default:
      return null;
  }
}

function roleProblem(role: Role | ClusterRole, scope: Scope): Status | null {
  return may('escalate', role, scope) ? null : missing(role, role.rules ?? [], scope);
}

function bindingProblem(binding: RoleBinding | ClusterRoleBinding, scope: Scope): Status | null {
  if (may('bind', binding, scope)) return null;
  const rules = rulesOf(binding.roleRef, binding.metadata.namespace ?? '', scope.view);
  return 'rules' in rules
    ? missing(binding, rules.rules, scope)
    : { code: 404, reason: 'NotFound', message: rules.problem };
}

/** Of a binding it is the role that it names that is to be bound. */
function may(verb: 'escalate' | 'bind', object: KubernetesObject, { user, view }: Scope): boolean {
  const { name, namespace = '' } = object.metadata;
  const role = 'roleRef' in object ? object.roleRef : { kind: object.kind, name };
  const kind = role.kind === 'Role' ? 'Role' : 'ClusterRole';
  const wanted = { verb, group: GROUP, resource: resources[kind].plural, subresource: '' };
  return authorize(user, { ...wanted, namespace, name: role.name }, view).isAllowed;
}

function missing(
  { kind, metadata }: KubernetesObject,
  rules: readonly PolicyRule[],
  { user, view }: Scope,
): Status | null {
  const held = [...grantsTo(user, metadata.namespace ?? '', view)].flatMap((grant) =>
    'rule' in grant ? [grant.rule] : [],
  );
  const lacking = rules.flatMap(simple).filter((rule) => !held.some((each) => covers(each, rule)));
  if (lacking.length === 0) return null;
  const words = compacted(lacking).map(ruleText).sort().join('\n');
  const why = `user ${userText(user)} is attempting to grant RBAC permissions not currently held:\n${words}`;
  return forbidden(kind, metadata.name, why);
}

/** One verb for one resource of one group, perhaps of one name, or for one path. */
function simple(rule: PolicyRule): PolicyRule[] {
  const { verbs, apiGroups = [], resources: names = [], resourceNames = [] } = rule;
  const urls = (rule.nonResourceURLs ?? []).flatMap((url) =>
    verbs.map((verb) => ({ verbs: [verb], nonResourceURLs: [url] })),
  );
  const one = (group: string, resource: string, verb: string): PolicyRule => ({
    verbs: [verb],
    apiGroups: [group],
    resources: [resource],
  });
  const plain = apiGroups.flatMap((group) =>
    names.flatMap((resource) => verbs.map((verb) => one(group, resource, verb))),
  );
  return resourceNames.length === 0
    ? [...plain, ...urls]
    : plain.flatMap((each) => resourceNames.map((name) => ({ ...each, resourceNames: [name] })));
}

function covers(owner: PolicyRule, { verbs, ...asked }: PolicyRule): boolean {
  const has = (list: readonly string[] | undefined, wanted: readonly string[] | undefined) =>
    (wanted ?? []).every((each) => list?.includes(each) || list?.includes('*'));
  const names = owner.resourceNames ?? [];
  const isNamed = names.length === 0 || has(names, asked.resourceNames ?? ['']);
  return (
    has(owner.verbs, verbs) &&
    has(owner.apiGroups, asked.apiGroups) &&
    (asked.resources ?? []).every((each) => hasResource(owner.resources ?? [], each)) &&
    isNamed &&
    (asked.nonResourceURLs ?? []).every((each) => hasPath(owner.nonResourceURLs ?? [], each))
  );
}

function hasResource(list: readonly string[], resource: string): boolean {
  const [, part] = resource.split('/');
  return ['*', resource, ...(part ? [`*/${part}`] : [])].some((each) => list.includes(each));
}

function hasPath(list: readonly string[], path: string): boolean {
  return list.some(
    (each) =>
      each === '*' || each === path || (each.endsWith('*') && path.startsWith(each.slice(0, -1))),
  );
}

/** Rules that differ in nothing but their verb are one. */
function compacted(rules: readonly PolicyRule[]): PolicyRule[] {
  const kept = new Map<string, PolicyRule>();
  for (const rule of rules) {
    const { verbs, ...rest } = rule;
    const key = JSON.stringify(rest.nonResourceURLs ? rule : rest);
    kept.set(key, { ...rule, verbs: [...(kept.get(key)?.verbs ?? []), ...verbs] });
  }
  return [...kept.values()];
}

function ruleText({ apiGroups, resources: names, resourceNames, ...rest }: PolicyRule): string {
  const parts: [string, readonly string[] | undefined][] = [
    ['APIGroups', apiGroups],
    ['Resources', names],
    ['ResourceNames', resourceNames],
    ['NonResourceURLs', rest.nonResourceURLs],
    ['Verbs', rest.verbs],
  ];
  return `{${parts
    .flatMap(([label, list]) => (list?.length ? [`${label}:[${quoted(list)}]`] : []))
    .join(', ')}}`;
}

function userText({ name, groups }: UserInfo): string {
  return `"${name}" (groups=[${groups.map((group) => JSON.stringify(group)).join(' ')}])`;
}

function quoted(list: readonly string[]): string {
  return list.map((each) => JSON.stringify(each)).join(', ');
}
