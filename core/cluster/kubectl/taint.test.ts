import { expect, test } from 'vitest';
import { after, kubectl, openCluster } from '../testing';
import type { Cluster } from '../world';

const cluster = after(openCluster({}), 'taint nodes node-1 gpu=yes:NoSchedule');
const usage = "See 'kubectl taint -h' for help and examples\n";

function said(of: Cluster, text: string): string {
  const { output } = kubectl(of, text);
  return output.stdout + output.stderr;
}

test.each([
  ['taint nodes node-2 a=b:NoSchedule c=d:NoExecute', 'node/node-2 tainted\n'],
  ['taint nodes node-1 gpu-', 'node/node-1 untainted\n'],
  ['taint nodes node-1 gpu- a=b:NoSchedule', 'node/node-1 modified\n'],
  ['taint nodes node-1 gpu=no:NoSchedule --overwrite', 'node/node-1 modified\n'],
  [
    'taint nodes node-1 gpu=no:NoSchedule',
    'error: node node-1 already has gpu taint(s) with same effect(s) and --overwrite is false\n',
  ],
  ['taint nodes --all z-', 'taint "z" not found\ntaint "z" not found\ntaint "z" not found\n'],
  ['taint nodes node-2 gpu:NoExecute-', 'error: taint "gpu:NoExecute" not found\n'],
  [
    'taint nodes node-1 a=b:Odd',
    `error: invalid taint effect: Odd, unsupported taint effect\n${usage}`,
  ],
  [
    'taint nodes node-1 a=b:NoSchedule a=c:NoSchedule',
    `error: duplicated taints with the same key and effect: {a c NoSchedule <nil>}\n${usage}`,
  ],
  [
    'taint nodes node-1 a=b:NoSchedule a-',
    'error: can not both modify and remove the following taint(s) in the same command: a=NoSchedule\n',
  ],
  ['taint nodes node-1', 'error: at least one taint update is required\n'],
  ['taint pods x a-', 'error: invalid resource type pods, only node types are supported\n'],
  ['cordon node-1 node/node-2', 'node/node-1 cordoned\nnode/node-2 cordoned\n'],
  ['cordon -l kubernetes.io/hostname=node-2', 'node/node-2 cordoned\n'],
  ['cordon node-1 --dry-run=client', 'node/node-1 cordoned (dry run)\n'],
  ['uncordon node-1', 'node/node-1 already uncordoned\n'],
  ['cordon none', 'Error from server (NotFound): nodes "none" not found\n'],
  ['cordon', "error: USAGE: cordon NODE [flags]\nSee 'kubectl cordon -h' for help and examples\n"],
])('`%s` says what kubectl says', (text, words) => {
  expect(said(cluster, text)).toBe(words);
});
