/**
 * kubectl apply: creates what is not there, and otherwise patches only what the manifest says, or said the last
 * time and says no more. So a size that somebody else chose stays. Upstream: kubectl/pkg/cmd/apply.
 */
import type { Answer } from '../api/request';
import { isEqualJson, isJsonObject, type Json, type JsonObject } from '../json';
import { hasMergeSchema } from '../merge-schema';
import type { KubernetesObject } from '../objects';
import { getEntry } from '../sorted-map';
import { keyOf } from '../store';
import { threeWayMerge } from '../three-way-merge';
import { parseArguments } from './arguments';
import { type Manifest, readManifests } from './manifest';
import { namedObject } from './resource-types';
import { failed, type Printed, printed, refused, type Session, together } from './session';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** Lists of objects that are known by one field are merged by it (the patchMergeKey of their Go types). */
const MERGE_KEYS = ['name', 'containerPort', 'port', 'key'];

export function runApply(args: readonly string[], session: Session): Printed {
  const read = parseArguments('apply', args, ['filename']);
  if ('failure' in read) return read.failure;
  const files = read.parsed.values.filename ?? [];
  if (files.length === 0) return failed('error: must specify one of -f and -k');
  return together(
    files
      .flatMap((file) => readManifests(file, session))
      .map((each) => ('failure' in each ? each.failure : applyOne(each.manifest, session))),
  );
}

function applyOne(manifest: Manifest, session: Session): Printed {
  const { object } = manifest;
  const current = getEntry(session.view().objects, keyOf(object));
  return current ? patchOne(manifest, current, session) : createOne(manifest, session);
}

function createOne({ json, object, file }: Manifest, session: Session): Printed {
  const annotations = { ...object.metadata.annotations, [LAST_APPLIED]: configuration(json) };
  const created = { ...object, metadata: { ...object.metadata, annotations } };
  const answer = session.submit({ verb: 'create', object: created });
  return report(answer, object, 'created', `error when creating "${file}": `);
}

function patchOne(
  { json, object, file }: Manifest,
  current: KubernetesObject,
  session: Session,
): Printed {
  const last = current.metadata.annotations?.[LAST_APPLIED];
  const previous: unknown = last === undefined ? {} : JSON.parse(last);
  const metadata = isJsonObject(json.metadata) ? json.metadata : {};
  const annotations = isJsonObject(metadata.annotations) ? metadata.annotations : {};
  const wanted: JsonObject = {
    ...json,
    metadata: { ...metadata, annotations: { ...annotations, [LAST_APPLIED]: configuration(json) } },
  };
  const { kind } = object;
  const applied = isJsonObject(previous) ? previous : {};
  const patch = hasMergeSchema(kind)
    ? threeWay(applied, wanted, current)
    : threeWayMerge(applied, wanted, current);
  const { name, namespace = '' } = object.metadata;
  const answer = session.submit({ verb: 'patch', kind, namespace, name, patch });
  const isChanged = answer.ok && answer.revision !== null;
  const said = report(
    answer,
    object,
    isChanged ? 'configured' : 'unchanged',
    `error when applying patch to "${file}": `,
  );
  if (last !== undefined) return said;
  const warning = `Warning: resource ${namedPlural(object)} is missing the ${LAST_APPLIED} annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n`;
  return { ...said, stderr: `${warning}${said.stderr}` };
}

function report(answer: Answer, object: KubernetesObject, verb: string, doing: string): Printed {
  return answer.ok
    ? printed(`${namedObject(object.kind, object.metadata.name)} ${verb}`)
    : refused(answer.status, doing);
}

function namedPlural(object: KubernetesObject): string {
  return `${object.kind.toLowerCase()}s/${object.metadata.name}`;
}

function configuration(json: JsonObject): string {
  return `${JSON.stringify(json)}\n`;
}

/** What is wanted over what is there, with null for what was wanted before and is no more. */
export function threeWay(previous: JsonObject, wanted: JsonObject, current: unknown): JsonObject {
  const there = isJsonObject(current) ? current : {};
  const patch: Record<string, Json | undefined> = {};
  for (const key of Object.keys(previous)) if (!(key in wanted)) patch[key] = null;
  for (const [key, value] of Object.entries(wanted)) {
    patch[key] = mergeValue(previous[key], value, there[key]);
  }
  return patch;
}

function mergeValue(
  previous: Json | undefined,
  wanted: Json | undefined,
  current: Json | undefined,
): Json | undefined {
  if (isJsonObject(wanted)) {
    return threeWay(isJsonObject(previous) ? previous : {}, wanted, current);
  }
  if (!isRecords(wanted) || !isRecords(current)) return wanted;
  const key = MERGE_KEYS.find((each) => wanted.every((record) => record[each] !== undefined));
  if (key === undefined) return wanted;
  const last = isRecords(previous) ? previous : [];
  const known = (list: readonly JsonObject[], record: JsonObject) =>
    list.find((other) => isEqualJson(other[key], record[key]));
  const merged = wanted.map((record) =>
    overlaid(
      known(current, record) ?? {},
      threeWay(known(last, record) ?? {}, record, known(current, record)),
    ),
  );
  const others = current.filter((record) => !known(wanted, record) && !known(last, record));
  return [...merged, ...others];
}

/** Lists are replaced whole by a merge patch, so what stays of each member is filled in here. */
function overlaid(current: JsonObject, patch: JsonObject): JsonObject {
  const result: Record<string, Json | undefined> = { ...current };
  for (const [key, value] of Object.entries(patch)) {
    const below = result[key];
    if (value === null) delete result[key];
    else result[key] = isJsonObject(value) && isJsonObject(below) ? overlaid(below, value) : value;
  }
  return result;
}

function isRecords(value: Json | undefined): value is readonly JsonObject[] {
  return Array.isArray(value) && value.every(isJsonObject);
}
