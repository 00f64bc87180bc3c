/** kubectl patch: strategic unless asked otherwise, as plain JSON, or operation by operation. Upstream: kubectl/pkg/cmd/patch. */
import { patched } from '../api/patched';
import type { Request } from '../api/request';
import { isEqualJson, type Json } from '../json';
import type { KubernetesObject } from '../objects';
import { type Arguments, lastValue, parseArguments } from './arguments';
import { recordPatch, withRecordWarning } from './change-cause';
import { FINDING, FINDING_LETTERS, findObjects } from './find-objects';
import { readYaml } from './read-yaml';
import { failed, type Printed, refused, type Session, together } from './session';
import { reported, reports, WRITING, type Writing, writingOf } from './writing';

const VALUED = [...FINDING.valued, ...WRITING.valued, 'patch', 'patch-file', 'type', 'subresource'];
const BARE = [...FINDING.bare, ...WRITING.bare, 'local'];
const TYPES = ['json', 'merge', 'strategic'];
const LETTERS = { ...FINDING_LETTERS, p: 'patch' };

type Patch = Pick<Extract<Request, { verb: 'patch' }>, 'patch' | 'isStrategic' | 'isJsonPatch'>;

export function runPatch(args: readonly string[], session: Session): Printed {
  const read = parseArguments('patch', args, VALUED, BARE, LETTERS);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const patch = patchAsked(parsed, session);
  if ('failure' in patch) return patch.failure;
  const subresource = lastValue(parsed, 'subresource') ?? '';
  if (!['', 'scale', 'status'].includes(subresource)) {
    return failed('Error from server (NotFound): the server could not find the requested resource');
  }
  const asked = writingOf(parsed);
  if ('failure' in asked) return asked.failure;
  const found = findObjects(parsed.words, parsed, session);
  if ('failure' in found) return found.failure;
  const results = found.objects.map((object) =>
    patchOne(object, patch, { parsed, writing: asked.writing, session }),
  );
  const said = together([reports(results, asked.writing), ...found.missing]);
  return withRecordWarning(said, parsed);
}

function patchAsked(parsed: Arguments, session: Session): Patch | { failure: Printed } {
  const type = lastValue(parsed, 'type') ?? 'strategic';
  if (!TYPES.includes(type)) {
    const known = TYPES.join(' ');
    return { failure: failed(`error: --type must be one of [${known}], not "${type}"`) };
  }
  const file = lastValue(parsed, 'patch-file');
  const inFile = file !== undefined && Object.hasOwn(session.files, file);
  if (file !== undefined && !inFile) {
    const message = `error: unable to read patch file: open ${file}: no such file or directory`;
    return { failure: failed(message) };
  }
  const text = file === undefined ? lastValue(parsed, 'patch') : session.files[file];
  if (!text) {
    return {
      failure: failed(
        'error: must specify --patch or --patch-file containing the contents of the patch',
      ),
    };
  }
  const read = readPatch(text);
  if ('failure' in read) return read;
  return {
    patch: read.patch,
    isStrategic: type === 'strategic',
    isJsonPatch: type === 'json',
  };
}

/** What looks like JSON goes to the server as it is, broken or not. */
function readPatch(text: string): { patch: Json } | { failure: Printed } {
  const read = readYaml(text);
  if (!('error' in read)) return { patch: read.value };
  return {
    failure: failed(
      text.trimStart().startsWith('{') || text.trimStart().startsWith('[')
        ? 'Error from server (BadRequest): unexpected EOF'
        : `error: unable to parse ${JSON.stringify(text)}: yaml: ${read.error}`,
    ),
  };
}

type Patching = { parsed: Arguments; writing: Writing; session: Session };

function patchOne(object: KubernetesObject, patch: Patch, patching: Patching): Printed {
  const { parsed, writing, session } = patching;
  const { kind } = object;
  const { name, namespace = '' } = object.metadata;
  const request = { verb: 'patch', kind, namespace, name, ...patch } as const;
  // Not even of a dry run does patch say that it was one.
  const plainly = { ...writing, dryRun: 'none' } as const;
  if (writing.dryRun === 'client') {
    const changed = patched(object, request);
    if ('status' in changed) return refused(changed.status);
    const done = doneBy(isEqualJson(changed.merged, object));
    return reported({ kind, name, object: changed.merged }, done, plainly);
  }
  const isDry = writing.dryRun === 'server';
  const answer = session.submit({ ...request, dryRun: isDry });
  if (!answer.ok) return refused(answer.status);
  const done = doneBy(isEqualJson(answer.object, object));
  const cause = recordPatch('patch', parsed);
  const recorded =
    parsed.flags.has('record') && !isDry
      ? session.submit({ verb: 'patch', kind, namespace, name, patch: cause })
      : answer;
  const written = recorded.ok ? recorded.object : answer.object;
  return reported({ kind, name, object: written }, done, plainly);
}

function doneBy(isSame: boolean): string {
  return isSame ? 'patched (no change)' : 'patched';
}
