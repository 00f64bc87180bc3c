import { expect, test } from 'vitest';
import { playScenario } from '../cluster';
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
