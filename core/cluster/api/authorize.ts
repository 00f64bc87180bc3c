/**
 * Whether somebody may do what they ask for: the masters everything, kubelets what their node needs, and all
 * others what a role that is bound to them says. Upstream: plugin/pkg/auth/authorizer/{rbac,node}.
 */
import { getObject, type View } from '../store';
import type { Attributes } from './attributes';
import type { Status } from './request';
import { type Grant, grantsTo, ruleAllows } from './role-rules';
import { MASTERS, nodeOfUser, type UserInfo } from './user';

/** `reason` says by what it is allowed; of a refusal only what went wrong in looking, if anything did. */
export type Access = { isAllowed: boolean; reason: string };

export function authorize(user: UserInfo, wanted: Attributes, view: View): Access {
  if (user.groups.includes(MASTERS)) {
    return { isAllowed: true, reason: `${user.name} is in the group ${MASTERS}` };
  }
  const node = nodeOfUser(user);
  if (node !== null && isOfNode(node, wanted, view)) {
    return { isAllowed: true, reason: `the kubelet of ${node} needs it` };
  }
  const problems: string[] = [];
  for (const grant of grantsTo(user, wanted.namespace, view)) {
    if ('problem' in grant) problems.push(grant.problem);
    else if (ruleAllows(grant.rule, wanted)) return { isAllowed: true, reason: allowedBy(grant) };
  }
  return { isAllowed: false, reason: problems.length === 0 ? '' : `RBAC: ${aggregated(problems)}` };
}

/** What the server says to somebody who may not; null where they may. */
export function accessRefusal(user: UserInfo, wanted: Attributes, view: View): Status | null {
  const { isAllowed, reason } = authorize(user, wanted, view);
  return isAllowed ? null : forbiddenAccess(user, wanted, reason);
}

/** A 403 in the server's words (apiserver/pkg/endpoints/handlers/responsewriters/errors.go). */
function forbiddenAccess(user: UserInfo, wanted: Attributes, reason: string): Status {
  const { verb, group, resource, subresource, namespace, name } = wanted;
  const whole = subresource ? `${resource}/${subresource}` : resource;
  const where = namespace ? `in the namespace "${namespace}"` : 'at the cluster scope';
  const what = `User "${user.name}" cannot ${verb} resource "${whole}" in API group "${group}" ${where}`;
  const subject = `${group ? `${resource}.${group}` : resource}${name ? ` "${name}"` : ''}`;
  const message = `${subject} is forbidden: ${what}${reason ? `: ${reason}` : ''}`;
  return { code: 403, reason: 'Forbidden', message };
}

/** Its own lease, and what the role system:node says. */
function isOfNode(node: string, wanted: Attributes, view: View): boolean {
  const { resource, namespace, name, verb } = wanted;
  if (resource === 'leases') {
    return namespace === 'kube-node-lease' && (verb === 'create' || name === node);
  }
  const rules = getObject(view, 'ClusterRole', '/system:node')?.rules ?? [];
  return rules.some((rule) => ruleAllows(rule, wanted));
}

function allowedBy({ binding, subject }: Grant): string {
  const { kind, metadata, roleRef } = binding;
  const { name, namespace } = metadata;
  const named = namespace === undefined ? name : `${name}/${namespace}`;
  const whom = subject.namespace ? `${subject.name}/${subject.namespace}` : subject.name;
  return `RBAC: allowed by ${kind} "${named}" of ${roleRef.kind} "${roleRef.name}" to ${subject.kind} "${whom}"`;
}

function aggregated(problems: readonly string[]): string {
  const different = [...new Set(problems)];
  return different.length === 1 ? (different[0] ?? '') : `[${different.join(', ')}]`;
}
