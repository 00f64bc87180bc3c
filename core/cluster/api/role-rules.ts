/**
 * What the roles that are bound to somebody let them do. Upstream: pkg/registry/rbac/validation/rule.go,
 * pkg/apis/rbac/v1/evaluation_helpers.go.
 */
import type {
  ClusterRoleBinding,
  PolicyRule,
  RoleBinding,
  RoleRef,
  Subject,
} from '../object-access';
import { getObject, listObjects, type View } from '../store';
import type { Attributes } from './attributes';
import { accountUser, type UserInfo } from './user';

/** A rule and the binding by which somebody has it; or a role that is bound and not there. */
export type Grant = { binding: RoleBinding | ClusterRoleBinding; subject: Subject } & (
  | { rule: PolicyRule }
  | { problem: string }
);

/** Of the whole cluster first, then of the namespace, if there is one. */
export function* grantsTo(user: UserInfo, namespace: string, view: View): Generator<Grant> {
  for (const binding of listObjects(view, 'ClusterRoleBinding')) {
    yield* grantsOf(binding, user, view);
  }
  if (namespace === '') return;
  for (const binding of listObjects(view, 'RoleBinding', namespace)) {
    yield* grantsOf(binding, user, view);
  }
}

function* grantsOf(
  binding: RoleBinding | ClusterRoleBinding,
  user: UserInfo,
  view: View,
): Generator<Grant> {
  const { namespace = '' } = binding.metadata;
  const subject = binding.subjects?.find((each) => isMeant(each, user, namespace));
  if (!subject) return;
  const rules = rulesOf(binding.roleRef, namespace, view);
  if ('problem' in rules) yield { binding, subject, problem: rules.problem };
  else for (const rule of rules.rules) yield { binding, subject, rule };
}

/** The rules of the role that a binding names. */
export function rulesOf(
  { kind, name }: RoleRef,
  namespace: string,
  view: View,
): { rules: readonly PolicyRule[] } | { problem: string } {
  const role =
    kind === 'Role'
      ? getObject(view, 'Role', `${namespace}/${name}`)
      : getObject(view, 'ClusterRole', `/${name}`);
  return role
    ? { rules: role.rules ?? [] }
    : { problem: `${kind.toLowerCase()}.rbac.authorization.k8s.io "${name}" not found` };
}

function isMeant(subject: Subject, user: UserInfo, namespace: string): boolean {
  switch (subject.kind) {
    case 'User':
      return user.name === subject.name;
    case 'Group':
      return user.groups.includes(subject.name);
    case 'ServiceAccount': {
      const where = subject.namespace || namespace;
      return where !== '' && user.name === accountUser(where, subject.name);
    }
  }
}

export function ruleAllows(rule: PolicyRule, wanted: Attributes): boolean {
  const { resources = [], apiGroups = [], resourceNames = [] } = rule;
  return (
    takes(rule.verbs, wanted.verb) &&
    takes(apiGroups, wanted.group) &&
    takesResource(resources, wanted) &&
    (resourceNames.length === 0 || resourceNames.includes(wanted.name))
  );
}

function takes(list: readonly string[], value: string): boolean {
  return list.includes('*') || list.includes(value);
}

function takesResource(list: readonly string[], { resource, subresource }: Attributes): boolean {
  const whole = subresource ? `${resource}/${subresource}` : resource;
  return takes(list, whole) || (subresource !== '' && list.includes(`*/${subresource}`));
}
