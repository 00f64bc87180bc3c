/** Which labels a selector selects. Upstream: apimachinery/pkg/apis/meta/v1/helpers.go LabelSelectorAsSelector. */
import type { LabelSelector, Labels } from './objects';

/** A selector that asks nothing selects everything; a missing one selects nothing. */
export function isSelected(
  selector: LabelSelector | undefined,
  labels: Labels | undefined,
): boolean {
  if (!selector) return false;
  return (
    hasLabels(selector.matchLabels ?? {}, labels) &&
    (selector.matchExpressions ?? []).every((expression) => isMet(expression, labels ?? {}))
  );
}

/** Whether all of the wanted labels are there with their values. */
export function hasLabels(wanted: Labels, labels: Labels | undefined): boolean {
  return Object.entries(wanted).every(([key, value]) => labels?.[key] === value);
}

function isMet(
  expression: { key: string; operator: string; values?: string[] },
  labels: Labels,
): boolean {
  const value = labels[expression.key];
  const isListed = value !== undefined && (expression.values ?? []).includes(value);
  switch (expression.operator) {
    case 'In':
      return isListed;
    case 'NotIn':
      return !isListed;
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}
