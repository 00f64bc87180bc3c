/** The fewer PreferNoSchedule taints that the pod does not tolerate, the better. Upstream: plugins/tainttoleration Score. */
import type { Taint } from '../../objects';
import { tolerates } from '../../tolerations';
import { type Score, scaledDown } from '../plugin';

export const preferNoSchedule: Score = {
  rule: 'scheduler.taintToleration',
  weight: ({ constants }) => constants.taintTolerationWeight,
  score({ pod }, nodes) {
    const tolerations = (pod.spec.tolerations ?? []).filter(
      ({ effect }) => !effect || effect === 'PreferNoSchedule',
    );
    const isUnwelcome = (taint: Taint) =>
      taint.effect === 'PreferNoSchedule' &&
      !tolerations.some((toleration) => tolerates(toleration, taint));
    const counts = nodes.map(({ node }) => node.spec.taints?.filter(isUnwelcome).length ?? 0);
    return scaledDown(counts);
  },
};
