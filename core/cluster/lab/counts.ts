/** Desired beside actual, for one Deployment. */
import type { Deployment, Pod } from '../objects';
import type { ClusterView } from '../view';
import { type PodState, podState, podStates, podStateWords } from './pod-state';

export type DeploymentCount = {
  name: string;
  wanted: number;
  /** How its pods stand, in the order of the states, each state that occurs. */
  states: readonly { state: PodState; pods: number }[];
};

export function countDeployments(view: ClusterView): DeploymentCount[] {
  return view.deployments.map((deployment) => {
    const pods = podsOf(view, deployment).map(podState);
    const ordered: PodState[] = ['ready', ...podStates.filter((state) => state !== 'ready')];
    return {
      name: deployment.metadata.name,
      wanted: deployment.spec.replicas,
      states: ordered
        .map((state) => ({ state, pods: pods.filter((other) => other === state).length }))
        .filter(({ state, pods: count }) => count > 0 || state === 'ready'),
    };
  });
}

/** `3 wanted · 2 ready · 1 starting` */
export function countInWords({ wanted, states }: DeploymentCount): string {
  const parts = states.map(({ state, pods }) => `${pods} ${podStateWords[state].toLowerCase()}`);
  return [`${wanted} wanted`, ...parts].join(' · ');
}

/** By owner references: the Deployment's ReplicaSets and theirs. */
function podsOf(view: ClusterView, deployment: Deployment): Pod[] {
  const owners = new Set(
    view.replicaSets
      .filter((set) => isOwnedBy(set.metadata, new Set([deployment.metadata.uid])))
      .map((set) => set.metadata.uid),
  );
  return view.pods.filter((pod) => isOwnedBy(pod.metadata, owners));
}

function isOwnedBy(
  { ownerReferences }: { ownerReferences?: { uid: string }[] },
  uids: ReadonlySet<string>,
): boolean {
  return (ownerReferences ?? []).some(({ uid }) => uids.has(uid));
}
