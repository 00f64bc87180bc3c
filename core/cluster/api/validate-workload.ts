/** What deployments and replica sets may say. Upstream: pkg/apis/apps/validation/validation.go. */
import { isEqualJson, type Json, type JsonObject } from '../json';
import { isMet, requirementsOf } from '../labels';
import { percentProblems, qualifiedNameProblems } from '../name-rules';
import type { LabelSelector } from '../objects';
import { part } from './fill';
import {
  forbidden,
  invalidBy,
  invalidValue,
  notNegative,
  notSupported,
  type Problem,
  required,
  type Written,
} from './problem';
import { listOf, numberOf, objectOf, pairsOf, textOf, textsOf } from './read-field';
import { annotationsProblems, labelsProblems } from './validate-metadata';
import { podSpecProblems } from './validate-pod';

type PodRule = (spec: JsonObject, field: string) => Problem[];

export function deploymentSpecProblems(spec: JsonObject): Problem[] {
  const { progressDeadlineSeconds: deadline } = spec;
  const deadlineField = 'spec.progressDeadlineSeconds';
  return [
    ...selectingProblems(spec, 'deployment'),
    ...strategyProblems(part(spec, 'strategy')),
    ...notNegative('spec.minReadySeconds', spec.minReadySeconds),
    ...notNegative('spec.revisionHistoryLimit', spec.revisionHistoryLimit),
    ...notNegative(deadlineField, deadline),
    ...(typeof deadline === 'number' && deadline <= numberOf(spec, 'minReadySeconds')
      ? [invalidValue(deadlineField, deadline, 'must be greater than minReadySeconds')]
      : []),
  ];
}

export function replicaSetSpecProblems(spec: JsonObject): Problem[] {
  return [
    ...notNegative('spec.minReadySeconds', spec.minReadySeconds),
    ...selectingProblems(spec, 'replicaset'),
  ];
}

/** What a selector selects must not change under the pods that are there. */
export function selectorChangeProblems(spec: JsonObject, before: JsonObject): Problem[] {
  return isEqualJson(spec.selector, before.selector)
    ? []
    : [invalidValue('spec.selector', goSelector(spec), 'field is immutable')];
}

/** `podProblems` says what is wrong with the pods of the template. */
export function selectingProblems(
  spec: JsonObject,
  kind: string,
  podProblems: PodRule = podSpecProblems,
): Problem[] {
  const selector = selectorOf(spec);
  const asked = requirementsOf(selector);
  const field = 'spec.selector';
  return [
    ...notNegative('spec.replicas', spec.replicas),
    ...(selector ? selectorProblems(part(spec, 'selector'), field) : [required(field)]),
    ...(asked && !('error' in asked) && asked.length === 0
      ? [invalidValue(field, goSelector(spec), `empty selector is invalid for ${kind}`)]
      : []),
    ...(asked && 'error' in asked
      ? [invalidValue(field, goSelector(spec), 'invalid label selector')]
      : templateProblems(
          part(spec, 'template'),
          (labels) => (asked ? asked.every((each) => isMet(each, labels)) : false),
          podProblems,
        )),
  ];
}

function selectorOf(spec: JsonObject): LabelSelector | null {
  const selector = objectOf(spec, 'selector');
  if (!selector) return null;
  return {
    matchLabels: Object.fromEntries(pairsOf(selector.matchLabels)),
    matchExpressions: listOf(selector, 'matchExpressions').map((expression) => ({
      key: textOf(expression, 'key'),
      operator: textOf(expression, 'operator'),
      values: [...textsOf(expression, 'values')],
    })),
  };
}

/** Upstream: apimachinery/pkg/apis/meta/v1/validation ValidateLabelSelector. */
function selectorProblems(selector: JsonObject, field: string): Problem[] {
  return [
    ...labelsProblems(selector.matchLabels, `${field}.matchLabels`),
    ...listOf(selector, 'matchExpressions').flatMap((expression, i) => {
      const at = `${field}.matchExpressions[${i}]`;
      return [
        ...expressionProblems(expression, at),
        ...invalidBy(qualifiedNameProblems, `${at}.key`, textOf(expression, 'key')),
      ];
    }),
  ];
}

function expressionProblems(expression: JsonObject, at: string): Problem[] {
  const operator = textOf(expression, 'operator');
  const hasValues = textsOf(expression, 'values').length > 0;
  switch (operator) {
    case 'In':
    case 'NotIn':
      return hasValues
        ? []
        : [required(`${at}.values`, "must be specified when `operator` is 'In' or 'NotIn'")];
    case 'Exists':
    case 'DoesNotExist':
      return hasValues
        ? [
            forbidden(
              `${at}.values`,
              "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
            ),
          ]
        : [];
    default:
      return [invalidValue(`${at}.operator`, operator, 'not a valid selector operator')];
  }
}

