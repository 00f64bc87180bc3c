/** A pod's phase, from its containers. Upstream: pkg/kubelet/kubelet_pods.go getPhase. */
import type { ContainerStatus, PodPhase, PodSpec } from '../objects';

type Spec = {
  restartPolicy?: PodSpec['restartPolicy'];
  containers: readonly { name: string }[];
  initContainers?: readonly { name: string }[];
};

/** A container that crashes and will be started again leaves its pod Running. */
export function podPhase(
  { restartPolicy, containers, initContainers = [] }: Spec,
  statuses: readonly Pick<ContainerStatus, 'name' | 'state' | 'lastState'>[],
): PodPhase {
  const situationOf = ({ name }: { name: string }) =>
    situation(statuses.find((status) => status.name === name));
  const first = initContainers.map(situationOf);
  const main = containers.map(situationOf);
  if (restartPolicy === 'Never' && first.some(hasFailed)) return 'Failed';
  if (first.some(isPending) || main.some(({ is }) => is === 'waiting')) return 'Pending';
  if (main.some(({ is }) => is === 'unknown')) return 'Pending';
  if (main.some(({ is }) => is === 'running')) return 'Running';
  if (main.length === 0) return 'Pending';
  if (restartPolicy === 'Always') return 'Running';
  if (main.every(({ is, code }) => is === 'ended' && code === 0)) return 'Succeeded';
  return restartPolicy === 'Never' ? 'Failed' : 'Running';
}

type Situation =
  | { is: 'unknown' | 'running' | 'waiting'; code: null }
  | { is: 'ended' | 'waiting again'; code: number };

function situation(status: Pick<ContainerStatus, 'state' | 'lastState'> | undefined): Situation {
  const { running, terminated, waiting } = status?.state ?? {};
  if (running) return { is: 'running', code: null };
  if (terminated) return { is: 'ended', code: terminated.exitCode };
  if (!waiting) return { is: 'unknown', code: null };
  const last = status?.lastState?.terminated;
  return last ? { is: 'waiting again', code: last.exitCode } : { is: 'waiting', code: null };
}

/** Of an init container: it has not ended yet, for the first time. */
function isPending({ code }: Situation): boolean {
  return code === null;
}

function hasFailed({ code }: Situation): boolean {
  return code !== null && code !== 0;
}
