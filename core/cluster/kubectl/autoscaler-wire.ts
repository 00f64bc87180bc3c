/**
 * An autoscaler in the version that is served: until 1.20 that is v1, which knows CPU only and carries the rest
 * in annotations. Upstream: pkg/apis/autoscaling/v1/conversion.go.
 */
import { isJsonObject, type JsonObject } from '../json';
import type { HorizontalPodAutoscaler, MetricSpec, MetricStatus } from '../object-autoscaler';
import type { Condition } from '../objects';
import type { Constants } from '../profile';

const PREFIX = 'autoscaling.alpha.kubernetes.io/';

export function autoscalerWire(
  autoscaler: HorizontalPodAutoscaler,
  { servesBeta }: Constants,
): JsonObject {
  const plain: unknown = servesBeta ? asVersionOne(autoscaler) : asVersionTwo(autoscaler);
  return isJsonObject(plain) ? plain : {};
}

function asVersionTwo({ spec, status, ...rest }: HorizontalPodAutoscaler) {
  const { currentMetrics } = status;
  const currents = currentMetrics?.map((metric, i) => currentOf(spec.metrics[i], metric));
  return { ...rest, spec, status: { ...status, currentMetrics: currents ?? null } };
}

/** Under the name of its source, as `resource: { name, current }`. */
function currentOf(spec: MetricSpec | undefined, { type, current }: MetricStatus) {
  if (spec?.resource) return { type, resource: { name: spec.resource.name, current } };
  if (spec?.containerResource) {
    const { name, container } = spec.containerResource;
    return { type, containerResource: { name, container, current } };
  }
  if (spec?.pods) return { type, pods: { metric: spec.pods.metric, current } };
  if (spec?.object) {
    const { describedObject, metric } = spec.object;
    return { type, object: { describedObject, metric, current } };
  }
  return { type, external: { metric: spec?.external?.metric, current } };
}

function asVersionOne({ metadata, spec, status, ...rest }: HorizontalPodAutoscaler) {
  const { scaleTargetRef, minReplicas, maxReplicas, metrics } = spec;
  const at = metrics.findIndex(
    ({ resource }) => resource?.name === 'cpu' && resource.target.averageUtilization !== undefined,
  );
  const {
    currentReplicas,
    desiredReplicas,
    lastScaleTime,
    currentMetrics = [],
    conditions = [],
  } = status;
  const currents = currentMetrics.map((metric, i) => currentOfOne(metrics[i], metric));
  const others = metrics.filter((_, i) => i !== at).map(specOfOne);
  return {
    ...rest,
    metadata: {
      ...metadata,
      annotations: {
        ...metadata.annotations,
        ...(conditions.length > 0
          ? { [`${PREFIX}conditions`]: JSON.stringify(conditions.map(conditionOfOne)) }
          : {}),
        ...(others.length > 0 ? { [`${PREFIX}metrics`]: JSON.stringify(others) } : {}),
        ...(currents.length > 0 ? { [`${PREFIX}current-metrics`]: JSON.stringify(currents) } : {}),
      },
    },
    spec: {
      scaleTargetRef,
      minReplicas,
      maxReplicas,
      targetCPUUtilizationPercentage: metrics[at]?.resource?.target.averageUtilization,
    },
    status: {
      currentReplicas,
      desiredReplicas,
      lastScaleTime,
      currentCPUUtilizationPercentage: currentMetrics[at]?.current.averageUtilization,
    },
  };
}

function conditionOfOne({ type, status, lastTransitionTime, reason, message }: Condition) {
  return { type, status, lastTransitionTime, reason, message };
}

function specOfOne({ type, resource }: MetricSpec) {
  if (!resource) return { type };
  const { averageUtilization, averageValue } = resource.target;
  return {
    type,
    resource: {
      name: resource.name,
      targetAverageUtilization: averageUtilization,
      targetAverageValue: averageValue,
    },
  };
}

function currentOfOne(spec: MetricSpec | undefined, { type, current }: MetricStatus) {
  if (!spec?.resource) return { type };
  const { averageUtilization, averageValue } = current;
  const resource = {
    name: spec.resource.name,
    currentAverageUtilization: averageUtilization,
    currentAverageValue: averageValue,
  };
  return { type, resource };
}
