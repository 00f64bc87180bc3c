/**
 * kubectl apply: creates what is not there, and otherwise patches only what the manifest says, or said the last
 * time and says no more. So a size that somebody else chose stays. Upstream: kubectl/pkg/cmd/apply.
 */
import { readAttributes } from '../api/attributes';
import { resources } from '../api/request';
import { isJsonObject, type Json, type JsonObject } from '../json';
import { mergeSchemaOf } from '../merge-schema';
import type { KubernetesObject } from '../objects';
import { getEntry } from '../sorted-map';
import { keyOf } from '../store';
import { threeWayMerge } from '../three-way-merge';
import { parseArguments } from './arguments';
import { type Manifest, readManifests } from './manifest';
import { printObjects } from './output-format';
import { namedObject } from './resource-types';
import { failed, type Printed, printed, refused, type Session, together } from './session';
import { wireForm } from './wire-form';
import { AFTER, WRITING, type Writing, writingOf } from './writing';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

const VALUED = ['filename', 'grace-period', 'timeout', ...WRITING.valued];
const BARE = [
  ...['recursive', 'force', 'cascade', 'wait', 'validate', 'overwrite', 'openapi-patch'],
  ...WRITING.bare,
];

/** What became of one object; `object` is what `-o` shows of it, undefined where it was refused. */
type Applied = { said: Printed; object?: JsonObject };

export function runApply(args: readonly string[], session: Session): Printed {
  const read = parseArguments('apply', args, VALUED, BARE, { R: 'recursive' });
  if ('failure' in read) return read.failure;
  const files = read.parsed.values.filename ?? [];
  if (files.length === 0) return failed('error: must specify one of -f and -k');
  const asked = writingOf(read.parsed);
  if ('failure' in asked) return asked.failure;
  const results = readManifests(files, read.parsed, session).map(
    (each): Applied =>
      'failure' in each ? { said: each.failure } : applyOne(each.manifest, asked.writing, session),
  );
  const said = together(results.map((each) => each.said));
  const objects = results.flatMap(({ object }) => (object ? [object] : []));
  const shown = printObjects(asked.writing.output, { objects, isList: objects.length > 1 });
  if (results.length === 0) return failed('error: no objects passed to apply');
  // Formats show all objects at the end, and say nothing of each.
  return shown && objects.length > 0 ? together([{ ...said, stdout: '' }, shown]) : said;
}

function applyOne(manifest: Manifest, writing: Writing, session: Session): Applied {
  const { object, file } = manifest;
  const { kind } = object;
  const { name, namespace = '' } = object.metadata;
  const status = session.refusal(readAttributes('get', { kind, namespace, name }));
  if (status) {
    const doing = `error when retrieving current configuration of:\n${described(object)}\nfrom server for: "${file}": `;
    return { said: refused(status, doing) };
  }
  const current = getEntry(session.view().objects, keyOf(object));
  return current
    ? patchOne(manifest, current, writing, session)
    : createOne(manifest, writing, session);
}

function createOne(manifest: Manifest, writing: Writing, session: Session): Applied {
  const { object, file } = manifest;
  if (writing.dryRun === 'client') return done(modified(manifest), object, 'created', writing);
  const annotations = { ...object.metadata.annotations, [LAST_APPLIED]: configuration(manifest) };
  const created = { ...object, metadata: { ...object.metadata, annotations } };
  const dryRun = writing.dryRun === 'server';
  const answer = session.submit({ verb: 'create', object: created, dryRun });
  return answer.ok
    ? done(wireForm(answer.object, session.constants), object, 'created', writing)
    : { said: refused(answer.status, `error when creating "${file}": `) };
}

/**
 * An empty patch is not sent; what the server makes of any other does not matter to the report. A dry run by the
 * client compares nothing, and shows what is there.
 */
function patchOne(
  manifest: Manifest,
  current: KubernetesObject,
  writing: Writing,
  session: Session,
): Applied {
  const { object, file } = manifest;
  const { kind } = object;
  const { name, namespace = '' } = object.metadata;
  const before = wireForm(current, session.constants);
  if (writing.dryRun === 'client') return done(before, object, 'configured', writing);
  const states = { lastApplied: lastApplied(current), modified: modified(manifest), current };
  const patch = threeWayMerge(states, mergeSchemaOf(kind));
  const warned = ({ said, ...applied }: Applied) => ({
    ...applied,
    said: { ...said, stderr: `${warnings(current)}${said.stderr}` },
  });
  if (Object.keys(patch).length === 0) return warned(done(before, object, 'unchanged', writing));
  const dryRun = writing.dryRun === 'server';
  const reference = { kind, namespace, name };
  const answer = session.submit({ verb: 'patch', ...reference, patch, isStrategic: true, dryRun });
  const doing = `error when applying patch:\n${canonical(patch)}\nto:\n${described(object)}\nfor: "${file}": error when patching "${file}": `;
  return warned(
    answer.ok
      ? done(wireForm(answer.object, session.constants), object, 'configured', writing)
      : { said: refused(answer.status, doing) },
  );
}

function done(
  shown: JsonObject,
  { kind, metadata }: KubernetesObject,
  verb: string,
  { dryRun, output }: Writing,
): Applied {
  const named = namedObject(kind, metadata.name);
  return {
    object: shown,
    said: printed(output === 'name' ? named : `${named} ${verb}${AFTER[dryRun]}`),
  };
}

function warnings({ kind, metadata }: KubernetesObject): string {
  const { name, annotations = {}, deletionTimestamp } = metadata;
  const untracked = `Warning: resource ${resources[kind].plural}/${name} is missing the ${LAST_APPLIED} annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n`;
  const leaving = `Warning: Detected changes to resource ${name} which is currently being deleted.\n`;
  return `${annotations[LAST_APPLIED] === undefined ? untracked : ''}${deletionTimestamp ? leaving : ''}`;
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
