/** Budgets as they come in. Upstream: pkg/registry/policy/poddisruptionbudget/strategy.go. */
import type { JsonObject } from '../json';
import type { PodDisruptionBudget } from '../object-disruption';
import { part } from './fill';
import {
  longNumber,
  number,
  object,
  oneOf,
  record,
  type Shape,
  text,
  textOrInteger,
} from './shape';
import { labelSelector, metadata } from './shapes';

export const budgetShape: Shape<PodDisruptionBudget> = object(
  {
    apiVersion: oneOf(['policy/v1', 'policy/v1beta1']),
    kind: oneOf(['PodDisruptionBudget']),
    metadata,
    spec: object(
      {},
      { minAvailable: textOrInteger, maxUnavailable: textOrInteger, selector: labelSelector },
    ),
    status: object(
      {
        disruptionsAllowed: number,
        currentHealthy: number,
        desiredHealthy: number,
        expectedPods: number,
      },
      { observedGeneration: longNumber, disruptedPods: record(text) },
    ),
  },
  {},
);

export function completeBudget(budget: JsonObject): JsonObject {
  const nothing = { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 };
  return {
    ...budget,
    spec: part(budget, 'spec'),
    status: { ...nothing, ...part(budget, 'status') },
  };
}
