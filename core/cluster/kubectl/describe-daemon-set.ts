/** kubectl describe of daemon sets. Upstream: kubectl/pkg/describe/describe.go describeDaemonSet. */
import { formatLabelSelector } from '../labels';
import type { DaemonSet } from '../object-sets';
import { annotationLines, describeTemplate, pairLines } from './describe-template';
import { eventLines } from './describe-time';
import { podStatusLine } from './describe-workload';
import { labelsText } from './print-workload';
import type { Session } from './session';

export function describeDaemonSet(set: DaemonSet, session: Session): string[] {
  const { metadata, spec, status } = set;
  return [
    `Name:\t${metadata.name}`,
    `Selector:\t${formatLabelSelector(spec.selector)}`,
    `Node-Selector:\t${labelsText(spec.template.spec.nodeSelector)}`,
    ...pairLines('Labels:', metadata.labels, '='),
    ...annotationLines(metadata.annotations),
    `Desired Number of Nodes Scheduled: ${status.desiredNumberScheduled}`,
    `Current Number of Nodes Scheduled: ${status.currentNumberScheduled}`,
    `Number of Nodes Scheduled with Up-to-date Pods: ${status.updatedNumberScheduled ?? 0}`,
    `Number of Nodes Scheduled with Available Pods: ${status.numberAvailable ?? 0}`,
    `Number of Nodes Misscheduled: ${status.numberMisscheduled}`,
    podStatusLine(metadata, session),
    'Pod Template:',
    ...describeTemplate(spec.template),
    ...eventLines(set, session),
  ];
}
