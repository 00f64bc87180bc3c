/** kubectl describe of namespaces, quotas and limits. Upstream: kubectl/pkg/describe/describe.go. */
import type { LimitRange, Namespace, ResourceQuota } from '../object-namespace';
import type { Quantity } from '../objects';
import { listObjects } from '../store';
import { pairLines } from './describe-template';
import { timeText } from './describe-time';
import type { Session } from './session';

const SCOPES: Readonly<Record<string, string>> = {
  Terminating:
    'Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.',
  NotTerminating:
    'Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.',
  BestEffort:
    'Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.',
  NotBestEffort:
    'Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.',
};

export function describeNamespace(namespace: Namespace, session: Session): string[] {
  const { metadata, status } = namespace;
  const view = session.view();
  const quotas = listObjects(view, 'ResourceQuota', metadata.name);
  const ranges = listObjects(view, 'LimitRange', metadata.name);
  return [
    `Name:\t${metadata.name}`,
    ...pairLines('Labels:', metadata.labels, '='),
    ...pairLines('Annotations:', metadata.annotations, ': '),
    `Status:\t${status.phase}`,
    ...conditionLines(status.conditions ?? []),
    ...(quotas.length === 0
      ? ['', 'No resource quota.']
      : ['', 'Resource Quotas', ...quotas.flatMap(quotaLinesInNamespace)]),
    ...(ranges.length === 0
      ? ['', 'No LimitRange resource.']
      : [
          '',
          'Resource Limits',
          ` ${LIMIT_HEAD}`,
          ` ${LIMIT_RULE}`,
          ...ranges.flatMap(limitLines).map((line) => ` ${line}`),
        ]),
  ];
}

function conditionLines(conditions: NonNullable<Namespace['status']['conditions']>): string[] {
  if (conditions.length === 0) return [];
  return [
    'Conditions:',
    '  Type\tStatus\tLastTransitionTime\tReason\tMessage',
    '  ----\t------\t------------------\t------\t-------',
    ...conditions.map(
      ({ type, status, lastTransitionTime = '', reason = '', message = '' }) =>
        `  ${type}\t${status}\t${timeText(lastTransitionTime)}\t${reason}\t${message}`,
    ),
  ];
}

function quotaLinesInNamespace(quota: ResourceQuota): string[] {
  return [
    `  Name:\t${quota.metadata.name}`,
    ...scopeLines(quota).map((line) => `  ${line}`),
    '  Resource\tUsed\tHard',
    '  --------\t---\t---',
    ...usageLines(quota).map((line) => `  ${line}`),
  ];
}

export function describeQuota(quota: ResourceQuota): string[] {
  return [
    `Name:\t${quota.metadata.name}`,
    `Namespace:\t${quota.metadata.namespace ?? ''}`,
    ...scopeLines(quota).map((line) => line.replace(/^\*/, ' *')),
    'Resource\tUsed\tHard',
    '--------\t----\t----',
    ...usageLines(quota),
  ];
}

function scopeLines({ spec }: ResourceQuota): string[] {
  const scopes = [...(spec.scopes ?? [])].sort();
  if (scopes.length === 0) return [];
  return [
    `Scopes:\t${scopes.join(', ')}`,
    ...scopes.flatMap((scope) => (SCOPES[scope] ? [`* ${SCOPES[scope]}`] : [])),
  ];
}

function usageLines({ status }: ResourceQuota): string[] {
  const { hard = {}, used = {} } = status;
  return Object.keys(hard)
    .sort()
    .map((name) => `${name}\t${used[name] ?? 0}\t${hard[name]}`);
}

const LIMIT_HEAD =
  'Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio';
const LIMIT_RULE =
  '----\t--------\t---\t---\t---------------\t-------------\t-----------------------';

export function describeLimitRange(range: LimitRange): string[] {
  return [
    `Name:\t${range.metadata.name}`,
    `Namespace:\t${range.metadata.namespace ?? ''}`,
    LIMIT_HEAD,
    LIMIT_RULE,
    ...limitLines(range),
  ];
}

function limitLines({ spec }: LimitRange): string[] {
  return spec.limits.flatMap((limit) => {
    const fields = [
      limit.min,
      limit.max,
      limit.defaultRequest,
      limit.default,
      limit.maxLimitRequestRatio,
    ];
    const names = [...new Set(fields.flatMap((amounts) => Object.keys(amounts ?? {})))].sort();
    return names.map((name) =>
      [limit.type, name, ...fields.map((amounts) => cell(amounts?.[name]))].join('\t'),
    );
  });
}

function cell(amount: Quantity | undefined): string {
  return amount === undefined ? '-' : String(amount);
}
