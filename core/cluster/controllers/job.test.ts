import { expect, test } from 'vitest';
import { advance, createCluster } from '../cluster';
import { listObjects } from '../store';
import { after, scenarioOf } from '../testing';
import { millisOf } from '../time';
import type { Cluster } from '../world';

function opened(spec: string, image: string, profile: '1.20' | '1.36'): Cluster {
  const scenario = scenarioOf(`
title: a job
cluster: { nodes: 2 }
images:
  "ok:1": { pull: 1s, start: 1s, exits: { after: 2s, code: 0 } }
  "bad:1": { pull: 1s, start: 1s, exits: { after: 2s, code: 1 } }
  "long:1": { pull: 1s, start: 1s }
files:
  job.yaml: |
    apiVersion: batch/v1
    kind: Job
    metadata: { name: work }
    spec: { ${spec} template: { spec: { restartPolicy: Never, containers: [ { name: c, image: "${image}" } ] } } }
steps:
  - { at: 0s, run: "kubectl apply -f job.yaml" }
until: 900s
`);
  return createCluster(scenario, { seed: 1, profile });
}

/** The seconds at which its pods were made. */
function startsOf(cluster: Cluster): number[] {
  return listObjects(cluster.store, 'Pod')
    .map(({ metadata }) => millisOf(metadata.creationTimestamp) / 1000)
    .sort((a, b) => a - b);
}

function endOf(cluster: Cluster): (string | undefined)[] {
  return listObjects(cluster.store, 'Job').flatMap(({ status }) =>
    (status.conditions ?? []).map(({ type, reason }) => reason ?? type),
  );
}

test('job.syncJob: never more at once than are still to succeed', () => {
  const done = advance(opened('completions: 3, parallelism: 2,', 'ok:1', '1.36'), 60_000);
  expect(endOf(done)).toEqual(['Complete']);
  expect(listObjects(done.store, 'Job').map(({ status }) => status.succeeded)).toEqual([3]);
  expect(startsOf(done)).toHaveLength(3);
});

test('job.syncJob: a pause after each failure, which doubles; in 1.20 the first is none and each counts twice', () => {
  const failed = (profile: '1.20' | '1.36') =>
    advance(opened('backoffLimit: 2,', 'bad:1', profile), 120_000);
  expect(startsOf(failed('1.20'))).toEqual([0, 4, 14]);
  expect(startsOf(failed('1.36'))).toEqual([0, 14, 38]);
  expect(endOf(failed('1.20'))).toEqual(['BackoffLimitExceeded']);
  expect(endOf(failed('1.36'))).toEqual(['BackoffLimitExceeded']);
});

test('job.syncJob: past its deadline what still runs is ended', () => {
  const late = advance(opened('activeDeadlineSeconds: 20,', 'long:1', '1.36'), 30_000);
  expect(endOf(late)).toEqual(['DeadlineExceeded']);
  expect(startsOf(late)).toEqual([]);
});

test('job.syncJob: in 1.20 a job that is ended is looked at again before its end is seen, and forgets whom it ended', () => {
  const spec = 'activeDeadlineSeconds: 8, parallelism: 3, completions: 3,';
  const late = advance(opened(spec, 'long:1', '1.20'), 12_000);
  expect(endOf(late)).toEqual(['DeadlineExceeded']);
  expect(listObjects(late.store, 'Job').map(({ status }) => status.failed)).toEqual([undefined]);
  const ended = listObjects(late.store, 'Event').filter(
    ({ reason }) => reason === 'SuccessfulDelete',
  );
  expect(ended.map(({ count }) => count)).toEqual([1, 1, 1]);
});

test('garbagecollector.attemptToDeleteItem: the pods of a job go with it', () => {
  const running = advance(opened('', 'long:1', '1.36'), 5000);
  expect(startsOf(running)).toHaveLength(1);
  expect(startsOf(advance(after(running, 'delete job work'), 50_000))).toEqual([]);
});
