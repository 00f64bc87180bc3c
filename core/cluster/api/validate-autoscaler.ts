/** What autoscalers may say. Upstream: pkg/apis/autoscaling/validation/validation.go. */
import type { JsonObject } from '../json';
import { pathSegmentProblems } from '../name-rules';
import { part } from './fill';
import {
  forbidden,
  invalidBy,
  invalidValue,
  notSupported,
  type Problem,
  required,
} from './problem';
import { listOf, numberOf, objectOf, textOf } from './read-field';

const PERIOD_MAX_SECONDS = 1800;
const WINDOW_MAX_SECONDS = 3600;
const SOURCES: Readonly<Record<string, string>> = {
  ContainerResource: 'containerResource',
  External: 'external',
  Object: 'object',
  Pods: 'pods',
  Resource: 'resource',
};

export function autoscalerSpecProblems(spec: JsonObject): Problem[] {
  const least = numberOf(spec, 'minReplicas');
  const most = numberOf(spec, 'maxReplicas');
  const behavior = part(spec, 'behavior');
  return [
    ...(least < 1
      ? [invalidValue('spec.minReplicas', least, 'must be greater than or equal to 1')]
      : []),
    ...(most < 1 ? [invalidValue('spec.maxReplicas', most, 'must be greater than 0')] : []),
    ...(most < least
      ? [invalidValue('spec.maxReplicas', most, 'must be greater than or equal to `minReplicas`')]
      : []),
    ...targetProblems(part(spec, 'scaleTargetRef')),
    ...listOf(spec, 'metrics').flatMap((metric, i) => metricProblems(metric, `spec.metrics[${i}]`)),
    ...(['scaleUp', 'scaleDown'] as const).flatMap((key) => {
      const rules = objectOf(behavior, key);
      return rules ? rulesProblems(rules, `spec.behavior.${key}`) : [];
    }),
  ];
}

function targetProblems(reference: JsonObject): Problem[] {
  return (['kind', 'name'] as const).flatMap((key) => {
    const field = `spec.scaleTargetRef.${key}`;
    const text = textOf(reference, key);
    return text === '' ? [required(field)] : invalidBy(pathSegmentProblems, field, text);
  });
}

function metricProblems(metric: JsonObject, at: string): Problem[] {
  const type = textOf(metric, 'type');
  const expected = Object.hasOwn(SOURCES, type) ? SOURCES[type] : undefined;
  const present = Object.values(SOURCES).filter((source) => objectOf(metric, source) !== null);
  const [only] = present;
  const known = notSupported(`${at}.type`, type, Object.keys(SOURCES));
  return [
    ...(type === '' ? [required(`${at}.type`, 'must specify a metric source type')] : []),
    ...(expected ? [] : [known]),
    ...(only ? sourceProblems(part(metric, only), only, `${at}.${only}`) : []),
    ...(expected && !present.includes(expected)
      ? [required(`${at}.${expected}`, 'must populate information for the given metric source')]
      : []),
    ...(present.length > 1
      ? present
          .filter((source) => source !== expected)
          .map((source) =>
            forbidden(`${at}.${source}`, 'must populate the given metric source only'),
          )
      : []),
  ];
}

function sourceProblems(source: JsonObject, kind: string, at: string): Problem[] {
  const target = part(source, 'target');
  const { averageUtilization: percent, averageValue, value } = target;
  const isResource = kind === 'resource' || kind === 'containerResource';
  const field = `${at}.target`;
  return [
    ...(isResource && textOf(source, 'name') === ''
      ? [required(`${at}.name`, 'must specify a resource name')]
      : []),
    ...(textOf(target, 'type') === ''
      ? [required(`${field}.type`, 'must specify a metric target type')]
      : []),
    ...(typeof percent === 'number' && percent < 1
      ? [invalidValue(`${field}.averageUtilization`, percent, 'must be greater than 0')]
      : []),
    ...(isResource && percent === undefined && averageValue === undefined && value === undefined
      ? [
          required(
            `${field}.averageUtilization`,
            'must set either a target raw value or a target utilization',
          ),
        ]
      : []),
    ...(isResource && percent !== undefined && averageValue !== undefined
      ? [
          forbidden(
            `${field}.averageValue`,
            'may not set both a target raw value and a target utilization',
          ),
        ]
      : []),
  ];
}

function rulesProblems(rules: JsonObject, at: string): Problem[] {
  const seconds = numberOf(rules, 'stabilizationWindowSeconds');
  const window = `${at}.stabilizationWindowSeconds`;
  const select = textOf(rules, 'selectPolicy');
  const policies = listOf(rules, 'policies');
  return [
    ...(seconds < 0
      ? [invalidValue(window, seconds, 'must be greater than or equal to zero')]
      : []),
    ...(seconds > WINDOW_MAX_SECONDS
      ? [invalidValue(window, seconds, `must be less than or equal to ${WINDOW_MAX_SECONDS}`)]
      : []),
    ...(['', 'Max', 'Min', 'Disabled'].includes(select)
      ? []
      : [notSupported(`${at}.selectPolicy`, select, ['Disabled', 'Max', 'Min'])]),
    ...(policies.length === 0
      ? [required(`${at}.policies`, 'must specify at least one Policy')]
      : []),
    ...policies.flatMap((policy, i) => policyProblems(policy, `${at}.policies[${i}]`)),
  ];
}

function policyProblems(policy: JsonObject, at: string): Problem[] {
  const type = textOf(policy, 'type');
  const period = numberOf(policy, 'periodSeconds');
  const value = numberOf(policy, 'value');
  return [
    ...(['Percent', 'Pods'].includes(type)
      ? []
      : [notSupported(`${at}.type`, type, ['Percent', 'Pods'])]),
    ...(value <= 0 ? [invalidValue(`${at}.value`, value, 'must be greater than zero')] : []),
    ...(period <= 0
      ? [invalidValue(`${at}.periodSeconds`, period, 'must be greater than zero')]
      : []),
    ...(period > PERIOD_MAX_SECONDS
      ? [
          invalidValue(
            `${at}.periodSeconds`,
            period,
            `must be less than or equal to ${PERIOD_MAX_SECONDS}`,
          ),
        ]
      : []),
  ];
}
