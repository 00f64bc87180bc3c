import type { ContainerStatus, Pod } from '../../objects';
import { betweenVersions } from '../invariant';

/**
 * A pod is bound once, ends once, and its restarts are counted up.
 * Kubernetes: "Pod Lifecycle", pods are scheduled once in their lifetime and Succeeded and Failed are final;
 * pkg/kubelet/status checkContainerStateTransition.
 */
export const podsGoForward = betweenVersions((object, previous) =>
  object.kind === 'Pod' && previous.kind === 'Pod' ? steps(object, previous) : [],
);

function steps(pod: Pod, before: Pod): string[] {
  const was = before.status.phase;
  const isOver = was === 'Succeeded' || was === 'Failed';
  const started = was !== 'Pending' && pod.status.phase === 'Pending';
  const node = before.spec.nodeName;
  return [
    ...(node === undefined || node === pod.spec.nodeName
      ? []
      : [`moved from ${node} to ${pod.spec.nodeName}`]),
    ...((isOver && pod.status.phase !== was) || started
      ? [`its phase went from ${was} to ${pod.status.phase}`]
      : []),
    ...(pod.status.containerStatuses ?? []).flatMap((container) => {
      const earlier = before.status.containerStatuses?.find(({ name }) => name === container.name);
      return containerProblems(container, earlier);
    }),
  ];
}

function containerProblems(container: ContainerStatus, earlier?: ContainerStatus): string[] {
  const { name, ready, restartCount, state } = container;
  const states = [state.waiting, state.running, state.terminated].filter(Boolean).length;
  return [
    ...(states > 1 ? [`${name} is in ${states} states`] : []),
    ...(ready && !state.running ? [`${name} is ready and does not run`] : []),
    ...(restartCount < (earlier?.restartCount ?? 0)
      ? [`${name} restarted ${restartCount} times`]
      : []),
  ];
}
