import { expect, test } from 'vitest';
import { advance, createCluster } from '../cluster';
import { listObjects } from '../store';
import { scenarioOf } from '../testing';
import type { Cluster } from '../world';

function opened(spec: string, seconds: number): Cluster {
  const scenario = scenarioOf(`
title: a cron job
cluster: { nodes: 1 }
images: { "work:1": { pull: 1s, start: 1s, exits: { after: ${seconds}s, code: 0 } } }
files:
  cron.yaml: |
    apiVersion: batch/v1
    kind: CronJob
    metadata: { name: tick }
    spec:
      schedule: "*/2 * * * *"
      ${spec}
      jobTemplate:
        spec: { template: { spec: { restartPolicy: Never, containers: [ { name: c, image: "work:1" } ] } } }
steps:
  - { at: 5s, run: "kubectl apply -f cron.yaml" }
until: 1200s
`);
  return createCluster(scenario, { seed: 1, profile: '1.36' });
}

function jobsAt(cluster: Cluster, second: number): number {
  return listObjects(advance(cluster, second * 1000).store, 'Job').length;
}

test('cronjob.syncOne: a job at each time of the schedule, and three that ended are kept', () => {
  const cluster = opened('', 5);
  expect(jobsAt(cluster, 119)).toBe(0);
  expect(jobsAt(cluster, 121)).toBe(1);
  expect(jobsAt(cluster, 245)).toBe(2);
  expect(jobsAt(cluster, 1150)).toBe(3);
});

test('cronjob.syncOne: what still runs keeps the next from starting, or makes way for it', () => {
  expect(jobsAt(opened('concurrencyPolicy: Allow', 1000), 250)).toBe(2);
  expect(jobsAt(opened('concurrencyPolicy: Forbid', 1000), 250)).toBe(1);
  expect(jobsAt(opened('concurrencyPolicy: Replace', 1000), 250)).toBe(1);
  expect(jobsAt(opened('suspend: true', 5), 250)).toBe(0);
});
