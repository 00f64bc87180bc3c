/** kubectl describe of stateful sets. Upstream: kubectl/pkg/describe/describe.go describeStatefulSet. */
import { formatLabelSelector } from '../labels';
import type { StatefulSet } from '../object-sets';
import type { ClaimTemplate } from '../object-volume';
import { annotationLines, describeTemplate, pairLines } from './describe-template';
import { eventLines, timeText } from './describe-time';
import { podStatusLine } from './describe-workload';
import type { Session } from './session';

export function describeStatefulSet(set: StatefulSet, session: Session): string[] {
  const { metadata, spec, status } = set;
  const { type, rollingUpdate } = spec.updateStrategy;
  const claims = spec.volumeClaimTemplates ?? [];
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    `CreationTimestamp:\t${timeText(metadata.creationTimestamp)}`,
    `Selector:\t${formatLabelSelector(spec.selector)}`,
    ...pairLines('Labels:', metadata.labels, '='),
    ...annotationLines(metadata.annotations),
    `Replicas:\t${spec.replicas} desired | ${status.replicas} total`,
    `Update Strategy:\t${type}`,
    ...(rollingUpdate?.partition === undefined ? [] : [`  Partition:\t${rollingUpdate.partition}`]),
    podStatusLine(metadata, session),
    'Pod Template:',
    ...describeTemplate(spec.template),
    ...(claims.length === 0 ? ['Volume Claims:\t<none>'] : ['Volume Claims:']),
    ...claims.flatMap(claimLines),
    ...eventLines(set, session),
  ];
}

function claimLines({ metadata, spec }: ClaimTemplate): string[] {
  return [
    `  Name:\t${metadata.name}`,
    `  StorageClass:\t${spec.storageClassName ?? ''}`,
    ...pairLines('  Labels:', metadata.labels, '='),
    ...pairLines('  Annotations:', metadata.annotations, '='),
    `  Capacity:\t${spec.resources.requests?.storage ?? '<default>'}`,
    `  Access Modes:\t[${spec.accessModes.join(' ')}]`,
  ];
}
