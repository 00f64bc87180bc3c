/** Roles made of others. Upstream: pkg/controller/clusterroleaggregation/clusterroleaggregation_controller.go. */
import { isEqualJson } from './json';
import { isSelected } from './labels';
import type { ClusterRole, PolicyRule } from './object-access';
import type { LabelSelector } from './object-parts';

/** The rules of every role that one of the selectors selects, in the order of their names, each once. */
export function aggregatedRules(
  selectors: readonly LabelSelector[],
  roles: readonly ClusterRole[],
): PolicyRule[] {
  const rules: PolicyRule[] = [];
  const parts = roles
    .filter(({ metadata }) => selectors.some((each) => isSelected(each, metadata.labels)))
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  for (const rule of parts.flatMap((role) => role.rules ?? [])) {
    if (!rules.some((other) => isEqualJson(other, rule))) rules.push(rule);
  }
  return rules;
}
