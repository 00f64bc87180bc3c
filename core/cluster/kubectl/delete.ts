/** kubectl delete, by name, by label or by file; it waits until what it deleted is gone. Upstream: kubectl/pkg/cmd/delete. */
import type { Propagation } from '../api/request';
import type { Kind, KubernetesObject } from '../objects';
import { getObject } from '../store';
import { type Arguments, lastValue, parseArguments } from './arguments';
import { FINDING, FINDING_LETTERS, findObjects } from './find-objects';
import { integerProblem, numberFlag } from './number-flags';
import { namedObject, qualifiedSingular } from './resource-types';
import { failed, type Printed, printed, refused, type Session, together } from './session';
import { timeoutMs } from './timeout';
import { AFTER, type DryRun, writingOf } from './writing';

const VALUED = [
  ...FINDING.valued,
  ...['output', 'grace-period', 'timeout', 'raw', 'field-manager'],
];
const BARE = [
  ...FINDING.bare,
  ...['force', 'now', 'ignore-not-found', 'wait', 'cascade', 'dry-run', 'interactive'],
];
const PATIENCE_MS = 3_600_000;
const FORCE_WARNING =
  'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n';
const TOO_LATE = 'error: timed out waiting for the condition';

const CASCADES: Readonly<Record<string, Propagation>> = {
  background: 'Background',
  foreground: 'Foreground',
  orphan: 'Orphan',
  true: 'Background',
  false: 'Orphan',
};

type Manner = {
  graceSeconds: number | undefined;
  isForced: boolean;
  propagation: Propagation;
  dryRun: DryRun;
  /** Whether only names are printed. */
  isBrief: boolean;
};
type Doomed = { kind: Kind; namespace: string; name: string };
/** `uid` is of what was deleted; null where nothing was. */
type Deleted = { doomed: Doomed; uid: string | null; said: Printed };

export function runDelete(args: readonly string[], session: Session): Printed {
  const read = parseArguments('delete', args, VALUED, BARE, {
    ...FINDING_LETTERS,
    i: 'interactive',
  });
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const problem = integerProblem('delete', parsed, { 'grace-period': '--grace-period' });
  if (problem) return problem;
  const manner = mannerOf(parsed);
  if ('failure' in manner) return manner.failure;
  const wrong = problemOf(parsed);
  if (wrong) return failed(`error: ${wrong}`);
  const found = findObjects(parsed.words, parsed, session, 'deleting');
  if ('failure' in found) return found.failure;
  const { objects, missing } = found;
  const warning = manner.isForced ? [{ ...printed(), stderr: FORCE_WARNING }] : [];
  if (objects.length === 0 && missing.length === 0) {
    const isNothing = parsed.values.filename || isNamed(parsed);
    return together([...warning, isNothing ? printed() : printed('No resources found')]);
  }
  const deleted = objects.map((object) => deleteOne(object, manner, session));
  const said = [...warning, ...deleted.map((each) => each.said), ...missing];
  const isOver = manner.dryRun !== 'none' || isDone(deleted, parsed, session);
  return together(isOver ? said : [...said, failed(TOO_LATE)]);
}

function mannerOf(parsed: Arguments): Manner | { failure: Printed } {
  const refusal = (message: string) => ({ failure: failed(`error: ${message}`) });
  const isForced = parsed.flags.has('force');
  const isNow = parsed.flags.has('now');
  const asked = numberFlag(parsed, 'grace-period') ?? -1;
  const output = lastValue(parsed, 'output') ?? '';
  if (output !== '' && output !== 'name') {
    return refusal(`unexpected -o output mode: ${output}. We only support '-o name'`);
  }
  if (isNow && asked !== -1)
    return refusal('--now and --grace-period cannot be specified together');
  if (isForced && asked > 0) {
    return refusal('--force and --grace-period greater than 0 cannot be specified together');
  }
  if (parsed.flags.has('all') && parsed.values.selector) {
    return refusal("setting 'all' parameter but found a non empty selector. ");
  }
  const cascade = lastValue(parsed, 'cascade') ?? 'background';
  const propagation = Object.hasOwn(CASCADES, cascade) ? CASCADES[cascade] : undefined;
  if (!propagation) {
    return refusal(
      `invalid cascade value (${cascade}). Must be "background", "foreground", or "orphan"`,
    );
  }
  const written = writingOf({ ...parsed, values: { ...parsed.values, output: [] } });
  if ('failure' in written) return written;
  const graceSeconds = graceOf(asked, isForced, isNow);
  const { dryRun } = written.writing;
  return { graceSeconds, isForced, propagation, dryRun, isBrief: output === 'name' };
}

/** Without --force, a grace of 0 is raised to 1: the kubelet still has its say. */
function graceOf(asked: number, isForced: boolean, isNow: boolean): number | undefined {
  if (isForced) return 0;
  if (isNow) return 1;
  return asked < 0 ? undefined : Math.max(1, asked);
}

function problemOf(parsed: Arguments): string | null {
  const { words, flags, values } = parsed;
  if (!flags.has('all') || values.filename) return null;
  if (words.length === 0) return 'at least one resource must be specified to use a selector';
  return isNamed(parsed) ? 'name cannot be provided when a selector is specified' : null;
}

function isNamed({ words }: Arguments): boolean {
  return words.length > 1 || words.some((word) => word.includes('/'));
}

function deleteOne(
  object: KubernetesObject,
  { graceSeconds, isForced, propagation, dryRun, isBrief }: Manner,
  session: Session,
): Deleted {
  const { kind } = object;
  const { name, namespace = '', uid } = object.metadata;
  const doomed = { kind, namespace, name };
  const answer =
    dryRun === 'client'
      ? null
      : session.submit({
          verb: 'delete',
          ...doomed,
          graceSeconds,
          propagation,
          dryRun: dryRun === 'server',
        });
  if (answer && !answer.ok) return { doomed, uid: null, said: refused(answer.status) };
  const done = `${isForced ? 'force deleted' : 'deleted'}${AFTER[dryRun]}`;
  const line = isBrief ? namedObject(kind, name) : `${qualifiedSingular(kind)} "${name}" ${done}`;
  return { doomed, uid, said: printed(line) };
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
