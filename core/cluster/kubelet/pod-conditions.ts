/** The conditions that a kubelet reports of a pod. Upstream: pkg/kubelet/status/generate.go. */
import type { Condition, ContainerStatus, PodPhase } from '../objects';

type Named = readonly { name: string }[];
type Statuses = readonly Pick<ContainerStatus, 'name' | 'ready'>[];
type Spec = {
  containers: Named;
  initContainers?: Named;
  readinessGates?: readonly { conditionType: string }[];
};
export type PodCondition = Required<Pick<Condition, 'type' | 'status' | 'reason' | 'message'>>;

/** All containers are ready, and so say the conditions that others are to set. */
export function readyCondition(
  spec: Spec,
  conditions: readonly Pick<Condition, 'type' | 'status'>[],
  statuses: Statuses,
  phase: PodPhase,
): PodCondition {
  const ready = { ...containersReadyCondition(spec, statuses, phase), type: 'Ready' };
  if (ready.status !== 'True') return ready;
  const problems = (spec.readinessGates ?? []).flatMap(({ conditionType }) => {
    const gate = conditions.find(({ type }) => type === conditionType);
    if (gate?.status === 'True') return [];
    const name = JSON.stringify(conditionType);
    return gate
      ? [`the status of pod readiness gate ${name} is not "True", but ${gate.status}`]
      : [`corresponding condition of pod readiness gate ${name} does not exist.`];
  });
  return problems.length === 0
    ? ready
    : condition('Ready', 'False', 'ReadinessGatesNotReady', problems.join(', '));
}

export function containersReadyCondition(
  { containers }: Spec,
  statuses: Statuses,
  phase: PodPhase,
): PodCondition {
  const type = 'ContainersReady';
  if (statuses.length === 0) return condition(type, 'False', 'UnknownContainerStatuses');
  const { unknown, unready } = sorted(containers, statuses);
  if (phase === 'Succeeded' && unknown.length === 0)
    return condition(type, 'False', 'PodCompleted');
  const message = messageOf(unknown, unready, 'unready');
  return message
    ? condition(type, 'False', 'ContainersNotReady', message)
    : condition(type, 'True');
}

export function initializedCondition(
  { initContainers = [] }: Spec,
  statuses: Statuses,
  phase: PodPhase,
): PodCondition {
  const type = 'Initialized';
  if (statuses.length === 0 && initContainers.length > 0) {
    return condition(type, 'False', 'UnknownContainerStatuses');
  }
  const { unknown, unready } = sorted(initContainers, statuses);
  if (phase === 'Succeeded' && unknown.length === 0) return condition(type, 'True', 'PodCompleted');
  const message = messageOf(unknown, unready, 'incomplete');
  return message
    ? condition(type, 'False', 'ContainersNotInitialized', message)
    : condition(type, 'True');
}

function sorted(containers: Named, statuses: Statuses): { unknown: string[]; unready: string[] } {
  const names = containers.map(({ name }) => name);
  const readyOf = (name: string) => statuses.find((status) => status.name === name)?.ready;
  return {
    unknown: names.filter((name) => readyOf(name) === undefined),
    unready: names.filter((name) => readyOf(name) === false),
  };
}

function messageOf(unknown: readonly string[], unready: readonly string[], word: string): string {
  return [
    ...(unknown.length > 0 ? [`containers with unknown status: [${unknown.join(' ')}]`] : []),
    ...(unready.length > 0 ? [`containers with ${word} status: [${unready.join(' ')}]`] : []),
  ].join(', ');
}

function condition(
  type: string,
  status: Condition['status'],
  reason = '',
  message = '',
): PodCondition {
  return { type, status, reason, message };
}
