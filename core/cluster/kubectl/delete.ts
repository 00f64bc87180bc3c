/** kubectl delete, by name, by label or by file; it waits until what it deleted is gone. Upstream: kubectl/pkg/cmd/delete. */
import { notFound } from '../api/request';
import type { Kind } from '../objects';
import { getObject } from '../store';
import { type Arguments, lastValue, namespaceOf, parseArguments } from './arguments';
import { readManifests } from './manifest';
import { qualifiedSingular, targetsOf } from './resource-types';
import { SELECTING, selectObjects } from './select-objects';
import { failed, type Printed, printed, refused, type Session, together } from './session';
import { timeoutMs } from './timeout';

const VALUED = [...SELECTING.valued, 'filename', 'grace-period', 'cascade', 'timeout', 'wait'];
const BARE = [...SELECTING.bare, 'force', 'all', 'now', 'ignore-not-found'];
const PATIENCE_MS = 3_600_000;
const FORCE_WARNING =
  'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n';

const TOO_LATE = 'error: timed out waiting for the condition';

type Doomed = { kind: Kind; namespace: string; name: string };
/** `uid` is of what was deleted; null where nothing was. */
type Deleted = { doomed: Doomed; uid: string | null; said: Printed };

export function runDelete(args: readonly string[], session: Session): Printed {
  const read = parseArguments('delete', args, VALUED, BARE);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const files = parsed.values.filename ?? [];
  const doomed = files.length > 0 ? fromFiles(files, parsed, session) : byName(parsed, session);
  const failures = doomed.flatMap((each) => ('failure' in each ? [each.failure] : []));
  const found = doomed.flatMap((each) => ('failure' in each ? [] : [each]));
  if (found.length === 0 && failures.length === 0) return printed('No resources found');
  const deleted = found.map((each) => deleteOne(each, parsed, session));
  const warning = parsed.flags.has('force') ? [{ ...printed(), stderr: FORCE_WARNING }] : [];
  const said = [...warning, ...deleted.map((each) => each.said), ...failures];
  return together(isDone(deleted, parsed, session) ? said : [...said, failed(TOO_LATE)]);
}

function fromFiles(
  files: readonly string[],
  parsed: Arguments,
  session: Session,
): (Doomed | { failure: Printed })[] {
  return files
    .flatMap((file) => readManifests(file, session))
    .map((read) => {
      if ('failure' in read) return read;
      const { kind, metadata } = read.manifest.object;
      const { name, namespace } = metadata;
      return { kind, name, namespace: namespace === undefined ? '' : namespaceOf(parsed) };
    });
}

function byName(parsed: Arguments, session: Session): (Doomed | { failure: Printed })[] {
  const nothing = 'error: You must provide one or more resources by argument or filename.';
  if (parsed.words.length === 0) return [{ failure: failed(nothing) }];
  const found = targetsOf(parsed.words);
  if ('failure' in found) return [found];
  const takesAll =
    parsed.flags.has('all') || parsed.values.selector || parsed.values['field-selector'];
  return found.targets.flatMap((target): (Doomed | { failure: Printed })[] => {
    const { kind, names } = target;
    if (names.length > 0) {
      const namespace = target.namespaced ? namespaceOf(parsed) : '';
      return names.map((name) => ({ kind, namespace, name }));
    }
    if (!takesAll) {
      const message = 'error: resource(s) were provided, but no name was specified';
      return [{ failure: failed(message) }];
    }
    const { objects, missing } = selectObjects(target, parsed, session);
    return [
      ...objects.map(({ metadata: { name, namespace = '' } }) => ({ kind, namespace, name })),
      ...missing.map((failure) => ({ failure })),
    ];
  });
}

function deleteOne(doomed: Doomed, parsed: Arguments, session: Session): Deleted {
  const { kind, namespace, name } = doomed;
  const object = getObject(session.view(), kind, `${namespace}/${name}`);
  if (!object) {
    const isFine = parsed.flags.has('ignore-not-found');
    return { doomed, uid: null, said: isFine ? printed() : refused(notFound(kind, name)) };
  }
  const isForced = parsed.flags.has('force');
  const grace = lastValue(parsed, 'grace-period') ?? (isForced ? '0' : undefined);
  // Without --force, a grace of 0 is raised to 1: the kubelet still has its say.
  const asked = grace === undefined ? undefined : Math.max(isForced ? 0 : 1, Number(grace));
  const graceSeconds = parsed.flags.has('now') ? 1 : asked;
  const answer = session.submit({ verb: 'delete', kind, namespace, name, graceSeconds });
  if (!answer.ok) return { doomed, uid: null, said: refused(answer.status) };
  const done = isForced ? 'force deleted' : 'deleted';
  const said = printed(`${qualifiedSingular(kind)} "${name}" ${done}`);
  return { doomed, uid: object.metadata.uid, said };
}

/** Whether all of it is gone, after as long as was to be waited. */
function isDone(deleted: readonly Deleted[], parsed: Arguments, session: Session): boolean {
  if (lastValue(parsed, 'wait') === 'false') return true;
  const timeout = timeoutMs(lastValue(parsed, 'timeout'));
  const isGone = session.waitUntil(
    () =>
      deleted.every(({ doomed: { kind, namespace, name }, uid }) => {
        const there = getObject(session.view(), kind, `${namespace}/${name}`);
        return uid === null || there?.metadata.uid !== uid;
      }),
    timeout || PATIENCE_MS,
  );
  return isGone || timeout === 0;
}
