/**
 * kubectl apply: creates what is not there, and otherwise patches only what the manifest says, or said the last
 * time and says no more. So a size that somebody else chose stays. Upstream: kubectl/pkg/cmd/apply.
 */
import { readAttributes } from '../api/attributes';
import { type Answer, resources } from '../api/request';
import { isJsonObject, type Json, type JsonObject } from '../json';
import { mergeSchemaOf } from '../merge-schema';
import type { KubernetesObject } from '../objects';
import { getEntry } from '../sorted-map';
import { keyOf } from '../store';
import { threeWayMerge } from '../three-way-merge';
import { parseArguments } from './arguments';
import { type Manifest, readManifests } from './manifest';
import { namedObject } from './resource-types';
import { failed, type Printed, printed, refused, type Session, together } from './session';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

export function runApply(args: readonly string[], session: Session): Printed {
  const read = parseArguments('apply', args, ['filename']);
  if ('failure' in read) return read.failure;
  const files = read.parsed.values.filename ?? [];
  if (files.length === 0) return failed('error: must specify one of -f and -k');
  const results = readManifests(files, read.parsed, session).map((each) =>
    'failure' in each ? each.failure : applyOne(each.manifest, session),
  );
  return results.length > 0 ? together(results) : failed('error: no objects passed to apply');
}

function applyOne(manifest: Manifest, session: Session): Printed {
  const { object, file } = manifest;
  const { kind } = object;
  const { name, namespace = '' } = object.metadata;
  const status = session.refusal(readAttributes('get', { kind, namespace, name }));
  if (status) {
    const doing = `error when retrieving current configuration of:\n${described(object)}\nfrom server for: "${file}": `;
    return refused(status, doing);
  }
  const current = getEntry(session.view().objects, keyOf(object));
  return current ? patchOne(manifest, current, session) : createOne(manifest, session);
}

function createOne(manifest: Manifest, session: Session): Printed {
  const { object, file } = manifest;
  const annotations = { ...object.metadata.annotations, [LAST_APPLIED]: configuration(manifest) };
  const created = { ...object, metadata: { ...object.metadata, annotations } };
  const answer = session.submit({ verb: 'create', object: created });
  return report(answer, object, 'created', `error when creating "${file}": `);
}

/** An empty patch is not sent; what the server makes of any other does not matter to the report. */
function patchOne(manifest: Manifest, current: KubernetesObject, session: Session): Printed {
  const { object, file } = manifest;
  const { kind } = object;
  const { name, namespace = '' } = object.metadata;
  const states = { lastApplied: lastApplied(current), modified: modified(manifest), current };
  const patch = threeWayMerge(states, mergeSchemaOf(kind));
  const said =
    Object.keys(patch).length === 0
      ? printed(`${namedObject(kind, name)} unchanged`)
      : report(
          session.submit({ verb: 'patch', kind, namespace, name, patch, isStrategic: true }),
          object,
          'configured',
          `error when applying patch:\n${canonical(patch)}\nto:\n${described(object)}\nfor: "${file}": error when patching "${file}": `,
        );
  return { ...said, stderr: `${warnings(current)}${said.stderr}` };
}

function warnings({ kind, metadata }: KubernetesObject): string {
  const { name, annotations = {}, deletionTimestamp } = metadata;
  const untracked = `Warning: resource ${resources[kind].plural}/${name} is missing the ${LAST_APPLIED} annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n`;
  const leaving = `Warning: Detected changes to resource ${name} which is currently being deleted.\n`;
  return `${annotations[LAST_APPLIED] === undefined ? untracked : ''}${deletionTimestamp ? leaving : ''}`;
}

function report(answer: Answer, object: KubernetesObject, verb: string, doing: string): Printed {
  return answer.ok
    ? printed(`${namedObject(object.kind, object.metadata.name)} ${verb}`)
    : refused(answer.status, doing);
}

/** As kubectl names the target of a patch that was refused. */
function described({ apiVersion, kind, metadata }: KubernetesObject): string {
  const version = apiVersion.includes('/') ? apiVersion : `/${apiVersion}`;
  const { name, namespace = '' } = metadata;
  return [
    `Resource: "${version}, Resource=${resources[kind].plural}", GroupVersionKind: "${version}, Kind=${kind}"`,
    `Name: "${name}", Namespace: "${namespace}"`,
  ].join('\n');
}

function lastApplied({ metadata }: KubernetesObject): JsonObject {
  const previous: unknown = JSON.parse(metadata.annotations?.[LAST_APPLIED] ?? '{}');
  return isJsonObject(previous) ? previous : {};
}

function modified(manifest: Manifest): JsonObject {
  return annotated(manifest, { [LAST_APPLIED]: configuration(manifest) });
}

/** The manifest as it is remembered on the object, but without the memory itself. */
function configuration(manifest: Manifest): string {
  return `${canonical(annotated(manifest, {}))}\n`;
}

function annotated({ json, object }: Manifest, added: Record<string, string>): JsonObject {
  const metadata = isJsonObject(json.metadata) ? json.metadata : {};
  const { [LAST_APPLIED]: _, ...annotations } = isJsonObject(metadata.annotations)
    ? metadata.annotations
    : {};
  const { namespace } = object.metadata;
  return {
    ...json,
    metadata: {
      ...metadata,
      annotations: { ...annotations, ...added },
      ...(namespace ? { namespace } : {}),
    },
  };
}

/** JSON with its keys in order, as Go writes maps. */
function canonical(value: Json): string {
  return JSON.stringify(value, (_, below: unknown) =>
    isJsonObject(below)
      ? Object.fromEntries(Object.entries(below).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : below,
  );
}
