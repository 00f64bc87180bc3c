import { expect, test } from 'vitest';
import { advance, createCluster } from '../cluster';
import type { Profile } from '../profile';
import { listObjects } from '../store';
import { after, present, scenarioOf } from '../testing';
import { millisOf } from '../time';
import type { Cluster } from '../world';

const near =
  'affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [ { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: db } } } ] } }';

function podYaml(name: string, spec = ''): string {
  return `
apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { app: ${name} } }
spec:
  ${spec}
  containers: [ { name: c, image: "web:1" } ]
`;
}

function opened(profile: Profile): Cluster {
  const files = {
    'near.yaml': podYaml('near', near),
    'db.yaml': podYaml('db'),
    'far.yaml': podYaml('far', 'nodeSelector: { disk: ssd }'),
  };
  const scenario = scenarioOf('title: test\ncluster: { nodes: 3 }\nuntil: 60s\n');
  return createCluster({ ...scenario, files }, { seed: 1, profile });
}

function nodeOf(cluster: Cluster, name: string): string | undefined {
  return present(cluster).pods.find(({ metadata }) => metadata.name === name)?.spec.nodeName;
}

/** What was said of pods that could not be placed, and in which second. */
function failures(cluster: Cluster): string[] {
  return listObjects(cluster.store, 'Event')
    .filter(({ reason }) => reason === 'FailedScheduling')
    .map(
      ({ message, firstTimestamp }) =>
        `${Math.trunc(millisOf(firstTimestamp) / 1000)} ${message.split(':')[0]}`,
    )
    .sort();
}

test('scheduler.scheduleOnePod: a pod that wants to be near another follows it at once', () => {
  for (const profile of ['1.20', '1.36'] as const) {
    const alone = advance(after(opened(profile), 'apply -f near.yaml'), 5000);
    expect(nodeOf(alone, 'near')).toBeUndefined();
    const together = advance(after(alone, 'apply -f db.yaml'), 7000);
    expect(nodeOf(together, 'near')).toBe(nodeOf(together, 'db'));
  }
});

test('scheduler.scheduleOnePod: in 1.20 what it writes to a pod has it try again, and say it again', () => {
  const stuck = (profile: Profile) => advance(after(opened(profile), 'apply -f far.yaml'), 5000);
  expect(failures(stuck('1.20'))).toEqual([
    '0 0/3 nodes are available',
    '0 0/3 nodes are available',
  ]);
  expect(failures(stuck('1.36'))).toEqual(['0 0/3 nodes are available']);
});

test('scheduler.scheduleOnePod: in 1.20 a waiting pod that is deleted is taken up once more, only to be put aside', () => {
  const deleted = (profile: Profile) =>
    advance(
      after(advance(after(opened(profile), 'apply -f far.yaml'), 5000), 'delete pod far'),
      9000,
    );
  expect(failures(deleted('1.20')).at(-1)).toBe('5 skip schedule deleting pod');
  expect(failures(deleted('1.36'))).toHaveLength(1);
});

test('scheduler.scheduleOnePod: a pod that ends leaves its room to those that wait', () => {
  const job = (name: string, image: string) =>
    podYaml(name, 'restartPolicy: Never').replace(
      'image: "web:1"',
      `image: "${image}", resources: { requests: { cpu: 1500m } }`,
    );
  const files = { 'first.yaml': job('first', 'task:1'), 'second.yaml': job('second', 'web:1') };
  const scenario = scenarioOf(`
title: test
cluster: { nodes: 1 }
images: { "task:1": { exits: { after: 10s, code: 0 } } }
until: 60s
`);
  const both = ['first', 'second'].reduce(
    (cluster, name) => after(cluster, `apply -f ${name}.yaml`),
    createCluster({ ...scenario, files }, { seed: 1, profile: '1.36' }),
  );
  expect(nodeOf(advance(both, 9000), 'second')).toBeUndefined();
  expect(nodeOf(advance(both, 20_000), 'second')).toBe('node-1');
});

test('scheduler.scheduleOnePod: in 1.20 a service has pods tried again that fitted nowhere', () => {
  const lastSaidMs = (profile: Profile) => {
    const stuck = advance(after(opened(profile), 'apply -f far.yaml'), 5000);
    const exposed = advance(after(stuck, 'expose pod far --port=80'), 9000);
    const said = listObjects(exposed.store, 'Event').filter(
      ({ reason }) => reason === 'FailedScheduling',
    );
    return Math.max(...said.map(({ lastTimestamp }) => millisOf(lastTimestamp)));
  };
  expect([lastSaidMs('1.20'), lastSaidMs('1.36')]).toEqual([5000, 0]);
});
