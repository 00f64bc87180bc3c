/** What a pod's spec may say. Upstream: pkg/apis/core/validation/validation.go ValidatePodSpec. */
import type { JsonObject } from '../json';
import { labelValueProblems, qualifiedNameProblems, subdomainProblems } from '../name-rules';
import {
  duplicate,
  invalidBy,
  invalidValue,
  notSupported,
  type Problem,
  required,
  type Written,
} from './problem';
import { listOf, textOf } from './read-field';
import { containersProblems, labelProblems } from './validate-container';
import { labelsProblems } from './validate-metadata';

const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'];
const DNS_POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];
const TOLERATION_OPERATORS = ['Equal', 'Exists'];
const TAINT_EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

export function podSpecProblems(spec: JsonObject, field: string): Problem[] {
  const volumes = listOf(spec, 'volumes');
  const names = new Set(volumes.map((volume) => textOf(volume, 'name')));
  const init = listOf(spec, 'initContainers');
  const nodeName = textOf(spec, 'nodeName');
  return [
    ...volumesProblems(volumes, `${field}.volumes`),
    ...containersProblems(listOf(spec, 'containers'), names, `${field}.containers`),
    ...(init.length > 0 ? containersProblems(init, names, `${field}.initContainers`) : []),
    ...policyProblems(spec, 'restartPolicy', RESTART_POLICIES, field),
    ...policyProblems(spec, 'dnsPolicy', DNS_POLICIES, field),
    ...labelsProblems(spec.nodeSelector, `${field}.nodeSelector`),
    ...(nodeName ? invalidBy(subdomainProblems, `${field}.nodeName`, nodeName) : []),
    ...deadlineProblems(spec.activeDeadlineSeconds, `${field}.activeDeadlineSeconds`),
    ...listOf(spec, 'tolerations').flatMap((toleration, i) =>
      tolerationProblems(toleration, `${field}.tolerations[${i}]`),
    ),
  ];
}

/** Of pods themselves, not of templates. Upstream: validateContainersOnlyForPod. */
export function podProblems(spec: JsonObject): Problem[] {
  return [
    ...podSpecProblems(spec, 'spec'),
    ...['containers', 'initContainers'].flatMap((key) => imagesProblems(spec, key)),
  ];
}

function imagesProblems(spec: JsonObject, key: string): Problem[] {
  return listOf(spec, key).flatMap((container, i) => {
    const image = textOf(container, 'image');
    const detail = 'must not have leading or trailing whitespace';
    return image === image.trim() ? [] : [invalidValue(`spec.${key}[${i}].image`, image, detail)];
  });
}

/** A name is taken by a volume that has nothing wrong with it. */
function volumesProblems(volumes: readonly JsonObject[], field: string): Problem[] {
  const taken = new Set<string>();
  return volumes.flatMap((volume, i) => {
    const at = `${field}[${i}].name`;
    const name = textOf(volume, 'name');
    const problems = [
      ...labelProblems(volume, at),
      ...(taken.has(name) ? [duplicate(at, name)] : []),
    ];
    if (problems.length === 0) taken.add(name);
    return problems;
  });
}

function policyProblems(
  spec: JsonObject,
  key: string,
  supported: readonly string[],
  field: string,
): Problem[] {
  const policy = textOf(spec, key);
  if (policy === '') return [required(`${field}.${key}`)];
  return supported.includes(policy) ? [] : [notSupported(`${field}.${key}`, policy, supported)];
}

function deadlineProblems(seconds: unknown, field: string): Problem[] {
  if (typeof seconds !== 'number' || (seconds >= 1 && seconds < 2 ** 31)) return [];
  return [invalidValue(field, seconds, 'must be between 1 and 2147483647, inclusive')];
}

function tolerationProblems(toleration: JsonObject, at: string): Problem[] {
  const key = textOf(toleration, 'key');
  const operator = textOf(toleration, 'operator');
  const effect = textOf(toleration, 'effect');
  const hasLimit = (toleration.tolerationSeconds ?? null) !== null;
  return [
    ...(key ? invalidBy(qualifiedNameProblems, `${at}.key`, key) : []),
    ...(key === '' && operator !== 'Exists'
      ? [
          invalidValue(
            `${at}.operator`,
            operator,
            'operator must be Exists when `key` is empty, which means "match all values and all keys"',
          ),
        ]
      : []),
    ...(hasLimit && effect !== 'NoExecute'
      ? [
          invalidValue(
            `${at}.effect`,
            effect,
            "effect must be 'NoExecute' when `tolerationSeconds` is set",
          ),
        ]
      : []),
    ...operatorProblems(toleration, operator, `${at}.operator`),
    ...(effect === '' || TAINT_EFFECTS.includes(effect)
      ? []
      : [notSupported(`${at}.effect`, effect, TAINT_EFFECTS)]),
  ];
}

function operatorProblems(toleration: JsonObject, operator: string, field: string): Problem[] {
  const value = textOf(toleration, 'value');
  switch (operator) {
    case '':
    case 'Equal': {
      const problems = labelValueProblems(value);
      return problems.length > 0 ? [invalidValue(field, value, problems.join(';'))] : [];
    }
    case 'Exists':
      return value === ''
        ? []
        : [
            invalidValue(
              field,
              goToleration(toleration),
              "value must be empty when `operator` is 'Exists'",
            ),
          ];
    default:
      return [notSupported(field, operator, TOLERATION_OPERATORS)];
  }
}

function goToleration(toleration: JsonObject): Written {
  const field = (name: string) => JSON.stringify(textOf(toleration, name));
  return {
    go: `core.Toleration{Key:${field('key')}, Operator:${field('operator')}, Value:${field('value')}, Effect:${field('effect')}, TolerationSeconds:(*int64)(nil)}`,
  };
}
