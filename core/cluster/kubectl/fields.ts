/** Which fields an object of a version and kind may have, out of tables that are read once. */
import { CORE_FIELDS } from './fields-core';
import { GROUP_FIELDS, NEWER_FIELDS } from './fields-groups';

export type Field = { type: string; isRequired: boolean };
/** A type with its package, as messages name it, and its fields in their order. */
export type Fields = { path: string; fields: ReadonlyMap<string, Field> };

const CORE = 'io.k8s.api.core.v1';
const META = 'io.k8s.apimachinery.pkg.apis.meta.v1';

/** Versions that came later have the fields of those before them, and newer ones. */
const packages: Readonly<Record<string, readonly string[]>> = {
  v1: [CORE],
  'apps/v1': ['io.k8s.api.apps.v1'],
  'autoscaling/v1': ['io.k8s.api.autoscaling.v1'],
  'autoscaling/v2': ['io.k8s.api.autoscaling.v2beta2'],
  'autoscaling/v2beta2': ['io.k8s.api.autoscaling.v2beta2'],
  'batch/v1': ['io.k8s.api.batch.v1', 'io.k8s.api.batch.v1beta1'],
  'batch/v1beta1': ['io.k8s.api.batch.v1beta1'],
  'policy/v1': ['io.k8s.api.policy.v1beta1'],
  'policy/v1beta1': ['io.k8s.api.policy.v1beta1'],
  'rbac.authorization.k8s.io/v1': ['io.k8s.api.rbac.v1'],
  'scheduling.k8s.io/v1': ['io.k8s.api.scheduling.v1'],
  'storage.k8s.io/v1': ['io.k8s.api.storage.v1'],
};

const types = new Map<string, Fields>();
for (const section of `${CORE_FIELDS}\n${GROUP_FIELDS}`.split(/\n(?=\[)/)) {
  const [header = '', ...lines] = section.trim().split('\n');
  const from = header.slice(1, -1);
  for (const line of lines.filter(Boolean)) {
    const [name = '', ...written] = line.split(' ');
    types.set(`${from}.${name}`, { path: `${from}.${name}`, fields: fieldsIn(written) });
  }
}

const newer = new Map(
  NEWER_FIELDS.trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([name = '', ...written]) => [name, fieldsIn(written)]),
);

function fieldsIn(written: readonly string[]): ReadonlyMap<string, Field> {
  return new Map(
    written.map((each) => {
      const [name = '', type = ''] = each.split(':');
      return [name.replace('!', ''), { type, isRequired: name.endsWith('!') }];
    }),
  );
}

export function fieldsOfKind(apiVersion: string, kind: string): Fields | null {
  const froms = Object.hasOwn(packages, apiVersion) ? (packages[apiVersion] ?? []) : [];
  const found = froms.flatMap((from) => types.get(`${from}.${kind}`) ?? []);
  return found[0] ?? null;
}

/** A type as another one names it: one of its own package, or one that all share. */
export function fieldsOfType(name: string, { path }: Fields): Fields | null {
  const own = path.slice(0, path.lastIndexOf('.'));
  const batch = 'io.k8s.api.batch.v1';
  const found = [own, CORE, META, batch].flatMap((from) => types.get(`${from}.${name}`) ?? []);
  return found[0] ?? null;
}

/** Whether a newer release knows a field that the tables do not have. */
export function isNewer({ path }: Fields, field: string): boolean {
  return newer.get(path.slice(path.lastIndexOf('.') + 1))?.has(field) ?? false;
}
