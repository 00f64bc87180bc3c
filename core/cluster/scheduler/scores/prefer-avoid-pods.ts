/** A node may ask to be spared the pods of a controller, which outweighs all other scores. Upstream: plugins/nodepreferavoidpods, until 1.21. */
import { controllerOf } from '../../pods';
import { type Score, unscaled } from '../plugin';

const ANNOTATION = 'scheduler.alpha.kubernetes.io/preferAvoidPods';
const KINDS = ['ReplicationController', 'ReplicaSet'];

export const preferAvoidPods: Score = {
  rule: 'scheduler.nodePreferAvoidPods',
  weight: ({ constants }) => constants.avoidPodsWeight,
  score({ pod }, nodes) {
    const owner = controllerOf(pod);
    const uid = owner && KINDS.includes(owner.kind) ? owner.uid : null;
    return unscaled(
      nodes.map(({ node }) => {
        const avoided = node.metadata.annotations?.[ANNOTATION] ?? '';
        return uid !== null && avoided.includes(`"uid":"${uid}"`) ? 0 : 100;
      }),
    );
  },
};
