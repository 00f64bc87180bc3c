/** Who may do what: accounts of pods, roles, and what binds the one to the other. Upstream: staging/src/k8s.io/api/rbac/v1/types.go. */
import type { LabelSelector, Metadata } from './object-parts';

/** The name under which a pod asks the API server. */
export type ServiceAccount = {
  apiVersion: 'v1';
  kind: 'ServiceAccount';
  metadata: Metadata;
  secrets?: { name: string }[];
  imagePullSecrets?: { name: string }[];
  automountServiceAccountToken?: boolean;
};

export type PolicyRule = {
  verbs: string[];
  apiGroups?: string[];
  /** `pods`, `pods/log`, `*` or `*` followed by a subresource. */
  resources?: string[];
  /** Empty for objects of any name. */
  resourceNames?: string[];
  /** Paths that are no objects, such as /version. */
  nonResourceURLs?: string[];
};

export type Role = {
  apiVersion: 'rbac.authorization.k8s.io/v1';
  kind: 'Role';
  metadata: Metadata;
  rules?: PolicyRule[] | null;
};

export type ClusterRole = {
  apiVersion: 'rbac.authorization.k8s.io/v1';
  kind: 'ClusterRole';
  metadata: Metadata;
  rules?: PolicyRule[] | null;
  /** Whose rules it is made of. */
  aggregationRule?: { clusterRoleSelectors?: LabelSelector[] };
};

export type Subject = {
  kind: 'User' | 'Group' | 'ServiceAccount';
  apiGroup?: string;
  name: string;
  /** Of service accounts only. */
  namespace?: string;
};

export type RoleRef = { apiGroup: string; kind: 'Role' | 'ClusterRole'; name: string };

export type RoleBinding = {
  apiVersion: 'rbac.authorization.k8s.io/v1';
  kind: 'RoleBinding';
  metadata: Metadata;
  subjects?: Subject[];
  roleRef: RoleRef;
};

export type ClusterRoleBinding = {
  apiVersion: 'rbac.authorization.k8s.io/v1';
  kind: 'ClusterRoleBinding';
  metadata: Metadata;
  subjects?: Subject[];
  roleRef: RoleRef;
};
