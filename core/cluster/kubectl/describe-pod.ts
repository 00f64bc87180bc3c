/** kubectl describe pod. */
import type { Container, ContainerStatus, Pod } from '../objects';
import { describeContainer } from './describe-container';
import {
  accountLines,
  annotationLines,
  listLines,
  pairLines,
  tolerationText,
} from './describe-template';
import { eventLines, timeText } from './describe-time';
import { volumeLines } from './describe-volumes';
import type { Session } from './session';
import { timeSince } from './time-since';

export function describePod(pod: Pod, session: Session): string[] {
  const { metadata, spec, status } = pod;
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  const conditions = status.conditions ?? [];
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    `Priority:\t${spec.priority ?? 0}`,
    ...accountLines(spec),
    `Node:\t${spec.nodeName ? `${spec.nodeName}/${status.hostIP ?? ''}` : '<none>'}`,
    ...(status.startTime ? [`Start Time:\t${timeText(status.startTime)}`] : []),
    ...pairLines('Labels:', metadata.labels, '='),
    ...annotationLines(metadata.annotations),
    ...phaseLines(pod, session.nowMs),
    `IP:\t${status.podIP ?? ''}`,
    ...(status.podIP ? ['IPs:', `  IP:\t${status.podIP}`] : ['IPs:\t<none>']),
    ...(owner ? [`Controlled By:\t${owner.kind}/${owner.name}`] : []),
    ...(status.nominatedNodeName ? [`NominatedNodeName:\t${status.nominatedNodeName}`] : []),
    ...containerLines('Init Containers:', spec.initContainers ?? [], status.initContainerStatuses),
    ...containerLines('Containers:', spec.containers, status.containerStatuses),
    ...gateLines(pod),
    ...(conditions.length > 0 ? ['Conditions:', '  Type\tStatus'] : []),
    ...conditions.map((condition) => `  ${condition.type} \t${condition.status} `),
    ...volumeLines(spec),
    `QoS Class:\t${status.qosClass ?? 'BestEffort'}`,
    ...pairLines('Node-Selectors:', spec.nodeSelector, '='),
    ...listLines('Tolerations:', (spec.tolerations ?? []).map(tolerationText).sort()),
    ...eventLines(pod, session),
  ];
}

function containerLines(
  title: string,
  containers: readonly Container[],
  statuses: readonly ContainerStatus[] = [],
): string[] {
  if (containers.length === 0) return [];
  return [
    title,
    ...containers.flatMap((container) => [
      `  ${container.name}:`,
      ...describeContainer(
        container,
        statuses.find(({ name }) => name === container.name),
      ).map((line) => `    ${line}`),
    ]),
  ];
}

function gateLines({ spec, status }: Pod): string[] {
  const gates = spec.readinessGates ?? [];
  if (gates.length === 0) return [];
  const statusOf = (wanted: string) =>
    status.conditions?.find(({ type }) => type === wanted)?.status ?? '<none>';
  return [
    'Readiness Gates:',
    '  Type\tStatus',
    ...gates.map(({ conditionType }) => `  ${conditionType} \t${statusOf(conditionType)} `),
  ];
}

function phaseLines({ metadata, status }: Pod, nowMs: number): string[] {
  const { deletionTimestamp, deletionGracePeriodSeconds } = metadata;
  const isEnding = deletionTimestamp && status.phase !== 'Failed' && status.phase !== 'Succeeded';
  return [
    ...(isEnding
      ? [
          `Status:\tTerminating (lasts ${timeSince(deletionTimestamp, nowMs)})`,
          `Termination Grace Period:\t${deletionGracePeriodSeconds ?? 0}s`,
        ]
      : [`Status:\t${status.phase}`]),
    ...(status.reason ? [`Reason:\t${status.reason}`] : []),
    ...(status.message ? [`Message:\t${status.message}`] : []),
  ];
}
