/** kubectl describe pdb. Upstream: kubectl/pkg/describe/describe.go. */
import { formatLabelSelector } from '../labels';
import type { PodDisruptionBudget } from '../object-disruption';
import { eventLines } from './describe-time';
import type { Session } from './session';

export function describeBudget(budget: PodDisruptionBudget, session: Session): string[] {
  const { metadata, spec, status } = budget;
  const { minAvailable, maxUnavailable } = spec;
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    ...(minAvailable !== undefined ? [`Min available:\t${minAvailable}`] : []),
    ...(minAvailable === undefined && maxUnavailable !== undefined
      ? [`Max unavailable:\t${maxUnavailable}`]
      : []),
    `Selector:\t${spec.selector ? formatLabelSelector(spec.selector) : '<unset>'}`,
    'Status:',
    `    Allowed disruptions:\t${status.disruptionsAllowed}`,
    `    Current:\t${status.currentHealthy}`,
    `    Desired:\t${status.desiredHealthy}`,
    `    Total:\t${status.expectedPods}`,
    ...eventLines(budget, session),
  ];
}
