/** kubectl describe hpa: in the words of the version that is served. Upstream: kubectl/pkg/describe/describe.go. */
import { objectOf, pairsOf } from '../api/read-field';
import type {
  HorizontalPodAutoscaler,
  MetricSpec,
  MetricTarget,
  MetricValue,
  ScalingRules,
} from '../object-autoscaler';
import { annotationLines, pairLines } from './describe-template';
import { eventLines, timeText } from './describe-time';
import { amountText } from './print-horizontal-pod-autoscaler';
import type { Session } from './session';
import { wireForm } from './wire-form';

export function describeAutoscaler(
  autoscaler: HorizontalPodAutoscaler,
  session: Session,
): string[] {
  const { metadata, spec, status } = autoscaler;
  const { servesBeta } = session.constants;
  const { kind, name } = spec.scaleTargetRef;
  const wire = objectOf(wireForm(autoscaler, session.constants), 'metadata');
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    ...pairLines('Labels:', metadata.labels, '='),
    ...annotationLines(Object.fromEntries(pairsOf(wire?.annotations))),
    `CreationTimestamp:\t${timeText(metadata.creationTimestamp)}`,
    `Reference:\t${kind}/${name}`,
    ...(servesBeta ? cpuLines(autoscaler) : metricLines(autoscaler)),
    `Min replicas:\t${spec.minReplicas}`,
    `Max replicas:\t${spec.maxReplicas}`,
    ...(servesBeta ? [] : behaviorLines(autoscaler)),
    `${kind} pods:\t${status.currentReplicas} current / ${status.desiredReplicas} desired`,
    ...(servesBeta ? [] : conditionLines(autoscaler)),
    ...eventLines(autoscaler, session),
  ];
}

/** Version 1 knows of nothing else. */
function cpuLines({ spec, status }: HorizontalPodAutoscaler): string[] {
  const at = spec.metrics.findIndex(({ resource }) => resource?.name === 'cpu');
  const target = spec.metrics[at]?.resource?.target.averageUtilization;
  if (target === undefined) return [];
  const current = status.currentMetrics?.[at]?.current.averageUtilization ?? '<unknown>';
  return [`Target CPU utilization:\t${target}%`, `Current CPU utilization:\t${current}%`];
}

function metricLines({ spec, status }: HorizontalPodAutoscaler): string[] {
  return [
    'Metrics:\t( current / target )',
    ...spec.metrics.map(
      (metric, i) => `  ${metricText(metric, status.currentMetrics?.[i]?.current)}`,
    ),
  ];
}

function metricText(spec: MetricSpec, current: MetricValue | undefined): string {
  if (spec.resource) {
    return `resource ${spec.resource.name} on pods${usage(spec.resource.target, current)}`;
  }
  if (spec.containerResource) {
    const { name, container, target } = spec.containerResource;
    return `resource ${name} of container "${container}" on pods${usage(target, current)}`;
  }
  if (spec.pods) {
    const { metric, target } = spec.pods;
    return `"${metric.name}" on pods:\t${amountText(current?.averageValue)} / ${amountText(target.averageValue)}`;
  }
  if (spec.object) {
    const { metric, describedObject, target } = spec.object;
    return `"${metric.name}" on ${describedObject.kind}/${describedObject.name} ${against(target, current)}`;
  }
  if (!spec.external) return `<unknown metric type "${spec.type}">`;
  return `"${spec.external.metric.name}" ${against(spec.external.target, current)}`;
}

function usage(target: MetricTarget, current: MetricValue | undefined): string {
  if (target.averageValue !== undefined) {
    return `:\t${amountText(current?.averageValue)} / ${amountText(target.averageValue)}`;
  }
  const percent = current?.averageUtilization;
  const now =
    percent === undefined ? '<unknown>' : `${percent}% (${amountText(current?.averageValue)})`;
  return `  (as a percentage of request):\t${now} / ${target.averageUtilization ?? '<auto>'}%`;
}

function against(target: MetricTarget, current: MetricValue | undefined): string {
  return target.averageValue === undefined
    ? `(target value):\t${amountText(current?.value)} / ${amountText(target.value)}`
    : `(target average value):\t${amountText(current?.averageValue)} / ${amountText(target.averageValue)}`;
}

function behaviorLines({ spec: { behavior } }: HorizontalPodAutoscaler): string[] {
  if (!behavior) return [];
  return [
    'Behavior:',
    ...directionLines('Scale Up', behavior.scaleUp),
    ...directionLines('Scale Down', behavior.scaleDown),
  ];
}

function directionLines(title: string, rules: ScalingRules): string[] {
  const { policies, selectPolicy, stabilizationWindowSeconds: seconds } = rules;
  return [
    `  ${title}:`,
    ...(seconds === undefined ? [] : [`    Stabilization Window: ${seconds} seconds`]),
    `    Select Policy: ${selectPolicy}`,
    '    Policies:',
    ...policies.map(
      ({ type, value, periodSeconds }) =>
        `      - Type: ${type}\tValue: ${value}\tPeriod: ${periodSeconds} seconds`,
    ),
  ];
}

function conditionLines({ status: { conditions = [] } }: HorizontalPodAutoscaler): string[] {
  if (conditions.length === 0) return [];
  return [
    'Conditions:',
    '  Type\tStatus\tReason\tMessage',
    '  ----\t------\t------\t-------',
    ...conditions.map(
      ({ type, status, reason = '', message = '' }) =>
        `  ${type}\t${status}\t${reason}\t${message}`,
    ),
  ];
}
