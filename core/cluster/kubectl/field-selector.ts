/** Reads `--field-selector`. Upstream: apimachinery/pkg/fields, and AddFieldLabelConversionFunc of each kind. */
import { isJsonObject } from '../json';
import type { Kind, KubernetesObject } from '../objects';

export type FieldRequirement = { path: string; value: string; isEqual: boolean };

const NAMES = ['metadata.name', 'metadata.namespace'];

/** The fields by which a kind can be asked for, besides its names. */
const FIELDS: Partial<Record<Kind, readonly string[]>> = {
  Pod: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'status.phase',
    'status.podIP',
    'status.podIPs',
    'status.nominatedNodeName',
  ],
  Node: ['spec.unschedulable'],
  Event: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  Namespace: ['status.phase'],
  Secret: ['type'],
  Job: ['status.successful'],
  CronJob: ['status.successful'],
};

/** An error is what the server says of it. */
export function parseFieldSelector(
  text: string,
  kind: Kind,
): readonly FieldRequirement[] | { error: string } {
  const requirements: FieldRequirement[] = [];
  for (const term of text.split(',').filter(Boolean)) {
    const [, path = '', sign, value = ''] = /^(.*?)(!=|==|=)(.*)$/.exec(term) ?? [];
    if (!sign) return { error: `invalid selector: '${term}'; can't understand '${term}'` };
    requirements.push({ path, value, isEqual: sign !== '!=' });
  }
  const wrong = requirements.find(({ path }) => !isSupported(path, kind));
  return wrong ? { error: unsupported(wrong.path, kind) } : requirements;
}

export function meetsFields(
  object: KubernetesObject,
  requirements: readonly FieldRequirement[],
): boolean {
  return requirements.every(
    ({ path, value, isEqual }) => (fieldOf(object, path) === value) === isEqual,
  );
}

function isSupported(path: string, kind: Kind): boolean {
  if (kind === 'Node' && path === 'metadata.namespace') return false;
  return NAMES.includes(path) || (FIELDS[kind] ?? []).includes(path);
}

function unsupported(path: string, kind: Kind): string {
  if (kind === 'Job') return `field label "${path}" not supported for batchv1.Job`;
  if (kind === 'CronJob') return `field label "${path}" not supported for "CronJob"`;
  if (FIELDS[kind]) return `field label not supported: ${path}`;
  const known = NAMES.map((name) => `"${name}"`).join(', ');
  return `"${path}" is not a known field selector: only ${known}`;
}

/** A missing field is an empty text; `source` of an event is its component. */
function fieldOf(object: KubernetesObject, path: string): string {
  if (object.kind === 'Event' && path === 'source') return object.source.component;
  if (object.kind === 'Node' && path === 'spec.unschedulable') {
    return String(object.spec.unschedulable ?? false);
  }
  if (object.kind === 'Job' && path === 'status.successful') {
    return String(object.status.succeeded ?? 0);
  }
  let value: unknown = object;
  for (const key of path.split('.')) value = isJsonObject(value) ? value[key] : undefined;
  return value === undefined || value === null ? '' : String(value);
}
