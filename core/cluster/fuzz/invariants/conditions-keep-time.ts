import { servesRequests } from '../../components';
import type { Condition, KubernetesObject } from '../../objects';
import { betweenVersions, type Invariant } from '../invariant';

/**
 * There is one condition of a type, and its lastTransitionTime moves only when its status does. Where nobody served
 * requests for a while, a kubelet and the node controller may each say of a pod when they found it so.
 * Kubernetes: "API Conventions", typical status properties; SetDeploymentCondition, UpdatePodCondition.
 */
export const conditionsKeepTime: Invariant = (course) => {
  const hadOutage = course.cluster.acts.some(
    ({ command }) => command.type === 'component' && servesRequests(command.component),
  );
  const problems = betweenVersions((object, previous) =>
    object.kind === 'Pod' && hadOutage ? [] : problemsOf(object, previous),
  );
  return problems(course);
};

function problemsOf(object: KubernetesObject, previous: KubernetesObject): string[] {
  const conditions = conditionsOf(object);
  const earlier = new Map(conditionsOf(previous).map((condition) => [condition.type, condition]));
  const types = new Set(conditions.map(({ type }) => type));
  return [
    ...(types.size < conditions.length ? ['it has two conditions of one type'] : []),
    ...conditions.flatMap(({ type, status, lastTransitionTime }) => {
      const before = earlier.get(type);
      return before?.status === status && before.lastTransitionTime !== lastTransitionTime
        ? [`${type} stayed ${status} and changed at ${lastTransitionTime}`]
        : [];
    }),
  ];
}

function conditionsOf(object: KubernetesObject): readonly Condition[] {
  const status = 'status' in object ? object.status : {};
  return 'conditions' in status ? (status.conditions ?? []) : [];
}
