/** kubectl create rolebinding and clusterrolebinding. Upstream: kubectl/pkg/cmd/create/create_{rolebinding,clusterrolebinding}.go. */
import type { JsonObject } from '../json';
import { lastValue } from './arguments';
import { metadataOf } from './create-object';
import { type Asked, type Generated, generator } from './generator';

const apiGroup = 'rbac.authorization.k8s.io';
const apiVersion = `${apiGroup}/v1`;
const WHOM = ['user', 'group', 'serviceaccount'];

export const createRoleBinding = generator(
  'create rolebinding',
  { valued: ['role', 'clusterrole', ...WHOM] },
  (asked): Generated => {
    const { name, parsed } = asked;
    const role = lastValue(parsed, 'role') ?? '';
    const clusterRole = lastValue(parsed, 'clusterrole') ?? '';
    if ((role === '') === (clusterRole === '')) {
      return { problem: 'exactly one of clusterrole or role must be specified' };
    }
    const subjects = subjectsOf(asked);
    if ('problem' in subjects) return subjects;
    const kind = role === '' ? 'ClusterRole' : 'Role';
    return {
      kind: 'RoleBinding',
      failing: 'rolebinding',
      manifest: {
        kind: 'RoleBinding',
        apiVersion,
        metadata: metadataOf(name, parsed),
        ...subjects,
        roleRef: { apiGroup, kind, name: role || clusterRole },
      },
    };
  },
);

export const createClusterRoleBinding = generator(
  'create clusterrolebinding',
  { valued: ['clusterrole', ...WHOM], required: ['clusterrole'] },
  (asked): Generated => {
    const subjects = subjectsOf(asked);
    if ('problem' in subjects) return subjects;
    const name = lastValue(asked.parsed, 'clusterrole') ?? '';
    return {
      kind: 'ClusterRoleBinding',
      failing: 'clusterrolebinding',
      manifest: {
        kind: 'ClusterRoleBinding',
        apiVersion,
        metadata: { name: asked.name, creationTimestamp: null },
        ...subjects,
        roleRef: { apiGroup, kind: 'ClusterRole', name },
      },
    };
  },
);

function subjectsOf({ parsed }: Asked): { subjects?: JsonObject[] } | { problem: string } {
  const listed = (flag: string) => (parsed.values[flag] ?? []).flatMap((list) => list.split(','));
  const accounts = listed('serviceaccount').map((text) => text.split(':'));
  if (accounts.some((parts) => parts.length !== 2 || parts.includes(''))) {
    return { problem: 'serviceaccount must be <namespace>:<name>' };
  }
  const subjects = [
    ...listed('user').map((name) => ({ kind: 'User', apiGroup, name })),
    ...listed('group').map((name) => ({ kind: 'Group', apiGroup, name })),
    ...accounts.map(([namespace, name]) => ({ kind: 'ServiceAccount', name, namespace })),
  ];
  return subjects.length > 0 ? { subjects } : {};
}
