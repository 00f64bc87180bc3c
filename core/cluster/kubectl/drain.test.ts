import { expect, test } from 'vitest';
import { headRevision, playScenario } from '../cluster';
import { changesBetween } from '../store';
import { scenarioOf } from '../testing';

const pods = `
apiVersion: v1
kind: Pod
metadata: { name: bare }
spec: { nodeName: node-1, containers: [ { name: c, image: "web:1" } ] }
---
apiVersion: v1
kind: Pod
metadata: { name: files, labels: { app: files } }
spec:
  nodeName: node-2
  volumes: [ { name: e, emptyDir: {} } ]
  containers: [ { name: c, image: "slow:1" } ]
---
apiVersion: policy/v1beta1
kind: PodDisruptionBudget
metadata: { name: files }
spec: { minAvailable: 1, selector: { matchLabels: { app: files } } }
`;

/** What the commands print, the first at second 5 and each 20 s after the one before it. */
function said(...commands: string[]): { stdout: string; stderr: string }[] {
  const steps = [`kubectl apply -f pods.yaml`, ...commands].map(
    (run, i) => `  - { at: ${i === 0 ? 0 : 20 * i - 15}s, run: "${run}" }`,
  );
  const scenario = scenarioOf(`
title: a drain
cluster: { nodes: 3 }
images: { "slow:1": { stop: 8s } }
steps:
${steps.join('\n')}
until: 90s
`);
  const cluster = playScenario(
    { ...scenario, files: { 'pods.yaml': pods } },
    { seed: 1, profile: '1.20' },
  );
  return cluster.acts.slice(1).map(({ output: { stdout, stderr } }) => ({ stdout, stderr }));
}

test('a node that cannot be drained is no reason to leave the next', () => {
  const [drained] = said('kubectl drain node-1 node-2 node-3');
  expect(drained?.stdout).toBe(
    'node/node-1 cordoned\nnode/node-2 cordoned\nnode/node-3 cordoned\nnode/node-3 drained\n',
  );
  const bare =
    'cannot delete cannot delete Pods that declare no controller (use --force to override): default/bare';
  const files =
    'cannot delete Pods with local storage (use --delete-emptydir-data to override): default/files';
  expect(drained?.stderr).toBe(
    [
      `error: unable to drain node "node-1" due to error: ${bare}, continuing command...`,
      `error: unable to drain node "node-2" due to error: ${files}, continuing command...`,
      'There are pending nodes to be drained:',
      ' node-1',
      ' node-2',
      bare,
      files,
      '',
    ].join('\n'),
  );
});

test('whom a budget holds is asked again every 5 s, and hears only then that the time is up', () => {
  const [drained] = said('kubectl drain node-2 --force --delete-emptydir-data --timeout=7s');
  expect(drained?.stdout).toBe(`node/node-2 cordoned\n${'evicting pod default/files\n'.repeat(3)}`);
  const error = 'error when evicting pods/"files" -n "default"';
  const refused = `${error} (will retry after 5s): Cannot evict pod as it would violate the pod's disruption budget.\n`;
  expect(drained?.stderr).toBe(
    `Warning: deleting Pods that declare no controller: default/files
${refused}${refused}There are pending pods in node "node-2" when an error occurred: ${error}: global timeout reached: 7s
pod/files
error: unable to drain node "node-2" due to error: ${error}: global timeout reached: 7s, continuing command...
There are pending nodes to be drained:
 node-2
${error}: global timeout reached: 7s
`,
  );
});

test('who does not end in time is still there; without eviction no budget is asked', () => {
  const options = '--force --delete-emptydir-data --timeout=3s';
  const [freed, evicted] = said('kubectl delete pdb files', `kubectl drain node-2 ${options}`);
  expect(freed?.stderr).toBe('');
  expect(evicted?.stderr).toContain(
    '\nerror when waiting for pod "files" in namespace "default" to terminate: context deadline exceeded\n',
  );
  const [deleted] = said(`kubectl drain node-2 ${options} --disable-eviction`);
  expect(deleted?.stderr).toContain(' node-2\nerror: context deadline exceeded\n');
});

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [ { name: c, image: "web:1" } ] }
---
apiVersion: policy/v1beta1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { maxUnavailable: 2, selector: { matchLabels: { app: web } } }
`;

/** Three pods of one budget on the only node, and when each is told to go. */
function drained(command: string): { endings: number[]; stdout: string; stderr: string } {
  const scenario = scenarioOf(`
title: a drain
cluster: { nodes: 1 }
images: { "web:1": { stop: 1s } }
steps:
  - { at: 0s, run: "kubectl apply -f web.yaml" }
  - { at: 10s, run: "${command}" }
until: 40s
`);
  const cluster = playScenario(
    { ...scenario, files: { 'web.yaml': web } },
    { seed: 1, profile: '1.20' },
  );
  const endings = changesBetween(cluster.store, 0, headRevision(cluster)).flatMap((change) =>
    change.object?.kind === 'Pod' &&
    change.object.metadata.deletionTimestamp &&
    change.previous?.metadata.deletionTimestamp === undefined
      ? [change.atMs]
      : [],
  );
  return { endings, ...(cluster.acts[1]?.output ?? { stdout: '', stderr: '' }) };
}

test('of those that one budget lets go at once, the first goes, and the others half a second later', () => {
  const { endings, stderr } = drained('kubectl drain node-1 --timeout=9s');
  expect(endings).toEqual([10_221, 10_767]);
  expect(stderr.match(/will retry after 5s/g)).toHaveLength(2);
});

test('a pod that was let go is looked for once a second', () => {
  const { stdout } = drained('kubectl drain node-1 --timeout=3s && echo done');
  expect(stdout.match(/evicted/g)).toHaveLength(2);
  const { stdout: none } = drained('kubectl drain node-1 --timeout=1s');
  expect(none.match(/evicted/g)).toBeNull();
});

test('a dry run says what it would do; a selector spares the other pods', () => {
  const dry = drained('kubectl drain node-1 --dry-run=client');
  expect(dry.stdout).toMatch(
    /^node\/node-1 cordoned \(dry run\)\n(evicting pod default\/web-\S+ \(dry run\)\n){3}node\/node-1 drained \(dry run\)\n$/,
  );
  expect(dry.endings).toEqual([]);
  const spared = drained('kubectl drain node-1 --pod-selector=app!=web');
  expect(spared).toMatchObject({
    endings: [],
    stdout: 'node/node-1 cordoned\nnode/node-1 drained\n',
  });
});
