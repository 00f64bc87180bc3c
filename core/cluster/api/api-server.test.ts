import { expect, test } from 'vitest';
import { assert } from '#core/assert';
import type { JsonObject } from '../json';
import type { KubernetesObject } from '../objects';
import { profiles } from '../profile';
import { emptyStore, listObjects, type Store, write } from '../store';
import { openStreams } from '../streams';
import { handle } from './api-server';
import { decode } from './decode';
import type { Request } from './request';
import { kubernetesAdmin, type UserInfo } from './user';

const podManifest = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { containers: [{ name: 'web', image: 'web:1' }] },
};
const deploymentManifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: podManifest.spec },
  },
};

function objectOf(manifest: JsonObject): KubernetesObject {
  const decoded = decode(manifest);
  assert(decoded && 'object' in decoded, JSON.stringify(decoded));
  return decoded.object;
}

/** Sends requests one after another; the last answer comes back. */
function send(store: Store, ...requests: Request[]) {
  return sendAs(kubernetesAdmin, store, ...requests);
}

function sendAs(user: UserInfo, store: Store, ...requests: Request[]) {
  let current = store;
  let handled: ReturnType<typeof handle> | null = null;
  for (const request of requests) {
    const { dice } = openStreams(1, null);
    const context = { view: current, nowMs: 5000, constants: profiles['1.36'], dice, user };
    handled = handle(request, context);
    for (const { key, object } of 'writes' in handled ? handled.writes : []) {
      current = write(current, key, object, { atMs: 5000, cause: null });
    }
  }
  assert(handled, 'there was a request');
  return { store: current, handled };
}

function statusOf({ handled }: ReturnType<typeof send>) {
  return 'status' in handled ? handled.status : null;
}

const namespace: Request = {
  verb: 'create',
  object: objectOf({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default' } }),
};
const account = objectOf({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'default' },
});
const empty = send(send(emptyStore, namespace).store, { verb: 'create', object: account }).store;
const created = send(empty, { verb: 'create', object: objectOf(podManifest) });
const deployed = send(empty, { verb: 'create', object: objectOf(deploymentManifest) });

test('what a manifest leaves out is filled in', () => {
  assert('object' in deployed.handled && deployed.handled.object.kind === 'Deployment', 'created');
  const { spec, metadata } = deployed.handled.object;
  expect(spec).toMatchObject({
    replicas: 1,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
  });
  expect(metadata).toMatchObject({ namespace: 'default', generation: 1 });
  expect(metadata.creationTimestamp).toBe('2026-01-01T00:00:05Z');
});

test('a pod gets 300 s of toleration for nodes that are not ready or not heard of', () => {
  assert('object' in created.handled && created.handled.object.kind === 'Pod', 'created');
  expect(created.handled.object.spec.tolerations).toEqual(
    ['not-ready', 'unreachable'].map((key) => ({
      key: `node.kubernetes.io/${key}`,
      operator: 'Exists',
      effect: 'NoExecute',
      tolerationSeconds: 300,
    })),
  );
});

test('refusals are in the words of Kubernetes', () => {
  const again = send(deployed.store, { verb: 'create', object: objectOf(deploymentManifest) });
  expect(statusOf(again)).toMatchObject({
    code: 409,
    reason: 'AlreadyExists',
    message: 'deployments.apps "web" already exists',
  });
  const gone = send(empty, { verb: 'delete', kind: 'Pod', namespace: 'default', name: 'x' });
  expect(statusOf(gone)).toMatchObject({ code: 404, message: 'pods "x" not found' });
  const other = {
    ...deploymentManifest,
    spec: { ...deploymentManifest.spec, selector: { matchLabels: { app: 'other' } } },
  };
  expect(statusOf(send(empty, { verb: 'create', object: objectOf(other) }))).toMatchObject({
    code: 422,
    message:
      'Deployment.apps "web" is invalid: spec.template.metadata.labels: Invalid value: map[string]string{"app":"web"}: `selector` does not match template `labels`',
  });
  expect(decode({ ...podManifest, spec: { containers: [{ name: 'c' }] } })).toMatchObject({
    status: { message: 'Pod "web" is invalid: spec.containers[0].image: Required value' },
  });
});

test('an update of a version that is not the newest is a conflict', () => {
  assert('object' in deployed.handled, 'created');
  const stale = { ...deployed.handled.object };
  const labelled: KubernetesObject = {
    ...stale,
    metadata: { ...stale.metadata, labels: { tier: 'front' }, resourceVersion: '3' },
  };
  const updated = send(deployed.store, { verb: 'update', object: labelled });
  expect(statusOf(updated)).toBeNull();
  expect(statusOf(send(updated.store, { verb: 'update', object: labelled }))).toMatchObject({
    code: 409,
    reason: 'Conflict',
    message:
      'Operation cannot be fulfilled on deployments.apps "web": the object has been modified; please apply your changes to the latest version and try again',
  });
});

test('the generation counts changes of the spec, and a patch that changes nothing writes nothing', () => {
  const patch = (change: JsonObject): Request => ({
    verb: 'patch',
    kind: 'Deployment',
    namespace: 'default',
    name: 'web',
    patch: change,
  });
  const labelled = send(deployed.store, patch({ metadata: { labels: { tier: 'front' } } }));
  const scaled = send(labelled.store, patch({ spec: { replicas: 3 } }));
  assert('object' in labelled.handled && 'object' in scaled.handled, 'patched');
  expect(labelled.handled.object.metadata.generation).toBe(1);
  expect(scaled.handled.object.metadata.generation).toBe(2);
  expect(send(scaled.store, patch({ spec: { replicas: 3 } })).store.revision).toBe(
    scaled.store.revision,
  );
});

test('a pod without a node goes at once; one with a node gets its grace', () => {
  const removal: Request = { verb: 'delete', kind: 'Pod', namespace: 'default', name: 'web' };
  expect(listObjects(send(created.store, removal).store, 'Pod')).toEqual([]);
  const assigned = objectOf({ ...podManifest, spec: { ...podManifest.spec, nodeName: 'node-1' } });
  const { handled } = send(empty, { verb: 'create', object: assigned }, removal);
  assert('object' in handled, 'deleted');
  expect(handled.object.metadata).toMatchObject({
    deletionTimestamp: '2026-01-01T00:00:35Z',
    deletionGracePeriodSeconds: 30,
  });
});

test('services get an address and, where their type wants it, a node port above the reserved bands', () => {
  for (const type of ['ClusterIP', 'NodePort', 'LoadBalancer']) {
    const service = objectOf({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { type, ports: [{ port: 80 }] },
    });
    const { handled } = send(empty, { verb: 'create', object: service });
    assert('object' in handled && handled.object.kind === 'Service', 'created');
    const { clusterIP, ports } = handled.object.spec;
    expect(clusterIP).toMatch(/^10\.(9[6-9]|10\d|11[01])\.\d+\.\d+$/);
    const nodePort = ports[0]?.nodePort;
    if (type === 'ClusterIP') expect(nodePort).toBeUndefined();
    else expect(nodePort).toBeGreaterThanOrEqual(30_086);
    expect(ports[0]?.targetPort).toBe(80);
  }
});
