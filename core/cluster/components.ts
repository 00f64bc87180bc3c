/** The processes of the control plane, which a scenario can take down, and who works in which. */
import { type ActorName, actorNames } from './actor';

export const componentNames = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
] as const;
export type ComponentName = (typeof componentNames)[number];

/** How long after it is up again a component acts: the controller manager waits for its caches. */
const startMs: Record<ComponentName, number> = {
  etcd: 0,
  'kube-apiserver': 0,
  'kube-controller-manager': 11_000,
  'kube-scheduler': 500,
};

export function actorsIn(component: ComponentName): ActorName[] {
  return actorNames.filter((actor) => componentOf(actor) === component);
}

export function startUpMs(component: ComponentName): number {
  return startMs[component];
}

/** Without these two nobody can ask anything. */
export function servesRequests(component: ComponentName): boolean {
  return component === 'etcd' || component === 'kube-apiserver';
}

function componentOf(actor: ActorName): ComponentName {
  return actor === 'default-scheduler' ? 'kube-scheduler' : 'kube-controller-manager';
}