function templateProblems(
  template: JsonObject,
  selects: (labels: Record<string, string>) => boolean,
  podProblems: PodRule,
): Problem[] {
  const { labels, annotations } = part(template, 'metadata');
  const field = 'spec.template';
  const spec = part(template, 'spec');
  const policy = textOf(spec, 'restartPolicy');
  return [
    ...(selects(Object.fromEntries(pairsOf(labels)))
      ? []
      : [
          invalidValue(
            `${field}.metadata.labels`,
            { go: goMap(labels) },
            '`selector` does not match template `labels`',
          ),
        ]),
    ...labelsProblems(labels, `${field}.labels`),
    ...annotationsProblems(annotations, `${field}.annotations`),
    ...podProblems(spec, `${field}.spec`),
    ...(policy === 'Always'
      ? []
      : [notSupported(`${field}.spec.restartPolicy`, policy, ['Always'])]),
    ...((spec.activeDeadlineSeconds ?? null) === null
      ? []
      : [
          forbidden(
            `${field}.spec.activeDeadlineSeconds`,
            'activeDeadlineSeconds in ReplicaSet is not Supported',
          ),
        ]),
  ];
}

function strategyProblems(strategy: JsonObject): Problem[] {
  const field = 'spec.strategy';
  const rolling = objectOf(strategy, 'rollingUpdate');
  switch (textOf(strategy, 'type')) {
    case 'Recreate':
      return rolling
        ? [
            forbidden(
              `${field}.rollingUpdate`,
              "may not be specified when strategy `type` is 'Recreate'",
            ),
          ]
        : [];
    case 'RollingUpdate':
      return rolling
        ? rollingProblems(rolling, `${field}.rollingUpdate`)
        : [required(`${field}.rollingUpdate`, 'this should be defaulted and never be nil')];
    default:
      return [notSupported(field, { go: goStrategy(strategy) }, ['Recreate', 'RollingUpdate'])];
  }
}

function rollingProblems({ maxUnavailable, maxSurge }: JsonObject, at: string): Problem[] {
  const field = `${at}.maxUnavailable`;
  const percent = percentOf(maxUnavailable);
  return [
    ...sizeProblems(maxUnavailable, field),
    ...sizeProblems(maxSurge, `${at}.maxSurge`),
    ...(amountOf(maxUnavailable) === 0 && amountOf(maxSurge) === 0
      ? [invalidValue(field, goSize(maxUnavailable), 'may not be 0 when `maxSurge` is 0')]
      : []),
    ...(percent !== null && percent > 100
      ? [invalidValue(field, goSize(maxUnavailable), 'must not be greater than 100%')]
      : []),
  ];
}

export function sizeProblems(size: Json | undefined, field: string): Problem[] {
  if (typeof size !== 'string') return notNegative(field, size);
  return percentProblems(size).map((detail) => invalidValue(field, goSize(size), detail));
}

export function percentOf(size: Json | undefined): number | null {
  return typeof size === 'string' && percentProblems(size).length === 0
    ? Number(size.slice(0, -1))
    : null;
}

/** Of a text that is no percentage the number that it is, or nothing. */
export function amountOf(size: Json | undefined): number {
  if (typeof size !== 'string') return typeof size === 'number' ? size : 0;
  return percentOf(size) ?? (/^[+-]?\d+$/.test(size) ? Number(size) : 0);
}

export function goSize(size: Json | undefined): Written {
  const isText = typeof size === 'string';
  return {
    go: `intstr.IntOrString{Type:${isText ? 1 : 0}, IntVal:${isText ? 0 : size}, StrVal:${JSON.stringify(isText ? size : '')}}`,
  };
}

function goStrategy(strategy: JsonObject): string {
  return `apps.DeploymentStrategy{Type:${JSON.stringify(textOf(strategy, 'type'))}, RollingUpdate:(*apps.RollingUpdateDeployment)(nil)}`;
}

function goSelector(spec: JsonObject): Written | string {
  const selector = objectOf(spec, 'selector');
  if (!selector) return 'null';
  const expressions = listOf(selector, 'matchExpressions').map((expression) => {
    const values = textsOf(expression, 'values').map((value) => JSON.stringify(value));
    const list = expression.values ? `[]string{${values.join(', ')}}` : '[]string(nil)';
    return `v1.LabelSelectorRequirement{Key:${JSON.stringify(textOf(expression, 'key'))}, Operator:${JSON.stringify(textOf(expression, 'operator'))}, Values:${list}}`;
  });
  const list = selector.matchExpressions ? `{${expressions.join(', ')}}` : '(nil)';
  return {
    go: `v1.LabelSelector{MatchLabels:${goMap(selector.matchLabels)}, MatchExpressions:[]v1.LabelSelectorRequirement${list}}`,
  };
}

function goMap(labels: Json | undefined): string {
  if (!labels) return 'map[string]string(nil)';
  const pairs = pairsOf(labels).map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  );
  return `map[string]string{${pairs.join(', ')}}`;
}
