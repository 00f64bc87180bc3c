import { expect, test } from 'vitest';
import { assert } from '#core/assert';
import { trace } from '../cluster';
import type { JsonObject } from '../json';
import type { KubernetesObject } from '../objects';
import { profiles } from '../profile';
import { emptyStore, keyOf, type Store, write } from '../store';
import { openStreams } from '../streams';
import { kubectl, openCluster } from '../testing';
import { decode } from './decode';
import type { Request } from './request';
import { requestPath } from './request-path';
import { asUser, kubernetesAdmin, type UserInfo, userOf } from './user';

function objectOf(manifest: JsonObject): KubernetesObject {
  const decoded = decode(manifest);
  assert(decoded && 'object' in decoded, JSON.stringify(decoded));
  return decoded.object;
}

const rbac = 'rbac.authorization.k8s.io/v1';
const store = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default' } },
  {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'default' },
    automountServiceAccountToken: false,
  },
  {
    apiVersion: rbac,
    kind: 'Role',
    metadata: { name: 'maker' },
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['create'] }],
  },
  {
    apiVersion: rbac,
    kind: 'RoleBinding',
    metadata: { name: 'ada-makes' },
    roleRef: { kind: 'Role', name: 'maker' },
    subjects: [{ kind: 'User', name: 'ada' }],
  },
]
  .map(objectOf)
  .reduce<Store>(
    (all, each) => write(all, keyOf(each), each, { atMs: 0, cause: null }),
    emptyStore,
  );

const pod = (namespace: string, name = 'web'): Request => ({
  verb: 'create',
  object: objectOf({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace },
    spec: { containers: [{ name: 'web', image: 'web:1' }] },
  }),
});

function pathOf(user: UserInfo, request: Request) {
  const { dice } = openStreams(1, null);
  return requestPath(request, {
    view: store,
    nowMs: 0,
    constants: profiles['1.20'],
    dice,
    user,
  });
}

function outcomes(user: UserInfo, request: Request): string[] {
  return pathOf(user, request).stages.map(({ name, outcome }) => `${name}: ${outcome}`);
}

test('a request that is carried out has passed every stage', () => {
  const { stages, status } = pathOf(asUser('ada'), pod('default'));
  expect(status).toBeNull();
  expect(stages.map(({ outcome }) => outcome)).toEqual(stages.map(() => 'passed'));
  expect(stages[1]?.text).toBe(
    'ada may create pods: RBAC: allowed by RoleBinding "ada-makes/default" of Role "maker" to User "ada".',
  );
});

test('the stage that refuses is the last one reached, and gives the answer', () => {
  expect(outcomes(asUser('bob'), pod('default'))).toEqual([
    'authentication: passed',
    'authorization: refused',
    'decoding and defaulting: not reached',
    'mutating admission: not reached',
    'validation: not reached',
    'validating admission: not reached',
    'storage: not reached',
  ]);
  expect(pathOf(asUser('bob'), pod('default')).status).toEqual({
    code: 403,
    reason: 'Forbidden',
    message:
      'pods is forbidden: User "bob" cannot create resource "pods" in API group "" in the namespace "default"',
  });
});

test('a missing namespace is found by admission, a bad name by validation, a taken one by storage', () => {
  const refusing = (request: Request) =>
    pathOf(kubernetesAdmin, request).stages.find(({ outcome }) => outcome === 'refused');
  expect(refusing(pod('nowhere'))).toMatchObject({
    name: 'mutating admission',
    text: '404: namespaces "nowhere" not found.',
  });
  expect(refusing(pod('default', 'Web_1'))?.name).toBe('validation');
  const taken = objectOf({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default' } });
  expect(refusing({ verb: 'create', object: taken })).toMatchObject({
    name: 'storage',
    text: '409: namespaces "default" already exists.',
  });
});

test('components are known by names of their own', () => {
  expect(userOf('default-scheduler').name).toBe('system:kube-scheduler');
  expect(userOf('kubelet/node-1')).toEqual({
    name: 'system:node:node-1',
    groups: ['system:nodes', 'system:authenticated'],
  });
  expect(userOf('garbage-collector')).toEqual({
    name: 'system:serviceaccount:kube-system:generic-garbage-collector',
    groups: [
      'system:serviceaccounts',
      'system:serviceaccounts:kube-system',
      'system:authenticated',
    ],
  });
});

test('apiserver.requestPath: the trace of a refused command tells the stages', () => {
  const cluster = kubectl(openCluster({}), 'run x --image=web:1 -n nowhere').cluster;
  const [refused] = trace(cluster).filter(({ rule }) => rule === 'apiserver.requestPath');
  expect(refused).toMatchObject({
    actor: 'kube-apiserver',
    text: 'The request of kubernetes-admin is refused by mutating admission: namespaces "nowhere" not found.',
    cause: 1,
  });
});
