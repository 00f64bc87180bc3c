/** Rows of accounts, roles and bindings. Upstream: printers.go printServiceAccount, printRoleBinding. */
import type { ClusterRoleBinding, RoleBinding, ServiceAccount, Subject } from '../object-access';
import type { KubernetesObject } from '../objects';
import type { Printer } from './printer';

export const serviceAccountPrinter: Printer<ServiceAccount> = {
  columns: ['Name', 'Secrets', 'Age'],
  wideColumns: [],
  row: ({ metadata, secrets = [] }, { age }) => [metadata.name, String(secrets.length), age],
  wide: () => [],
};

/** What has no printer of its own on the server is shown with the moment that it was made. */
export const createdAtPrinter: Printer<KubernetesObject> = {
  columns: ['Name', 'Created At'],
  wideColumns: [],
  row: ({ metadata }) => [metadata.name, metadata.creationTimestamp],
  wide: () => [],
};

export const bindingPrinter: Printer<RoleBinding | ClusterRoleBinding> = {
  columns: ['Name', 'Role', 'Age'],
  wideColumns: ['Users', 'Groups', 'ServiceAccounts'],
  row: ({ metadata, roleRef }, { age }) => [metadata.name, `${roleRef.kind}/${roleRef.name}`, age],
  wide: ({ subjects = [] }) => [
    named(subjects, 'User'),
    named(subjects, 'Group'),
    named(subjects, 'ServiceAccount'),
  ],
};

function named(subjects: readonly Subject[], kind: Subject['kind']): string {
  return subjects
    .filter((subject) => subject.kind === kind)
    .map(({ name, namespace }) => (kind === 'ServiceAccount' ? `${namespace ?? ''}/${name}` : name))
    .join(', ');
}
