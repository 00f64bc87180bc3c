/** Whether a pod's node selector and node affinity let it onto a node. Upstream: component-helpers scheduling/corev1/nodeaffinity. */
import { hasLabels, isMet, type Requirement, requirementProblem } from '../labels';
import type { NodeSelectorRequirement, NodeSelectorTerm } from '../object-scheduling';
import type { Node, Pod } from '../objects';

/** All of the selector, and one of the terms. */
export function isNodeAllowed({ spec }: Pod, node: Node): boolean {
  if (!hasLabels(spec.nodeSelector ?? {}, node.metadata.labels)) return false;
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return !required || required.nodeSelectorTerms.some((term) => isTermMet(term, node));
}

/** A term that asks nothing is met by nothing. */
export function isTermMet(
  { matchExpressions, matchFields }: NodeSelectorTerm,
  node: Node,
): boolean {
  const expressions = matchExpressions ?? [];
  const fields = matchFields ?? [];
  if (expressions.length === 0 && fields.length === 0) return false;
  const labels = node.metadata.labels ?? {};
  const name = { 'metadata.name': node.metadata.name };
  return (
    expressions.every((expression) => isRequirementMet(expression, labels)) &&
    fields.every((field) => (field.values ?? []).length === 1 && isRequirementMet(field, name))
  );
}

function isRequirementMet(
  { key, operator: word, values = [] }: NodeSelectorRequirement,
  labels: Record<string, string>,
): boolean {
  const operator = operatorOf(word);
  if (!operator) return false;
  const requirement: Requirement = { key, operator, values };
  return requirementProblem(requirement) === null && isMet(requirement, labels);
}

function operatorOf(word: string): Requirement['operator'] | null {
  switch (word) {
    case 'In':
      return 'in';
    case 'NotIn':
      return 'notin';
    case 'Exists':
      return 'exists';
    case 'DoesNotExist':
      return '!';
    case 'Gt':
      return '>';
    case 'Lt':
      return '<';
    default:
      return null;
  }
}
