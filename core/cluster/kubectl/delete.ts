/** kubectl delete, by name, by label or by file. */
import { notFound } from '../api/request';
import { hasLabels } from '../labels';
import type { Kind } from '../objects';
import { getObject, listObjects } from '../store';
import { type Arguments, lastValue, namespaceOf, parseArguments } from './arguments';
import { readManifests } from './manifest';
import { qualifiedSingular, targetsOf } from './resource-types';
import { failed, type Printed, printed, refused, type Session, together } from './session';

const FORCE_WARNING =
  'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n';

type Doomed = { kind: Kind; namespace: string; name: string };

export function runDelete(args: readonly string[], session: Session): Printed {
  const valued = ['filename', 'selector', 'grace-period', 'wait'];
  const read = parseArguments('delete', args, valued, ['force', 'all', 'now']);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const files = parsed.values.filename ?? [];
  const isForced = parsed.flags.has('force');
  const results = files.length > 0 ? fromFiles(files, parsed, session) : byName(parsed, session);
  const warning = isForced ? [{ ...printed(), stderr: FORCE_WARNING }] : [];
  return together([...warning, ...results]);
}

function fromFiles(files: readonly string[], parsed: Arguments, session: Session): Printed[] {
  return files
    .flatMap((file) => readManifests(file, session))
    .map((read) => {
      if ('failure' in read) return read.failure;
      const { kind, metadata } = read.manifest.object;
      const { name, namespace = '' } = metadata;
      return deleteOne({ kind, namespace, name }, parsed, session);
    });
}

function byName(parsed: Arguments, session: Session): Printed[] {
  if (parsed.words.length === 0) {
    return [failed('error: You must provide one or more resources by argument or filename.')];
  }
  const found = targetsOf(parsed.words);
  if ('failure' in found) return [found.failure];
  const selector = lastValue(parsed, 'selector');
  const takesAll = parsed.flags.has('all') || selector !== undefined;
  return found.targets.flatMap(({ kind, namespaced, names }) => {
    const namespace = namespaced ? namespaceOf(parsed) : '';
    if (names.length === 0 && !takesAll) {
      return [failed('error: resource(s) were provided, but no name was specified')];
    }
    const doomed = names.length > 0 ? names : selected(kind, namespace, selector, session);
    return doomed.length === 0
      ? [printed('No resources found')]
      : doomed.map((name) => deleteOne({ kind, namespace, name }, parsed, session));
  });
}

function selected(
  kind: Kind,
  namespace: string,
  selector: string | undefined,
  session: Session,
): string[] {
  const pairs = (selector ?? '').split(',').filter(Boolean);
  const wanted = Object.fromEntries(
    pairs.map((pair) => pair.split(/==?/)).map(([key = '', value = '']) => [key, value]),
  );
  return listObjects(session.view(), kind, namespace)
    .filter((object) => hasLabels(wanted, object.metadata.labels))
    .map((object) => object.metadata.name);
}

function deleteOne(doomed: Doomed, parsed: Arguments, session: Session): Printed {
  const { kind, namespace, name } = doomed;
  const object = getObject(session.view(), kind, `${namespace}/${name}`);
  if (!object) return refused(notFound(kind, name));
  const isForced = parsed.flags.has('force');
  const grace = lastValue(parsed, 'grace-period') ?? (isForced ? '0' : undefined);
  // Without --force, a grace of 0 is raised to 1: the kubelet still has its say.
  const asked = grace === undefined ? undefined : Math.max(isForced ? 0 : 1, Number(grace));
  const graceSeconds = parsed.flags.has('now') ? 1 : asked;
  const answer = session.submit({ verb: 'delete', kind, namespace, name, graceSeconds });
  if (!answer.ok) return refused(answer.status);
  return printed(`${qualifiedSingular(kind)} "${name}" ${isForced ? 'force deleted' : 'deleted'}`);
}
