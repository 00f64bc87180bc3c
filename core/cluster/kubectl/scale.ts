/** kubectl scale: the size of what has one. Upstream: kubectl/pkg/cmd/scale, kubectl/pkg/scale. */
import { part } from '../api/fill';
import { numberOf } from '../api/read-field';
import type { JsonObject } from '../json';
import type { KubernetesObject } from '../objects';
import { getObject } from '../store';
import { type Arguments, lastValue, parseArguments } from './arguments';
import { recordPatch, withRecordWarning } from './change-cause';
import { FINDING, FINDING_LETTERS, findObjects } from './find-objects';
import { integerProblem, numberFlag } from './number-flags';
import { withPlainErrors } from './plain-errors';
import { failed, type Printed, refused, type Session, together } from './session';
import { timeoutMs } from './timeout';
import { reported, reports, WRITING, type Writing, writingOf } from './writing';

const VALUED = [
  ...FINDING.valued,
  ...WRITING.valued,
  'replicas',
  'current-replicas',
  'resource-version',
  'timeout',
];
const BARE = [...FINDING.bare, ...WRITING.bare];
const NUMBERS = { replicas: '--replicas', 'current-replicas': '--current-replicas' };
const SCALED = ['Deployment', 'ReplicaSet', 'StatefulSet'];

export function runScale(args: readonly string[], session: Session): Printed {
  const read = parseArguments('scale', args, VALUED, BARE, FINDING_LETTERS);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const problem = integerProblem('scale', parsed, NUMBERS);
  if (problem) return problem;
  const replicas = numberFlag(parsed, 'replicas');
  if (replicas === undefined) return failed('error: required flag(s) "replicas" not set');
  if (replicas < 0) {
    return failed(
      'error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0',
    );
  }
  const asked = writingOf(parsed);
  if ('failure' in asked) return asked.failure;
  const found = findObjects(parsed.words, parsed, session);
  if ('failure' in found) return found.failure;
  if (found.objects.length === 0) return failed(nothing(found.missing));
  const scaling = { parsed, replicas, writing: asked.writing, session };
  const results = found.objects.map((object) => scaleOne(object, scaling));
  const problems = results.flatMap((result) => ('problem' in result ? [result.problem] : []));
  const said = results.flatMap((result) => ('problem' in result ? [] : [result]));
  const all = together([reports(said, asked.writing), ...found.missing]);
  return withRecordWarning(withPlainErrors([all], problems), parsed);
}

function nothing(missing: readonly Printed[]): string {
  const words = missing.map(({ stderr }) =>
    stderr.trim().replace(/^Error from server \(\w+\): /, ''),
  );
  const list = words.length > 1 ? `[${words.join(', ')}]` : words.join('');
  return `error: no objects passed to scale${list ? ` ${list}` : ''}`;
}

type Scaling = { parsed: Arguments; replicas: number; writing: Writing; session: Session };
type Scaled = Printed | { problem: string };

function scaleOne(object: KubernetesObject, scaling: Scaling): Scaled {
  const { parsed, replicas, writing, session } = scaling;
  const { kind } = object;
  const { name, namespace = '' } = object.metadata;
  if (!SCALED.includes(kind)) {
    return failed('Error from server (NotFound): the server could not find the requested resource');
  }
  const spec = 'spec' in object && 'replicas' in object.spec ? object.spec.replicas : 0;
  const current = numberFlag(parsed, 'current-replicas');
  if (current !== undefined && current >= 0 && current !== spec) {
    return { problem: `Expected replicas to be ${current}, was ${spec}` };
  }
  const version = lastValue(parsed, 'resource-version');
  if (version !== undefined && version !== object.metadata.resourceVersion) {
    return {
      problem: `Expected resource version to be ${version}, was ${object.metadata.resourceVersion}`,
    };
  }
  if (writing.dryRun === 'client') return reported({ kind, name, object }, 'scaled', writing);
  const patch = { spec: { replicas }, ...recordPatch('scale', parsed) };
  const dryRun = writing.dryRun === 'server';
  const answer = session.submit({
    verb: 'patch',
    kind,
    namespace,
    name,
    patch,
    subresource: 'scale',
    dryRun,
  });
  if (!answer.ok) return refused(answer.status);
  const waited = dryRun || isSynced(object, replicas, parsed, session);
  if (!waited) return { problem: `timed out waiting for "${name}" to be synced` };
  // What is shown is what kubectl read before.
  return reported({ kind, name, object }, 'scaled', writing);
}

/** Whether it has as many pods as it should, after as long as was to be waited for that. */
function isSynced(
  { kind, metadata: { name, namespace = '' } }: KubernetesObject,
  replicas: number,
  parsed: Arguments,
  session: Session,
): boolean {
  const timeout = timeoutMs(lastValue(parsed, 'timeout'));
  if (timeout === 0) return true;
  return session.waitUntil(() => {
    const there: JsonObject = getObject(session.view(), kind, `${namespace}/${name}`) ?? {};
    return (
      numberOf(part(there, 'spec'), 'replicas') === replicas &&
      numberOf(part(there, 'status'), 'replicas') === replicas
    );
  }, timeout);
}
