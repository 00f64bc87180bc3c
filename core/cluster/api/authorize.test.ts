import { expect, test } from 'vitest';
import { actorNames } from '../actor';
import { advance } from '../cluster';
import { getObject, listObjects } from '../store';
import { after, kubectl, openCluster } from '../testing';
import type { Cluster } from '../world';
import { authorize } from './authorize';
import { userOf } from './user';

function opened(...commands: string[]): Cluster {
  return commands.reduce(after, openCluster({}, { profile: '1.20' }));
}

function said(cluster: Cluster, command: string): string {
  const { stdout, stderr } = kubectl(cluster, command).output;
  return stdout + stderr;
}

test('a role that is bound in a namespace holds there and nowhere else', () => {
  const cluster = opened(
    'create role reader --verb=get,list --resource=pods',
    'create rolebinding ada-reads --role=reader --user=ada',
  );
  expect(said(cluster, 'auth can-i list pods --as=ada')).toBe('yes\n');
  expect(said(cluster, 'auth can-i list pods --as=ada -n kube-system')).toBe('no\n');
  expect(said(cluster, 'get services --as=ada')).toBe(
    'Error from server (Forbidden): services is forbidden: User "ada" cannot list resource "services" in API group "" in the namespace "default"\n',
  );
  expect(said(cluster, 'get pods -A --as=ada')).toBe(
    'Error from server (Forbidden): pods is forbidden: User "ada" cannot list resource "pods" in API group "" at the cluster scope\n',
  );
});

test('a role that is bound and not there is named in the refusal', () => {
  const cluster = opened('create rolebinding none --role=missing --user=zed');
  expect(said(cluster, 'get pods --as=zed')).toContain(
    'in the namespace "default": RBAC: role.rbac.authorization.k8s.io "missing" not found',
  );
});

test('nobody can give what they do not have', () => {
  const cluster = opened('create rolebinding boss --clusterrole=admin --user=ada');
  expect(said(cluster, 'create role fine --verb=get --resource=pods --as=ada')).toContain(
    'created',
  );
  expect(said(cluster, 'create role more --verb=get --resource=nodes --as=ada')).toBe(
    'Error from server (Forbidden): roles.rbac.authorization.k8s.io "more" is forbidden: user "ada" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:\n{APIGroups:[""], Resources:["nodes"], Verbs:["get"]}\n',
  );
  expect(
    said(cluster, 'create rolebinding all --clusterrole=cluster-admin --user=ada --as=ada'),
  ).toContain(
    '{APIGroups:["*"], Resources:["*"], Verbs:["*"]}\n{NonResourceURLs:["*"], Verbs:["*"]}',
  );
});

test('clusterRoleAggregation.syncClusterRole: a role with the label becomes part of view', () => {
  const cluster = advance(
    after(
      opened('create clusterrole seers --verb=get --resource=nodes'),
      'label clusterrole seers rbac.authorization.k8s.io/aggregate-to-view=true',
    ),
    1000,
  );
  const rules = getObject(cluster.store, 'ClusterRole', '/view')?.rules ?? [];
  expect(rules).toContainEqual({ apiGroups: [''], resources: ['nodes'], verbs: ['get'] });
});

test('every actor has a role of its own, and no more than that', () => {
  const { store } = opened();
  const bound = listObjects(store, 'ClusterRoleBinding').flatMap(({ subjects = [] }) =>
    subjects.map(({ kind, name }) =>
      kind === 'ServiceAccount' ? `system:serviceaccount:kube-system:${name}` : name,
    ),
  );
  for (const actor of actorNames) expect(bound, actor).toContain(userOf(actor).name);
  const wanted = { verb: 'delete', group: '', resource: 'nodes', subresource: '' };
  const access = authorize(
    userOf('deployment-controller'),
    { ...wanted, namespace: '', name: 'node-1' },
    store,
  );
  expect(access).toEqual({ isAllowed: false, reason: '' });
});
