/** Accounts, roles and bindings as they come in. Upstream: pkg/apis/rbac/v1/defaults.go. */
import { isJsonObject, isList, type JsonObject } from '../json';
import type {
  ClusterRole,
  ClusterRoleBinding,
  Role,
  RoleBinding,
  ServiceAccount,
} from '../object-access';
import { each, filled } from './fill';
import { flag, list, object, oneOf, type Shape, text } from './shape';
import { labelSelector, metadata } from './shapes';

const GROUP = 'rbac.authorization.k8s.io';
const apiVersion = oneOf(['rbac.authorization.k8s.io/v1']);

const names = list(object({ name: text }, {}));

export const serviceAccountShape: Shape<ServiceAccount> = object(
  { apiVersion: oneOf(['v1']), kind: oneOf(['ServiceAccount']), metadata },
  { secrets: names, imagePullSecrets: names, automountServiceAccountToken: flag },
);

const rules = list(
  object(
    { verbs: list(text) },
    {
      apiGroups: list(text),
      resources: list(text),
      resourceNames: list(text),
      nonResourceURLs: list(text),
    },
  ),
);

export const roleShape: Shape<Role> = object(
  { apiVersion, kind: oneOf(['Role']), metadata },
  { rules },
);

export const clusterRoleShape: Shape<ClusterRole> = object(
  { apiVersion, kind: oneOf(['ClusterRole']), metadata },
  { rules, aggregationRule: object({}, { clusterRoleSelectors: list(labelSelector) }) },
);

const binding = {
  subjects: list(
    object(
      { kind: oneOf(['User', 'Group', 'ServiceAccount']), name: text },
      { apiGroup: text, namespace: text },
    ),
  ),
};
const roleRef = object({ apiGroup: text, kind: oneOf(['Role', 'ClusterRole']), name: text }, {});

export const roleBindingShape: Shape<RoleBinding> = object(
  { apiVersion, kind: oneOf(['RoleBinding']), metadata, roleRef },
  binding,
);

export const clusterRoleBindingShape: Shape<ClusterRoleBinding> = object(
  { apiVersion, kind: oneOf(['ClusterRoleBinding']), metadata, roleRef },
  binding,
);

/** Users and groups are of the group of the rules, accounts of the core. */
export function completeBinding(written: JsonObject): JsonObject {
  const reference = isJsonObject(written.roleRef) ? written.roleRef : {};
  const named = each(written, 'subjects', (subject) =>
    subject.kind === 'ServiceAccount' ? subject : filled(subject, { apiGroup: GROUP }),
  );
  return { ...named, roleRef: filled(reference, { apiGroup: GROUP }) };
}

/** A role without rules has none, said as such. */
export function completeRole(written: JsonObject): JsonObject {
  return { ...written, rules: isList(written.rules) ? written.rules : null };
}
