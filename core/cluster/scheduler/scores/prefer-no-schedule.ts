/** The fewer PreferNoSchedule taints that the pod does not tolerate, the better. Upstream: plugins/tainttoleration Score. */
import { tolerates } from '../../tolerations';
import { type Score, scaledDown } from '../plugin';

export const preferNoSchedule: Score = {
  rule: 'scheduler.taintToleration',
  weight: ({ constants }) => constants.taintTolerationWeight,
  score({ pod }, nodes) {
    const tolerations = (pod.spec.tolerations ?? []).filter(
      ({ effect }) => !effect || effect === 'PreferNoSchedule',
    );
    const counts = nodes.map(
      ({ node }) =>
        (node.spec.taints ?? []).filter(
          (taint) =>
            taint.effect === 'PreferNoSchedule' &&
            !tolerations.some((toleration) => tolerates(toleration, taint)),
        ).length,
    );
    return scaledDown(counts);
  },
};
