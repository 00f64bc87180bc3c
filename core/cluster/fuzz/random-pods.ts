/** Templates of pods: small and large, near and apart, patient and important. */
import type { Random } from '#core/random';
import type { JsonObject } from '../json';
import { between, chance, choose, maybe } from './choose';

/** The classes that pods may be of. */
export const priorities = [
  { name: 'low', value: -10 },
  { name: 'high', value: 10 },
  { name: 'top', value: 1000 },
] as const;

export function randomTemplate(app: string, random: Random, more: JsonObject = {}): JsonObject {
  return {
    metadata: { labels: { app, tier: choose(['front', 'back'], random) } },
    spec: { ...randomSpec(app, random), ...more },
  };
}

function randomSpec(app: string, random: Random): JsonObject {
  return {
    containers: [randomContainer(random)],
    ...maybe(0.2, random, () => ({ priorityClassName: choose(priorities, random).name })),
    ...maybe(0.2, random, () => ({ terminationGracePeriodSeconds: between(0, 12, random) })),
    ...maybe(0.1, random, () => ({ nodeSelector: { 'topology.kubernetes.io/zone': 'a' } })),
    ...maybe(0.25, random, () => ({ tolerations: [randomToleration(random)] })),
    ...maybe(0.2, random, () => ({ affinity: randomAffinity(app, random) })),
    ...maybe(0.2, random, () => ({ topologySpreadConstraints: [randomSpread(app, random)] })),
  };
}

function randomContainer(random: Random): JsonObject {
  const requests = {
    ...maybe(0.9, random, () => ({ cpu: choose(['50m', '200m', '400m', '900m'], random) })),
    ...maybe(0.4, random, () => ({ memory: choose(['32Mi', '500Mi', '1Gi'], random) })),
  };
  const readinessProbe = {
    tcpSocket: { port: 80 },
    periodSeconds: between(1, 3, random),
    ...maybe(0.3, random, () => ({ initialDelaySeconds: between(1, 4, random) })),
  };
  return {
    name: 'main',
    image: choose(['web:1', 'web:1', 'web:2', 'web:crash'], random),
    resources: { requests },
    ...maybe(0.7, random, () => ({ readinessProbe })),
    ...maybe(0.3, random, () => ({ ports: [randomPort(random)] })),
  };
}

function randomPort(random: Random): JsonObject {
  const port = { name: 'http', containerPort: 80 };
  return chance(0.3, random) ? { ...port, hostPort: choose([8080, 9090], random) } : port;
}

function randomToleration(random: Random): JsonObject {
  const seconds = maybe(0.5, random, () => ({ tolerationSeconds: between(0, 20, random) }));
  return choose<JsonObject>(
    [
      { key: 'dedicated', operator: 'Exists' },
      { key: 'dedicated', value: 'db', effect: 'NoSchedule' },
      {
        key: 'node.kubernetes.io/unreachable',
        operator: 'Exists',
        effect: 'NoExecute',
        ...seconds,
      },
      { operator: 'Exists' },
    ],
    random,
  );
}

function randomAffinity(app: string, random: Random): JsonObject {
  const term = {
    labelSelector: { matchLabels: { app } },
    topologyKey: choose(['kubernetes.io/hostname', 'topology.kubernetes.io/zone'], random),
  };
  const required = { requiredDuringSchedulingIgnoredDuringExecution: [term] };
  const preferred = {
    preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 50, podAffinityTerm: term }],
  };
  const rules = choose<JsonObject>([required, preferred], random);
  return chance(0.7, random) ? { podAntiAffinity: rules } : { podAffinity: rules };
}

function randomSpread(app: string, random: Random): JsonObject {
  return {
    maxSkew: between(1, 2, random),
    topologyKey: choose(['kubernetes.io/hostname', 'topology.kubernetes.io/zone'], random),
    whenUnsatisfiable: choose(['DoNotSchedule', 'ScheduleAnyway'], random),
    labelSelector: { matchLabels: { app } },
  };
}
