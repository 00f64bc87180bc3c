import { expect, test } from 'vitest';
import { advance } from '../cluster';
import { after, deploymentYaml, kubectl, openCluster, present } from '../testing';
import type { Cluster } from '../world';

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, labels: { app: ${name} } }\nspec: { containers: [ { name: c, image: "web:1" } ] }\n`;
const files = { 'web.yaml': deploymentYaml(2), 'a.yaml': pod('a'), 'b.yaml': pod('b') };
const cluster = advance(after(openCluster(files), 'create -f a.yaml -f b.yaml'), 8_000);

function said(of: Cluster, text: string): string {
  const { output } = kubectl(of, text);
  return output.stdout + output.stderr;
}

test.each([
  ['delete pod a', 'pod "a" deleted\n'],
  ['delete pod/a pod/b -o name', 'pod/a\npod/b\n'],
  ['delete pods --all --dry-run=client', 'pod "a" deleted (dry run)\npod "b" deleted (dry run)\n'],
  ['delete pods -l app=a --dry-run=server', 'pod "a" deleted (server dry run)\n'],
  ['delete pods -l app=none', 'No resources found\n'],
  ['delete pod none', 'Error from server (NotFound): pods "none" not found\n'],
  ['delete pod none --ignore-not-found', ''],
  [
    'delete -f web.yaml',
    'Error from server (NotFound): error when deleting "web.yaml": deployments.apps "web" not found\n',
  ],
  ['delete -f web.yaml --ignore-not-found', ''],
  ['delete pods', 'error: resource(s) were provided, but no name was specified\n'],
  ['delete pod a --all', 'error: name cannot be provided when a selector is specified\n'],
  ['delete --all', 'error: at least one resource must be specified to use a selector\n'],
  ['delete pod a -o yaml', "error: unexpected -o output mode: yaml. We only support '-o name'\n"],
  [
    'delete pod a --now --grace-period=3',
    'error: --now and --grace-period cannot be specified together\n',
  ],
  [
    'delete pod a --force --grace-period=3',
    'error: --force and --grace-period greater than 0 cannot be specified together\n',
  ],
  [
    'delete pod a --cascade=maybe',
    'error: invalid cascade value (maybe). Must be "background", "foreground", or "orphan"\n',
  ],
])('`%s` says what kubectl says', (text, words) => {
  expect(said(cluster, text)).toBe(words);
});

test('a forced deletion is warned of, and does not wait for the kubelet', () => {
  const forced = kubectl(cluster, 'delete pod a --force');
  expect(forced.output.stdout).toBe('pod "a" force deleted\n');
  expect(forced.output.stderr).toMatch(/^Warning: Immediate deletion does not wait/);
  expect(present(forced.cluster).pods.map(({ metadata }) => metadata.name)).toEqual(['b']);
});

test('a second deletion with less grace ends the first sooner, one with more changes nothing', () => {
  const graceOf = (of: Cluster) => present(of).pods[0]?.metadata.deletionGracePeriodSeconds;
  const first = after(cluster, 'delete pod a --grace-period=20 --wait=false');
  expect(graceOf(after(first, 'delete pod a --grace-period=9 --wait=false'))).toBe(9);
  expect(graceOf(after(first, 'delete pod a --grace-period=40 --wait=false'))).toBe(20);
});
