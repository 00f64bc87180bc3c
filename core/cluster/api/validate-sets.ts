/** What daemon sets and stateful sets may say. Upstream: pkg/apis/apps/validation/validation.go. */
import { isEqualJson, type JsonObject } from '../json';
import { part } from './fill';
import {
  forbidden,
  invalidValue,
  notNegative,
  notSupported,
  type Problem,
  required,
} from './problem';
import { numberOf, objectOf, textOf } from './read-field';
import {
  amountOf,
  goSize,
  percentOf,
  selectingProblems,
  selectorChangeProblems,
  sizeProblems,
} from './validate-workload';

export function daemonSetProblems(spec: JsonObject, before: JsonObject | null): Problem[] {
  return [
    ...selectingProblems(spec, 'daemonset'),
    ...notNegative('spec.minReadySeconds', spec.minReadySeconds),
    ...daemonStrategyProblems(part(spec, 'updateStrategy')),
    ...notNegative('spec.revisionHistoryLimit', spec.revisionHistoryLimit),
    ...(before ? selectorChangeProblems(spec, part(before, 'spec')) : []),
  ];
}

export function statefulSetProblems(spec: JsonObject, before: JsonObject | null): Problem[] {
  if (before) return changedStatefulSetProblems(spec, part(before, 'spec'));
  const policy = textOf(spec, 'podManagementPolicy');
  return [
    ...(policy === 'OrderedReady' || policy === 'Parallel'
      ? []
      : [invalidValue('spec.podManagementPolicy', policy, "must be 'OrderedReady' or 'Parallel'")]),
    ...statefulStrategyProblems(part(spec, 'updateStrategy')),
    // The pods may mount what only the claims provide, so they are not looked at before they are made.
    ...selectingProblems(spec, 'statefulset', () => []),
  ];
}

function daemonStrategyProblems(strategy: JsonObject): Problem[] {
  const field = 'spec.updateStrategy';
  const type = textOf(strategy, 'type');
  if (type === 'OnDelete') return [];
  if (type !== 'RollingUpdate') {
    const written = `apps.DaemonSetUpdateStrategy{Type:${JSON.stringify(type)}, RollingUpdate:(*apps.RollingUpdateDaemonSet)(nil)}`;
    return [notSupported(field, { go: written }, ['RollingUpdate', 'OnDelete'])];
  }
  const rolling = objectOf(strategy, 'rollingUpdate');
  if (!rolling) return [required(`${field}.rollingUpdate`)];
  const { maxUnavailable } = rolling;
  const at = `${field}.rollingUpdate.maxUnavailable`;
  const percent = percentOf(maxUnavailable);
  return [
    ...sizeProblems(maxUnavailable, at),
    ...(amountOf(maxUnavailable) === 0
      ? [invalidValue(at, goSize(maxUnavailable), 'cannot be 0')]
      : []),
    ...(percent !== null && percent > 100
      ? [invalidValue(at, goSize(maxUnavailable), 'must not be greater than 100%')]
      : []),
  ];
}

function statefulStrategyProblems(strategy: JsonObject): Problem[] {
  const field = 'spec.updateStrategy';
  const type = textOf(strategy, 'type');
  const rolling = objectOf(strategy, 'rollingUpdate');
  const at = `${field}.rollingUpdate`;
  switch (type) {
    case 'RollingUpdate':
      return rolling ? notNegative(`${at}.partition`, rolling.partition) : [];
    case 'OnDelete': {
      const written = `apps.RollingUpdateStatefulSetStrategy{Partition:${rolling ? numberOf(rolling, 'partition') : 0}}`;
      const why = "only allowed for updateStrategy 'RollingUpdate'";
      return rolling ? [invalidValue(at, { go: written }, why)] : [];
    }
    default: {
      const written = `apps.StatefulSetUpdateStrategy{Type:${JSON.stringify(type)}, RollingUpdate:(*apps.RollingUpdateStatefulSetStrategy)(nil)}`;
      return [invalidValue(field, { go: written }, "must be 'RollingUpdate' or 'OnDelete'")];
    }
  }
}

function changedStatefulSetProblems(spec: JsonObject, before: JsonObject): Problem[] {
  const fixed = (each: JsonObject): JsonObject => {
    const { replicas, template, updateStrategy, minReadySeconds, ...rest } = each;
    return rest;
  };
  const why =
    "updates to statefulset spec for fields other than 'replicas', 'template', and 'updateStrategy' are forbidden";
  return [
    ...(isEqualJson(fixed(spec), fixed(before)) ? [] : [forbidden('spec', why)]),
    ...notNegative('spec.replicas', spec.replicas),
  ];
}
