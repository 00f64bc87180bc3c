/** Manifests of everything that makes pods. */
import type { Random } from '#core/random';
import type { JsonObject } from '../json';
import { between, chance, choose, maybe } from './choose';
import { randomTemplate } from './random-pods';

type Workload = { kind: string; apiVersion: string; name: string; spec: JsonObject };

export const workloads: readonly MakeWorkload[] = [
  rollingDeployment,
  rollingDeployment,
  recreateDeployment,
  replicaSet,
  statefulSet,
  daemonSet,
  job,
  cronJob,
];
type MakeWorkload = (random: Random) => Workload;

export function manifestOf({ kind, apiVersion, name, spec }: Workload): JsonObject {
  return { apiVersion, kind, metadata: { name, labels: { app: name } }, spec };
}

function selected(app: string): JsonObject {
  return { selector: { matchLabels: { app } } };
}

function rollingDeployment(random: Random): Workload {
  const name = choose(['web', 'api'], random);
  const amount = () => choose([0, 1, 2, '25%', '60%'], random);
  return {
    kind: 'Deployment',
    apiVersion: 'apps/v1',
    name,
    spec: {
      ...selected(name),
      ...deploymentSpec(name, random),
      strategy: { rollingUpdate: { maxSurge: amount(), maxUnavailable: amount() } },
    },
  };
}

function recreateDeployment(random: Random): Workload {
  const name = 'shop';
  return {
    kind: 'Deployment',
    apiVersion: 'apps/v1',
    name,
    spec: {
      ...selected(name),
      ...deploymentSpec(name, random),
      strategy: { type: 'Recreate' },
    },
  };
}

function deploymentSpec(name: string, random: Random): JsonObject {
  return {
    ...maybe(0.9, random, () => ({ replicas: between(0, 7, random) })),
    ...maybe(0.2, random, () => ({ minReadySeconds: between(1, 6, random) })),
    ...maybe(0.2, random, () => ({ revisionHistoryLimit: between(0, 2, random) })),
    ...maybe(0.2, random, () => ({ progressDeadlineSeconds: between(8, 20, random) })),
    template: randomTemplate(name, random),
  };
}

function replicaSet(random: Random): Workload {
  const name = 'solo';
  const template = randomTemplate(name, random);
  const spec = { ...selected(name), replicas: between(0, 5, random), template };
  return { kind: 'ReplicaSet', apiVersion: 'apps/v1', name, spec };
}

const claimTemplate: JsonObject = {
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
};

function statefulSet(random: Random): Workload {
  const name = 'db';
  const rollingUpdate = maybe(0.5, random, () => ({
    rollingUpdate: { partition: between(0, 3, random) },
  }));
  return {
    kind: 'StatefulSet',
    apiVersion: 'apps/v1',
    name,
    spec: {
      ...selected(name),
      serviceName: name,
      replicas: between(0, 4, random),
      podManagementPolicy: choose(['OrderedReady', 'OrderedReady', 'Parallel'], random),
      updateStrategy: chance(0.15, random) ? { type: 'OnDelete' } : { ...rollingUpdate },
      ...maybe(0.25, random, () => ({ volumeClaimTemplates: [claimTemplate] })),
      template: randomTemplate(name, random),
    },
  };
}

function daemonSet(random: Random): Workload {
  const name = 'agent';
  const rolling = { rollingUpdate: { maxUnavailable: choose([1, 2, '50%'], random) } };
  return {
    kind: 'DaemonSet',
    apiVersion: 'apps/v1',
    name,
    spec: {
      ...selected(name),
      ...maybe(0.2, random, () => ({ minReadySeconds: between(1, 6, random) })),
      updateStrategy: chance(0.2, random) ? { type: 'OnDelete' } : rolling,
      template: randomTemplate(name, random),
    },
  };
}

function job(random: Random): Workload {
  return { kind: 'Job', apiVersion: 'batch/v1', name: 'batch', spec: jobSpec('batch', random) };
}

function jobSpec(name: string, random: Random): JsonObject {
  const template = randomTemplate(name, random, {
    restartPolicy: choose(['Never', 'OnFailure'], random),
    containers: [
      {
        name: 'main',
        image: choose(['task:good', 'task:good', 'task:bad'], random),
        resources: { requests: { cpu: choose(['50m', '300m'], random) } },
      },
    ],
  });
  return {
    ...maybe(0.7, random, () => ({ completions: between(1, 6, random) })),
    ...maybe(0.7, random, () => ({ parallelism: between(0, 4, random) })),
    ...maybe(0.5, random, () => ({ backoffLimit: between(0, 3, random) })),
    ...maybe(0.2, random, () => ({ activeDeadlineSeconds: between(5, 40, random) })),
    template,
  };
}

function cronJob(random: Random): Workload {
  return {
    kind: 'CronJob',
    apiVersion: choose(['batch/v1', 'batch/v1beta1'], random),
    name: 'clock',
    spec: {
      schedule: choose(['* * * * *', '*/2 * * * *', '0 0 1 1 *'], random),
      concurrencyPolicy: choose(['Allow', 'Forbid', 'Replace'], random),
      ...maybe(0.3, random, () => ({ startingDeadlineSeconds: between(10, 100, random) })),
      ...maybe(0.3, random, () => ({ successfulJobsHistoryLimit: between(0, 1, random) })),
      jobTemplate: { spec: jobSpec('clock', random) },
    },
  };
}
