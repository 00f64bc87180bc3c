import { expect, test } from 'vitest';
import { advance, trace } from '../cluster';
import { getObject, listObjects } from '../store';
import { after, deploymentYaml, kubectl, openCluster } from '../testing';
import type { Cluster } from '../world';

/** A namespace `shop` with three running pods. */
function shop(): Cluster {
  const opened = openCluster({ 'web.yaml': deploymentYaml(3) }, { profile: '1.20' });
  const made = advance(after(opened, 'create namespace shop'), 1000);
  return advance(after(made, 'apply -f web.yaml -n shop'), 10_000);
}

function phaseOf(cluster: Cluster): string | undefined {
  return getObject(cluster.store, 'Namespace', '/shop')?.status.phase;
}

test('namespace.deleteAllContent: a namespace goes with all that is in it, five seconds late and once it is empty', () => {
  const before = shop();
  expect(listObjects(before.store, 'Pod', 'shop')).toHaveLength(3);
  const deleted = after(before, 'delete namespace shop --wait=false');
  expect(phaseOf(advance(deleted, 14_900))).toBe('Terminating');
  expect(listObjects(advance(deleted, 14_900).store, 'Pod', 'shop')).toHaveLength(3);
  expect(listObjects(advance(deleted, 17_000).store, 'Pod', 'shop')).toHaveLength(0);
  expect(phaseOf(advance(deleted, 19_900))).toBe('Terminating');
  const gone = advance(deleted, 20_200);
  expect(phaseOf(gone)).toBeUndefined();
  const [first, last] = trace(gone).filter(({ rule }) => rule === 'namespace.deleteAllContent');
  expect(first?.text).toBe(
    'Namespace shop is deleted: 15 objects in it are to go; 3 pods take their time, 30 s at most: look again after 16 s.',
  );
  expect(last?.text).toBe(
    'Namespace shop is deleted: 0 objects in it go at once, then the namespace.',
  );
});

test('namespace.deleteAllContent: what keeps it is said in its conditions', () => {
  const deleted = after(shop(), 'delete namespace shop --wait=false');
  const emptying = advance(deleted, 15_100);
  const conditions = getObject(emptying.store, 'Namespace', '/shop')?.status.conditions ?? [];
  const remaining = conditions.find(({ type }) => type === 'NamespaceContentRemaining');
  expect(remaining).toMatchObject({
    status: 'True',
    reason: 'SomeResourcesRemain',
    message: 'Some resources are remaining: pods. has 3 resource instances',
  });
});

test('nothing is made in a namespace that is going, and some namespaces stay', () => {
  const deleted = after(shop(), 'delete namespace shop --wait=false');
  expect(kubectl(deleted, 'create configmap late -n shop').output.stderr).toBe(
    'error: failed to create configmap: configmaps "late" is forbidden: unable to create new content in namespace shop because it is being terminated\n',
  );
  expect(kubectl(deleted, 'delete namespace kube-system').output.stderr).toBe(
    'Error from server (Forbidden): namespaces "kube-system" is forbidden: this namespace may not be deleted\n',
  );
});

test('serviceAccount.syncNamespace: a new namespace gets an account, its token and the certificates', () => {
  const { store } = shop();
  expect(getObject(store, 'ServiceAccount', 'shop/default')?.secrets).toHaveLength(1);
  expect(listObjects(store, 'Secret', 'shop')).toHaveLength(1);
  expect(getObject(store, 'ConfigMap', 'shop/kube-root-ca.crt')).not.toBeNull();
});
