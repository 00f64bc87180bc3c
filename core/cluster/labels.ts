/**
 * Which labels a selector selects.
 * Upstream: apimachinery/pkg/labels/selector.go, apimachinery/pkg/apis/meta/v1/helpers.go.
 */
import { labelValueProblems, qualifiedNameProblems } from './name-rules';
import type { LabelSelector, Labels } from './objects';

export type SelectorOperator = '=' | '==' | '!=' | 'in' | 'notin' | 'exists' | '!' | '>' | '<';
export type Requirement = {
  readonly key: string;
  readonly operator: SelectorOperator;
  readonly values: readonly string[];
};

const INTEGER = /^[-+]?\d+$/;
const wordOperators = { In: 'in', NotIn: 'notin', Exists: 'exists', DoesNotExist: '!' } as const;

/** A selector that asks nothing selects everything; a missing one selects nothing. */
export function isSelected(
  selector: LabelSelector | undefined,
  labels: Labels | undefined,
): boolean {
  if (!selector) return false;
  return (
    hasLabels(selector.matchLabels ?? {}, labels) &&
    (selector.matchExpressions ?? []).every(({ key, operator: word, values = [] }) => {
      const operator = operatorOf(word);
      return operator !== null && isMet({ key, operator, values }, labels ?? {});
    })
  );
}

/** Whether all of the wanted labels are there with their values. */
export function hasLabels(wanted: Labels, labels: Labels | undefined): boolean {
  for (const key in wanted) if (labels?.[key] !== wanted[key]) return false;
  return true;
}

export function isMet({ key, operator, values }: Requirement, labels: Labels): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  const isListed = value !== undefined && values.includes(value);
  switch (operator) {
    case 'in':
    case '=':
    case '==':
      return isListed;
    case 'notin':
    case '!=':
      return !isListed;
    case 'exists':
      return value !== undefined;
    case '!':
      return value === undefined;
    default:
      return value !== undefined && isBeyond(operator, value, values[0] ?? '');
  }
}

function isBeyond(operator: '>' | '<', value: string, limit: string): boolean {
  if (!INTEGER.test(value) || !INTEGER.test(limit)) return false;
  return operator === '>' ? Number(value) > Number(limit) : Number(value) < Number(limit);
}

/** What a selector asks, by key; null asks for what nothing has. */
export function requirementsOf(
  selector: LabelSelector | null,
): readonly Requirement[] | null | { error: string } {
  if (!selector) return null;
  const requirements: Requirement[] = [];
  for (const requirement of askedBy(selector)) {
    const error = 'error' in requirement ? requirement.error : requirementProblem(requirement);
    if (error !== null) return { error };
    if (!('error' in requirement)) requirements.push(requirement);
  }
  return byKey(requirements);
}

function askedBy({ matchLabels = {}, matchExpressions = [] }: LabelSelector) {
  const labels = Object.entries(matchLabels).map(
    ([key, value]): Requirement => ({ key, operator: '=', values: [value] }),
  );
  const expressions = matchExpressions.map(({ key, operator: word, values = [] }) => {
    const operator = operatorOf(word);
    return operator
      ? { key, operator, values }
      : { error: `"${word}" is not a valid pod selector operator` };
  });
  return [...labels, ...expressions];
}

function operatorOf(word: string): SelectorOperator | null {
  switch (word) {
    case 'In':
    case 'NotIn':
    case 'Exists':
    case 'DoesNotExist':
      return wordOperators[word];
    default:
      return null;
  }
}

/** Null when it may be asked. */
export function requirementProblem(requirement: Requirement): string | null {
  const { key, values } = requirement;
  const [keyProblem] = labelKeyProblems(key);
  if (keyProblem) return keyProblem;
  const count = valuesProblem(requirement);
  if (count) return count;
  for (const value of values) {
    const problems = labelValueProblems(value);
    if (problems.length > 0) {
      return `invalid label value: ${JSON.stringify(value)}: at key: ${JSON.stringify(key)}: ${problems.join('; ')}`;
    }
  }
  return null;
}

export function labelKeyProblems(key: string): string[] {
  const problems = qualifiedNameProblems(key);
  return problems.length === 0
    ? []
    : [`invalid label key ${JSON.stringify(key)}: ${problems.join('; ')}`];
}

function valuesProblem({ operator, values }: Requirement): string | null {
  switch (operator) {
    case 'in':
    case 'notin':
      return values.length > 0 ? null : "for 'in', 'notin' operators, values set can't be empty";
    case 'exists':
    case '!':
      return values.length === 0 ? null : 'values set must be empty for exists and does not exist';
    case '>':
    case '<':
      if (values.length !== 1) return "for 'Gt', 'Lt' operators, exactly one value is required";
      return INTEGER.test(values[0] ?? '')
        ? null
        : "for 'Gt', 'Lt' operators, the value must be an integer";
    default:
      return values.length === 1 ? null : 'exact-match compatibility requires one single value';
  }
}

export function byKey(requirements: readonly Requirement[]): Requirement[] {
  return requirements.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** As `kubectl get -l` takes it. */
export function selectorText(requirements: readonly Requirement[]): string {
  return requirements.map(requirementText).join(',');
}

function requirementText({ key, operator, values }: Requirement): string {
  switch (operator) {
    case 'exists':
      return key;
    case '!':
      return `!${key}`;
    case 'in':
    case 'notin':
      return `${key} ${operator} (${values.toSorted().join(',')})`;
    default:
      return `${key}${operator}${values.join(',')}`;
  }
}

/** As tables show it: `app=web,tier in (back,front)`, or `<none>`. */
export function formatLabelSelector(selector: LabelSelector | null): string {
  const requirements = requirementsOf(selector);
  if (requirements === null) return '<none>';
  if ('error' in requirements) return '<error>';
  return selectorText(requirements) || '<none>';
}
