import { presenceOn, targetNode } from '../../controllers/daemon-set-nodes';
import type { DaemonSet } from '../../object-sets';
import { controllerOf, isReady } from '../../pods';
import { listObjects, type View } from '../../store';
import { inTheEnd, saysFailedCreate } from '../invariant';
import { isOver } from './nodes-have-room';

/**
 * When all is mended and left alone, each node that should run a DaemonSet's pod has one, or the set says that it
 * could not make it; no other node has one that need not be there; and the status counts them, unless a node was
 * deleted under one: nobody is told of that.
 * Kubernetes: "DaemonSet"; pkg/controller/daemon manage, updateDaemonSetStatus.
 */
export const daemonsSettle = inTheEnd((view) =>
  listObjects(view, 'DaemonSet').flatMap((set) =>
    isExcused(set, view) ? [] : problemsOf(set, view),
  ),
);

function isExcused({ metadata }: DaemonSet, view: View): boolean {
  return metadata.deletionTimestamp !== undefined || saysFailedCreate(view, metadata.uid);
}

function problemsOf(set: DaemonSet, view: View): string[] {
  const pods = listObjects(view, 'Pod').filter(
    (pod) => controllerOf(pod)?.uid === set.metadata.uid && !isOver(pod),
  );
  const nodes = listObjects(view, 'Node').map((node) => ({
    name: node.metadata.name,
    presence: presenceOn(set, node),
    own: pods.filter((pod) => targetNode(pod) === node.metadata.name),
  }));
  const problems = nodes.flatMap(({ name, presence: { runs, stays }, own: { length } }) => {
    const isRight = runs ? length === 1 : length === 0 || (length === 1 && stays);
    return isRight ? [] : [`${name} has ${length} pods of ${set.metadata.name}`];
  });
  const ready = nodes.flatMap(({ presence, own }) =>
    presence.runs ? own.filter(isReady) : [],
  ).length;
  const isOnGone = pods.some((pod) => !nodes.some(({ name }) => name === targetNode(pod)));
  const { numberReady, observedGeneration } = set.status;
  return [
    ...problems,
    ...(numberReady === ready || isOnGone
      ? []
      : [`${set.metadata.name} says ${numberReady} ready of ${ready}`]),
    ...(observedGeneration === set.metadata.generation
      ? []
      : [`${set.metadata.name} observed generation ${observedGeneration}`]),
  ];
}
