/** kubectl describe pod. */
import type { Pod } from '../objects';
import { describeContainer, listLines, pairLines, tolerationText } from './describe-template';
import { eventLines, timeText } from './describe-time';
import type { Session } from './session';
import { timeSince } from './time-since';

export function describePod(pod: Pod, session: Session): string[] {
  const { metadata, spec, status } = pod;
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  const statuses = status.containerStatuses ?? [];
  const conditions = status.conditions ?? [];
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    `Priority:\t${spec.priority ?? 0}`,
    'Service Account:\tdefault',
    `Node:\t${spec.nodeName ? `${spec.nodeName}/${status.hostIP ?? ''}` : '<none>'}`,
    ...(status.startTime ? [`Start Time:\t${timeText(status.startTime)}`] : []),
    ...pairLines('Labels:', metadata.labels, '='),
    ...pairLines('Annotations:', metadata.annotations, ': '),
    ...phaseLines(pod, session.nowMs),
    `IP:\t${status.podIP ?? ''}`,
    ...(status.podIP ? ['IPs:', `  IP:\t${status.podIP}`] : ['IPs:\t<none>']),
    ...(owner ? [`Controlled By:\t${owner.kind}/${owner.name}`] : []),
    ...(status.nominatedNodeName ? [`NominatedNodeName:\t${status.nominatedNodeName}`] : []),
    'Containers:',
    ...spec.containers.flatMap((container) => [
      `  ${container.name}:`,
      ...describeContainer(
        container,
        statuses.find(({ name }) => name === container.name),
      ).map((line) => `    ${line}`),
    ]),
    ...(conditions.length > 0 ? ['Conditions:', '  Type\tStatus'] : []),
    ...conditions.map((condition) => `  ${condition.type} \t${condition.status} `),
    'Volumes:\t<none>',
    `QoS Class:\t${status.qosClass ?? 'BestEffort'}`,
    ...pairLines('Node-Selectors:', spec.nodeSelector, '='),
    ...listLines('Tolerations:', (spec.tolerations ?? []).map(tolerationText).sort()),
    ...eventLines(pod, session),
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
