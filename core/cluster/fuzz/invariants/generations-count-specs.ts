import { isEqualJson } from '../../json';
import type { KubernetesObject } from '../../objects';
import { betweenVersions } from '../invariant';

/**
 * A generation counts the changes of a spec, one by one, and no controller has observed one that is yet to come,
 * or forgets one that it has observed.
 * Kubernetes: "API Conventions", metadata.generation and status.observedGeneration.
 */
export const generationsCountSpecs = betweenVersions((object, previous) => {
  const { generation } = object.metadata;
  const before = previous.metadata.generation;
  if (generation === undefined || before === undefined) {
    return generation === before ? [] : [`generation went from ${before} to ${generation}`];
  }
  const isNewSpec = !isEqualJson(specOf(object), specOf(previous));
  const observed = observedBy(object);
  return [
    ...(generation === before + (isNewSpec ? 1 : 0)
      ? []
      : [
          `generation went from ${before} to ${generation}, the spec ${isNewSpec ? 'changed' : 'stayed'}`,
        ]),
    ...(observed > generation ? [`generation ${observed} of ${generation} was observed`] : []),
    ...(observed < observedBy(previous) ? [`observedGeneration fell to ${observed}`] : []),
  ];
});

function specOf(object: KubernetesObject) {
  return 'spec' in object ? object.spec : null;
}

function observedBy(object: KubernetesObject): number {
  const status = 'status' in object ? object.status : {};
  return 'observedGeneration' in status ? (status.observedGeneration ?? 0) : 0;
}
