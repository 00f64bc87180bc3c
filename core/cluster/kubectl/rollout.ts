/** kubectl rollout. Upstream: kubectl/pkg/cmd/rollout, kubectl/pkg/polymorphichelpers. */
import { qualifiedResource } from '../api/request';
import type { KubernetesObject } from '../objects';
import { getEntry } from '../sorted-map';
import { keyOf } from '../store';
import { timeAt } from '../time';
import { type Arguments, lastValue, parseArguments } from './arguments';
import { namedObject, targetsOf } from './resource-types';
import { showHistory, undo } from './rollout-history';
import { rolloutStatus } from './rollout-status';
import { SELECTING, selectObjects } from './select-objects';
import { failed, type Printed, printed, refused, type Session, together } from './session';
import { timeoutMs } from './timeout';
import { type Writing, writingOf } from './writing';

type Act = (
  object: KubernetesObject,
  parsed: Arguments,
  session: Session,
  writing: Writing,
) => Printed;

const acts: Readonly<Record<string, Act>> = {
  status: followStatus,
  history: (object, parsed, session) =>
    showHistory(object, Number(lastValue(parsed, 'revision') ?? 0), session),
  undo: (object, parsed, session, { dryRun }) =>
    undo(object, Number(lastValue(parsed, 'to-revision') ?? 0), dryRun, session),
  pause: (object, _, session) => setPaused(object, true, session),
  resume: (object, _, session) => setPaused(object, false, session),
  restart: (object, _, session) => restart(object, session),
};

const VALUED = [...SELECTING.valued, 'revision', 'to-revision', 'timeout'];
/** A rollout that is not paused ends, or exceeds its deadline; a scenario need not wait for ever for the others. */
const PATIENCE_MS = 3_600_000;

export function runRollout(args: readonly string[], session: Session): Printed {
  const [verb = '', ...rest] = args;
  const act = Object.hasOwn(acts, verb) ? acts[verb] : undefined;
  if (!act) return failed(`error: unknown command "rollout ${verb}"`);
  const read = parseArguments(`rollout ${verb}`, rest, VALUED, [
    'watch',
    ...(verb === 'undo' ? ['dry-run'] : []),
  ]);
  if ('failure' in read) return read.failure;
  if (read.parsed.words.length === 0) {
    return failed('error: required resource not specified');
  }
  const asked = writingOf(read.parsed);
  if ('failure' in asked) return asked.failure;
  const found = targetsOf(read.parsed.words);
  if ('failure' in found) return found.failure;
  return together(
    found.targets.flatMap((target) => {
      const { objects, missing } = selectObjects(target, read.parsed, session);
      const acted = objects.map((object) => act(object, read.parsed, session, asked.writing));
      return [...acted, ...missing];
    }),
  );
}

/** Says how it stands, and again at every change, until it is done or cannot be done. */
function followStatus(begun: KubernetesObject, parsed: Arguments, session: Session): Printed {
  const revision = Number(lastValue(parsed, 'revision') ?? 0);
  const isWatched = lastValue(parsed, 'watch') !== 'false';
  const patienceMs = timeoutMs(lastValue(parsed, 'timeout')) || PATIENCE_MS;
  const said: string[] = [];
  let seen = '';
  let error: string | null = null;
  const look = (): boolean => {
    const object = getEntry(session.view().objects, keyOf(begun));
    if (!object) {
      error = 'object has been deleted';
      return true;
    }
    if (object.metadata.resourceVersion === seen) return false;
    seen = object.metadata.resourceVersion;
    const status = rolloutStatus(object, revision);
    said.push(status.message);
    error = status.error;
    return status.done || status.error !== null || !isWatched;
  };
  const isOver = session.waitUntil(look, patienceMs);
  if (!isOver && parsed.values.timeout) error = 'timed out waiting for the condition';
  const spoken = { ...printed(), stdout: said.join('') };
  return error === null ? spoken : together([spoken, failed(`error: ${error}`)]);
}

function setPaused(object: KubernetesObject, paused: boolean, session: Session): Printed {
  if (object.kind !== 'Deployment') {
    return unsupported(object, `${paused ? 'pausing' : 'resuming'} is not supported`);
  }
  if ((object.spec.paused ?? false) === paused) {
    return unsupported(object, paused ? 'is already paused' : 'is not paused');
  }
  const { paused: _, ...rest } = object.spec;
  const spec = paused ? { ...rest, paused } : rest;
  const answer = session.submit({ verb: 'update', object: { ...object, spec } });
  const done = paused ? 'paused' : 'resumed';
  return answer.ok
    ? printed(`${namedObject('Deployment', object.metadata.name)} ${done}`)
    : refused(answer.status);
}

/** An annotation in the template makes it another template, so every pod is replaced. */
function restart(object: KubernetesObject, session: Session): Printed {
  const { kind, metadata } = object;
  if (kind !== 'Deployment' && kind !== 'DaemonSet' && kind !== 'StatefulSet') {
    return unsupported(object, 'restarting is not supported');
  }
  if (object.kind === 'Deployment' && object.spec.paused) {
    return unsupported(object, "can't restart paused deployment (run rollout resume first)");
  }
  const { name, namespace = '' } = metadata;
  const annotations = { 'kubectl.kubernetes.io/restartedAt': timeAt(session.nowMs) };
  const patch = { spec: { template: { metadata: { annotations } } } };
  const answer = session.submit({ verb: 'patch', kind, namespace, name, patch });
  return answer.ok ? printed(`${namedObject(kind, name)} restarted`) : refused(answer.status);
}

function unsupported({ kind, metadata }: KubernetesObject, why: string): Printed {
  return failed(`error: ${qualifiedResource(kind)} "${metadata.name}" ${why}`);
}
