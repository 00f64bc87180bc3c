/** What jobs may say, and what of it stays as it was. Upstream: pkg/apis/batch/validation/validation.go. */
import { isEqualJson, type JsonObject } from '../json';
import { part } from './fill';
import { invalidValue, notNegative, notSupported, type Problem, required } from './problem';
import { numberOf, textOf } from './read-field';
import { podSpecProblems } from './validate-pod';

const COUNTS = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
];
const ENDING_POLICIES = ['OnFailure', 'Never'];
const FROZEN = 'field is immutable';

export function jobProblems(spec: JsonObject, before: JsonObject | null): Problem[] {
  return [
    ...COUNTS.flatMap((name) => notNegative(`spec.${name}`, spec[name])),
    ...podSpecProblems(part(part(spec, 'template'), 'spec'), 'spec.template.spec'),
    ...restartProblems(textOf(part(part(spec, 'template'), 'spec'), 'restartPolicy')),
    ...(before ? changeProblems(spec, part(before, 'spec')) : []),
  ];
}

/** Its pods must be able to end. */
function restartProblems(policy: string): Problem[] {
  const field = 'spec.template.spec.restartPolicy';
  if (ENDING_POLICIES.includes(policy)) return [];
  return policy === 'Always' || policy === ''
    ? [required(field, 'valid values: "OnFailure", "Never"')]
    : [notSupported(field, policy, ENDING_POLICIES)];
}

function changeProblems(spec: JsonObject, before: JsonObject): Problem[] {
  const has = (name: string) => isEqualJson(spec[name], before[name]);
  return [
    ...(has('completions')
      ? []
      : [invalidValue('spec.completions', numberOf(spec, 'completions'), FROZEN)]),
    ...(has('selector')
      ? []
      : [invalidValue('spec.selector', { go: 'v1.LabelSelector{...}' }, FROZEN)]),
    ...(has('template')
      ? []
      : [invalidValue('spec.template', { go: 'core.PodTemplateSpec{...}' }, FROZEN)]),
  ];
}
