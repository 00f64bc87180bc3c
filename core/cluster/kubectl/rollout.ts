/** kubectl rollout, of Deployments. Upstream: kubectl/pkg/cmd/rollout, kubectl/pkg/polymorphichelpers. */
import { notFound } from '../api/request';
import type { Deployment } from '../objects';
import { getObject } from '../store';
import { timeAt } from '../time';
import { type Arguments, lastValue, namespaceOf, parseArguments } from './arguments';
import { namedObject, type Target, targetsOf } from './resource-types';
import { showHistory, undo } from './rollout-history';
import { deploymentRollout } from './rollout-status';
import { failed, type Printed, printed, refused, type Session, together } from './session';
import { timeoutMs } from './timeout';

type Act = (deployment: Deployment, parsed: Arguments, session: Session) => Printed;

const acts: Readonly<Record<string, Act>> = {
  status: followStatus,
  history: (deployment, parsed, session) =>
    showHistory(deployment, Number(lastValue(parsed, 'revision') ?? 0), session),
  undo: (deployment, parsed, session) =>
    undo(deployment, Number(lastValue(parsed, 'to-revision') ?? 0), session),
  pause: (deployment, _, session) => setPaused(deployment, true, session),
  resume: (deployment, _, session) => setPaused(deployment, false, session),
  restart: (deployment, _, session) => restart(deployment, session),
};

const VALUED = ['revision', 'to-revision', 'timeout'];
/** A rollout that is not paused ends, or exceeds its deadline; a scenario need not wait for ever for the others. */
const PATIENCE_MS = 3_600_000;

export function runRollout(args: readonly string[], session: Session): Printed {
  const [verb = '', ...rest] = args;
  const act = Object.hasOwn(acts, verb) ? acts[verb] : undefined;
  if (!act) return failed(`error: unknown command "rollout ${verb}"`);
  const read = parseArguments(`rollout ${verb}`, rest, VALUED, ['watch']);
  if ('failure' in read) return read.failure;
  if (read.parsed.words.length === 0) {
    return failed('error: required resource not specified');
  }
  const found = targetsOf(read.parsed.words);
  if ('failure' in found) return found.failure;
  return together(
    found.targets.flatMap((target) => actOn(target, verb, act, read.parsed, session)),
  );
}

function actOn(
  { kind, names }: Target,
  verb: string,
  act: Act,
  parsed: Arguments,
  session: Session,
): Printed[] {
  return names.map((name) => {
    const object = getObject(session.view(), kind, `${namespaceOf(parsed)}/${name}`);
    if (!object) return refused(notFound(kind, name));
    return object.kind === 'Deployment'
      ? act(object, parsed, session)
      : failed(`error: no ${verb} is known for ${namedObject(kind, name)}`);
  });
}

/** Says how it stands, and again at every change, until it is done or cannot be done. */
function followStatus(begun: Deployment, parsed: Arguments, session: Session): Printed {
  const { name, namespace } = begun.metadata;
  const revision = Number(lastValue(parsed, 'revision') ?? 0);
  const isWatched = lastValue(parsed, 'watch') !== 'false';
  const patienceMs = timeoutMs(lastValue(parsed, 'timeout')) || PATIENCE_MS;
  const said: string[] = [];
  let seen = '';
  let error: string | null = null;
  const look = (): boolean => {
    const deployment = getObject(session.view(), 'Deployment', `${namespace}/${name}`);
    if (!deployment) {
      error = 'object has been deleted';
      return true;
    }
    if (deployment.metadata.resourceVersion === seen) return false;
    seen = deployment.metadata.resourceVersion;
    const status = deploymentRollout(deployment, revision);
    said.push(status.message);
    error = status.error;
    return status.done || status.error !== null || !isWatched;
  };
  const isOver = session.waitUntil(look, patienceMs);
  if (!isOver && parsed.values.timeout) error = 'timed out waiting for the condition';
  const spoken = { ...printed(), stdout: said.join('') };
  return error === null ? spoken : together([spoken, failed(`error: ${error}`)]);
}

function setPaused(deployment: Deployment, paused: boolean, session: Session): Printed {
  const { name } = deployment.metadata;
  if ((deployment.spec.paused ?? false) === paused) {
    const state = paused ? 'is already paused' : 'is not paused';
    return failed(`error: deployments.apps "${name}" ${state}`);
  }
  const { paused: _, ...rest } = deployment.spec;
  const spec = paused ? { ...rest, paused } : rest;
  const answer = session.submit({ verb: 'update', object: { ...deployment, spec } });
  const done = paused ? 'paused' : 'resumed';
  return answer.ok ? printed(`${namedObject('Deployment', name)} ${done}`) : refused(answer.status);
}

/** An annotation in the template makes it another template, so every pod is replaced. */
function restart(deployment: Deployment, session: Session): Printed {
  const { name, namespace = '' } = deployment.metadata;
  if (deployment.spec.paused) {
    const why = "can't restart paused deployment (run rollout resume first)";
    return failed(`error: deployments.apps "${name}" ${why}`);
  }
  const annotations = { 'kubectl.kubernetes.io/restartedAt': timeAt(session.nowMs) };
  const patch = { spec: { template: { metadata: { annotations } } } };
  const kind = 'Deployment' as const;
  const answer = session.submit({ verb: 'patch', kind, namespace, name, patch });
  return answer.ok ? printed(`${namedObject(kind, name)} restarted`) : refused(answer.status);
}
