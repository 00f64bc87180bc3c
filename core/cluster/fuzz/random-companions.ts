/** Manifests of what stands beside a workload: services, budgets, autoscalers; and pods that nobody owns. */
import type { Random } from '#core/random';
import type { JsonObject } from '../json';
import { between, chance, choose, maybe } from './choose';
import { randomTemplate } from './random-pods';

export function randomService(app: string, random: Random): JsonObject {
  const spec = {
    selector: { app },
    ports: [{ port: 80, ...maybe(0.3, random, () => ({ targetPort: 'http' })) }],
  };
  const exposed = {
    type: choose(['NodePort', 'LoadBalancer'], random),
    ...maybe(0.3, random, () => ({ externalTrafficPolicy: 'Local' })),
  };
  const headless = { clusterIP: 'None' };
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: app },
    spec: { ...spec, ...choose<JsonObject>([{}, exposed, exposed, headless], random) },
  };
}

export function randomBudget(app: string, random: Random): JsonObject {
  const amount = choose([0, 1, 2, '30%', '50%'], random);
  return {
    apiVersion: 'policy/v1beta1',
    kind: 'PodDisruptionBudget',
    metadata: { name: app },
    spec: {
      selector: { matchLabels: { app } },
      ...(chance(0.5, random) ? { minAvailable: amount } : { maxUnavailable: amount }),
    },
  };
}

export function randomAutoscaler(kind: string, name: string, random: Random): JsonObject {
  const minReplicas = between(1, 3, random);
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind, name },
      minReplicas,
      maxReplicas: minReplicas + between(0, 5, random),
      targetCPUUtilizationPercentage: choose([20, 50, 80], random),
    },
  };
}

/** Of the labels of a workload at times, so that its controller takes it in. */
export function randomPod(app: string, random: Random): JsonObject {
  const labels = chance(0.3, random) ? { app } : {};
  const { spec } = randomTemplate(app, random);
  return { apiVersion: 'v1', kind: 'Pod', metadata: { labels, name: 'lone' }, spec };
}
