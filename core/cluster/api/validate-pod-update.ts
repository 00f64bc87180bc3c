/** What of a pod may not change any more. Upstream: pkg/apis/core/validation/validation.go ValidatePodUpdate. */
import type { JsonObject } from '../json';
import { part } from './fill';
import { forbidden, type Problem } from './problem';
import { listOf } from './read-field';

export function podUpdateProblems(pod: JsonObject, before: JsonObject): Problem[] {
  const detail = 'pod updates may not add or remove containers';
  return (['containers', 'initContainers'] as const).flatMap((key) =>
    listOf(part(pod, 'spec'), key).length === listOf(part(before, 'spec'), key).length
      ? []
      : [forbidden(`spec.${key}`, detail)],
  );
}
