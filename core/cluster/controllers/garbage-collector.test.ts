import { expect, test } from 'vitest';
import { advance } from '../cluster';
import { after, deploymentYaml, kubectl, openCluster, present } from '../testing';
import type { Cluster } from '../world';

const files = { 'web.yaml': deploymentYaml(2) };
const running = advance(after(openCluster(files), 'create -f web.yaml'), 8_000);

function said(cluster: Cluster, text: string): string {
  const { output } = kubectl(cluster, text);
  return output.stdout + output.stderr;
}

function owned(name: string, owners: readonly { name: string; uid: string }[]): string {
  const references = owners.map(
    (owner) => `{ apiVersion: v1, kind: ConfigMap, name: ${owner.name}, uid: ${owner.uid} }`,
  );
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  ownerReferences: [ ${references.join(', ')} ]\n`;
}

test('garbagecollector.orphanDependents: what a Deployment leaves to itself stays, and belongs to nobody', () => {
  const alone = advance(after(running, 'delete deployment web --cascade=orphan'), 20_000);
  const { deployments, replicaSets, pods } = present(alone);
  expect(deployments).toEqual([]);
  expect(replicaSets.map(({ metadata }) => metadata.ownerReferences)).toEqual([undefined]);
  expect(pods).toHaveLength(2);
});

test('garbagecollector.orphanDependents: a Deployment that is made again takes its pods in', () => {
  const alone = advance(after(running, 'delete deployment web --cascade=orphan'), 10_000);
  const names = (cluster: Cluster) => present(cluster).pods.map(({ metadata }) => metadata.name);
  const again = advance(after(alone, 'create -f web.yaml'), 20_000);
  expect(names(again)).toEqual(names(running));
});

test('garbagecollector.processDeletingDependentsItem: a Deployment that goes last waits for its pods', () => {
  const asked = after(running, 'delete deployment web --cascade=foreground --wait=false');
  const begun = advance(asked, 8_500);
  expect(present(begun).deployments[0]?.metadata.finalizers).toEqual(['foregroundDeletion']);
  expect(said(begun, 'create -f web.yaml')).toBe(
    'Error from server (AlreadyExists): error when creating "web.yaml": object is being deleted: deployments.apps "web" already exists\n',
  );
  const over = advance(begun, 20_000);
  expect(present(over).deployments).toEqual([]);
  expect(present(over).replicaSets).toEqual([]);
  expect(present(over).pods).toEqual([]);
});

test('garbagecollector.attemptToDeleteItem: what still has an owner only forgets the one that is gone', () => {
  const made = after(
    after(running, 'create configmap one --from-literal=a=b'),
    'create configmap two --from-literal=a=b',
  );
  const uidOf = (name: string) => said(made, `get configmap ${name} -o jsonpath={.metadata.uid}`);
  const owners = ['one', 'two'].map((name) => ({ name, uid: uidOf(name) }));
  const withFiles = {
    ...made,
    scenario: { ...made.scenario, files: { 'owned.yaml': owned('both', owners) } },
  };
  const left = advance(after(after(withFiles, 'create -f owned.yaml'), 'delete cm one'), 10_000);
  expect(said(left, 'get cm both -o jsonpath={.metadata.ownerReferences[*].name}')).toBe('two');
  const gone = advance(after(left, 'delete cm two'), 12_000);
  expect(said(gone, 'get cm both')).toContain('not found');
});

test('garbagecollector.orphanDependents: versions and slices are left to themselves too', () => {
  const set = `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  selector: { matchLabels: { app: db } }
  template: { metadata: { labels: { app: db } }, spec: { containers: [ { name: c, image: "web:1" } ] } }
---
apiVersion: v1
kind: Service
metadata: { name: db }
spec: { selector: { app: db }, ports: [ { port: 80 } ] }
`;
  const begun = advance(after(openCluster({ 'db.yaml': set }), 'create -f db.yaml'), 8_000);
  const left = advance(after(begun, 'delete -f db.yaml --cascade=orphan --wait=false'), 12_000);
  expect(said(left, 'get statefulsets,services db')).toContain('not found');
  const owners = said(left, 'get pods,controllerrevisions,endpointslices -o name').split('\n');
  expect(owners.map((name) => name.split('/')[0])).toEqual([
    'pod',
    'controllerrevision.apps',
    'endpointslice.discovery.k8s.io',
    '',
  ]);
  const references = '{range .items[*]}{.metadata.ownerReferences}{end}';
  expect(said(left, `get pods,controllerrevisions -o jsonpath='${references}'`)).toBe('');
});
