/** kubectl describe of accounts, roles and bindings. Upstream: kubectl/pkg/describe/describe.go. */
import { isTokenOf } from '../namespace-contents';
import type {
  ClusterRole,
  ClusterRoleBinding,
  Role,
  RoleBinding,
  ServiceAccount,
} from '../object-access';
import type { Metadata } from '../object-parts';
import { listObjects } from '../store';
import { pairLines } from './describe-template';
import { eventLines } from './describe-time';
import { ruleRows } from './rule-rows';
import type { Session } from './session';

export function describeRole({ metadata, rules }: Role | ClusterRole): string[] {
  return [
    ...headLines(metadata),
    'PolicyRule:',
    '  Resources\tNon-Resource URLs\tResource Names\tVerbs',
    '  ---------\t-----------------\t--------------\t-----',
    ...ruleRows(rules ?? []).map((row) => `  ${row.join('\t')}`),
  ];
}

export function describeBinding(binding: RoleBinding | ClusterRoleBinding): string[] {
  const { metadata, roleRef, subjects = [] } = binding;
  return [
    ...headLines(metadata),
    'Role:',
    `  Kind:\t${roleRef.kind}`,
    `  Name:\t${roleRef.name}`,
    'Subjects:',
    '  Kind\tName\tNamespace',
    '  ----\t----\t---------',
    ...subjects.map(({ kind, name, namespace = '' }) => `  ${kind}\t${name}\t${namespace}`),
  ];
}

export function describeServiceAccount(account: ServiceAccount, session: Session): string[] {
  const { metadata, secrets = [] } = account;
  const tokens = listObjects(session.view(), 'Secret', metadata.namespace)
    .filter((secret) => isTokenOf(secret, account))
    .map((secret) => secret.metadata.name);
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    ...pairLines('Labels:', metadata.labels, '='),
    ...pairLines('Annotations:', metadata.annotations, ': '),
    'Image pull secrets:\t<none>',
    ...namesLines(
      'Mountable secrets:',
      secrets.map(({ name }) => name),
    ),
    ...namesLines('Tokens:', tokens),
    ...eventLines(account, session),
  ];
}

function namesLines(label: string, names: readonly string[]): string[] {
  const [first = '<none>', ...others] = names;
  return [`${label}\t${first}`, ...others.map((name) => `\t${name}`)];
}

function headLines({ name, labels, annotations }: Metadata): string[] {
  return [
    `Name:\t${name}`,
    ...pairLines('Labels:', labels, '='),
    ...pairLines('Annotations:', annotations, ': '),
  ];
}
