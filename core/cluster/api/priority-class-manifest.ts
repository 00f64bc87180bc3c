/** Priority classes as they come in. Upstream: pkg/apis/scheduling/v1/defaults.go, validation/validation.go. */
import type { JsonObject } from '../json';
import type { Metadata } from '../object-parts';
import type { PriorityClass } from '../object-priority-class';
import { completed, part } from './fill';
import { forbidden, invalidValue, type Problem } from './problem';
import { numberOf, textOf } from './read-field';
import { flag, number, object, oneOf, type Shape, text } from './shape';
import { metadata } from './shapes';

const USER_MAX = 1_000_000_000;
const SYSTEM_PREFIX = 'system-';
const SYSTEM_CLASSES = [
  {
    name: 'system-node-critical',
    value: 2_000_001_000,
    description: 'Used for system critical pods that must not be moved from their current node.',
  },
  {
    name: 'system-cluster-critical',
    value: 2_000_000_000,
    description:
      'Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.',
  },
];

export const priorityClassShape: Shape<PriorityClass> = object(
  {
    apiVersion: oneOf(['scheduling.k8s.io/v1']),
    kind: oneOf(['PriorityClass']),
    metadata,
    value: number,
    preemptionPolicy: oneOf(['PreemptLowerPriority', 'Never']),
  },
  { globalDefault: flag, description: text },
);

export function completePriorityClass(priorityClass: JsonObject): JsonObject {
  return completed(priorityClass, { value: 0, preemptionPolicy: 'PreemptLowerPriority' });
}

export function priorityClassProblems(
  priorityClass: JsonObject,
  before: JsonObject | null,
): Problem[] {
  const name = textOf(part(priorityClass, 'metadata'), 'name');
  const value = numberOf(priorityClass, 'value');
  const { preemptionPolicy: policy } = priorityClass;
  if (before) {
    return [
      ...(value === before.value ? [] : [forbidden('Value', 'may not be changed in an update.')]),
      ...(policy === before.preemptionPolicy
        ? []
        : [invalidValue('preemptionPolicy', String(policy), 'field is immutable')]),
    ];
  }
  if (!name.startsWith(SYSTEM_PREFIX)) {
    const most = `maximum allowed value of a user defined priority is ${USER_MAX}`;
    return value > USER_MAX ? [forbidden('value', most)] : [];
  }
  if (SYSTEM_CLASSES.some((each) => each.name === name && each.value === value)) return [];
  const why = `${name} is not a known system priority class`;
  return [
    forbidden(
      'metadata.name',
      `priority class names with '${SYSTEM_PREFIX}' prefix are reserved for system use only. error: ${why}`,
    ),
  ];
}

/** Those that every cluster has. */
export function systemPriorityClasses(
  born: (metadata: Pick<Metadata, 'name'>) => Metadata,
): PriorityClass[] {
  return SYSTEM_CLASSES.map(({ name, value, description }) => ({
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: born({ name }),
    value,
    description,
    preemptionPolicy: 'PreemptLowerPriority',
  }));
}
