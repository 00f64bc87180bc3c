/**
 * Autoscalers as they come in: autoscaling/v1, with a percentage of CPU, and v2, with metrics. Both are kept as v2.
 * Upstream: pkg/apis/autoscaling/v2/defaults.go, pkg/apis/autoscaling/v1/conversion.go.
 */
import { isJsonObject, type Json, type JsonObject } from '../json';
import type { HorizontalPodAutoscaler } from '../object-autoscaler';
import { list, number, object, oneOf, type Shape, text, textOrNumber } from './shape';
import { condition, labelSelector, metadata } from './shapes';

const target = object(
  { type: oneOf(['Utilization', 'AverageValue', 'Value']) },
  { averageUtilization: number, averageValue: textOrNumber, value: textOrNumber },
);
const metric = object({ name: text }, { selector: labelSelector });
const metricSpec = object(
  { type: text },
  {
    resource: object({ name: text, target }, {}),
    containerResource: object({ name: text, container: text, target }, {}),
    pods: object({ metric, target }, {}),
    object: object({ describedObject: object({ kind: text, name: text }, {}), metric, target }, {}),
    external: object({ metric, target }, {}),
  },
);
const scalingRules = object(
  {
    policies: list(
      object({ type: oneOf(['Pods', 'Percent']), value: number, periodSeconds: number }, {}),
    ),
    selectPolicy: oneOf(['Max', 'Min', 'Disabled']),
  },
  { stabilizationWindowSeconds: number },
);

export const autoscalerShape: Shape<HorizontalPodAutoscaler> = object(
  {
    apiVersion: oneOf(['autoscaling/v2']),
    kind: oneOf(['HorizontalPodAutoscaler']),
    metadata,
    spec: object(
      {
        scaleTargetRef: object({ kind: text, name: text }, { apiVersion: text }),
        minReplicas: number,
        maxReplicas: number,
        metrics: list(metricSpec),
      },
      { behavior: object({ scaleUp: scalingRules, scaleDown: scalingRules }, {}) },
    ),
    status: object(
      { currentReplicas: number, desiredReplicas: number },
      {
        lastScaleTime: text,
        currentMetrics: list(
          object(
            {
              type: text,
              name: text,
              current: object(
                {},
                { averageUtilization: number, averageValue: textOrNumber, value: textOrNumber },
              ),
            },
            {},
          ),
        ),
        conditions: list(condition),
      },
    ),
  },
  {},
);

export function autoscalerDefaults(manifest: JsonObject): JsonObject {
  const spec = childOf(manifest, 'spec');
  const { targetCPUUtilizationPercentage: percent, metrics, ...rest } = spec;
  return {
    ...manifest,
    apiVersion: 'autoscaling/v2',
    spec: {
      minReplicas: 1,
      ...rest,
      metrics: metricsOf(metrics, percent),
      ...(isJsonObject(spec.behavior) ? { behavior: behaviorDefaults(spec.behavior) } : {}),
    },
    status: { currentReplicas: 0, desiredReplicas: 0, ...childOf(manifest, 'status') },
  };
}

/** A percentage stands for CPU among the metrics; nothing at all is 80 % of CPU. */
function metricsOf(metrics: Json | undefined, percent: Json | undefined): Json {
  const listed = Array.isArray(metrics) ? metrics : [];
  const wanted = percent ?? (listed.length === 0 ? 80 : undefined);
  if (wanted === undefined) return listed;
  const cpu = {
    type: 'Resource',
    resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: wanted } },
  };
  return [...listed.filter((each) => !isCpu(each)), cpu];
}

function isCpu(metricSpecified: Json): boolean {
  return (
    isJsonObject(metricSpecified) &&
    isJsonObject(metricSpecified.resource) &&
    metricSpecified.resource.name === 'cpu'
  );
}

function behaviorDefaults(behavior: JsonObject): JsonObject {
  const double = { type: 'Percent', value: 100, periodSeconds: 15 };
  return {
    scaleUp: {
      stabilizationWindowSeconds: 0,
      selectPolicy: 'Max',
      policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }, double],
      ...childOf(behavior, 'scaleUp'),
    },
    scaleDown: { selectPolicy: 'Max', policies: [double], ...childOf(behavior, 'scaleDown') },
  };
}

function childOf(parent: JsonObject, key: string): JsonObject {
  const value = parent[key];
  return isJsonObject(value) ? value : {};
}
