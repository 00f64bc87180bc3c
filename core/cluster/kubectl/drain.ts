/** kubectl drain: cordons nodes and evicts their pods, as far as budgets allow. Upstream: kubectl/pkg/drain. */
import type { Pod } from '../objects';
import { getObject, listObjects } from '../store';
import { type Arguments, lastValue, parseArguments } from './arguments';
import { runCordon } from './cordon';
import { failed, type Printed, printed, type Session, together } from './session';
import { timeoutMs } from './timeout';

/** What is to become of a pod: it goes, it stays with a warning, or it stops the drain. */
type Verdict = { pod: Pod; goes: boolean; warning?: string; problem?: string };
type Leaving = { pod: Pod; retryAtMs: number; isEvicted: boolean };

const RETRY_MS = 5000;
const PATIENCE_MS = 3_600_000;

export function runDrain(args: readonly string[], session: Session): Printed {
  const valued = ['grace-period', 'timeout', 'selector', 'pod-selector'];
  const bare = ['ignore-daemonsets', 'force', 'delete-emptydir-data', 'disable-eviction'];
  const read = parseArguments('drain', args, valued, bare);
  if ('failure' in read) return read.failure;
  const { words } = read.parsed;
  const cordoned = runCordon(words, true, session);
  if (cordoned.exitCode !== 0) return cordoned;
  const nodes = words.map((word) => word.replace(/^nodes?\//, ''));
  const results = [cordoned];
  for (const [i, node] of nodes.entries()) {
    const drained = drainNode(node, nodes.slice(i), read.parsed, session);
    results.push(drained);
    if (drained.exitCode !== 0) break;
  }
  return together(results);
}

function drainNode(
  node: string,
  pending: readonly string[],
  parsed: Arguments,
  session: Session,
): Printed {
  const verdicts = listObjects(session.view(), 'Pod')
    .filter((pod) => pod.spec.nodeName === node)
    .map((pod) => judge(pod, parsed));
  const problems = grouped(verdicts, 'problem');
  if (problems.length > 0) return refusal(node, problems, pending);
  const warnings = grouped(verdicts, 'warning').join('; ');
  const warned = { ...printed(), stderr: warnings ? `Warning: ${warnings}\n` : '' };
  const leaving = verdicts.filter(({ goes }) => goes).map(({ pod }) => pod);
  const evicted = evictAll(leaving, parsed, session);
  const isDone =
    evicted.exitCode === 0 && leaving.every((pod) => isGone({ pod, isEvicted: true }, session));
  return together([warned, evicted, ...(isDone ? [printed(`node/${node} drained`)] : [])]);
}

function refusal(node: string, problems: readonly string[], pending: readonly string[]): Printed {
  const all = problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`;
  return failed(
    [
      `error: unable to drain node "${node}" due to error: ${all}, continuing command...`,
      'There are pending nodes to be drained:',
      ...pending.map((name) => ` ${name}`),
      ...problems,
    ].join('\n'),
  );
}

/** Pods that have ended may always go; a DaemonSet's would only come back. */
function judge(pod: Pod, parsed: Arguments): Verdict {
  const { phase } = pod.status;
  if (phase === 'Succeeded' || phase === 'Failed') return { pod, goes: true };
  const owner = pod.metadata.ownerReferences?.find(({ controller }) => controller);
  if (owner?.kind === 'DaemonSet') {
    return parsed.flags.has('ignore-daemonsets')
      ? { pod, goes: false, warning: 'ignoring DaemonSet-managed Pods' }
      : {
          pod,
          goes: false,
          problem: 'cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore)',
        };
  }
  if (owner) return { pod, goes: true };
  return parsed.flags.has('force')
    ? { pod, goes: true, warning: 'deleting Pods that declare no controller' }
    : {
        pod,
        goes: false,
        problem: 'cannot delete Pods that declare no controller (use --force to override)',
      };
}

/** `words: namespace/a, namespace/b`, once for each of the words. */
function grouped(verdicts: readonly Verdict[], field: 'warning' | 'problem'): string[] {
  const groups = new Map<string, string[]>();
  for (const verdict of verdicts) {
    const words = verdict[field];
    if (words === undefined) continue;
    const { namespace, name } = verdict.pod.metadata;
    groups.set(words, [...(groups.get(words) ?? []), `${namespace}/${name}`]);
  }
  return [...groups].map(([words, pods]) => `${words}: ${pods.join(', ')}`);
}

/** All at once; who may not go yet is asked to again, until the last is gone, or time does not pass. */
function evictAll(pods: readonly Pod[], parsed: Arguments, session: Session): Printed {
  const said: Printed[] = [];
  const untilMs = session.nowMs + (timeoutMs(lastValue(parsed, 'timeout')) || PATIENCE_MS);
  let leaving = pods.map((pod): Leaving => ({ pod, retryAtMs: session.nowMs, isEvicted: false }));
  while (leaving.length > 0) {
    const asked = leaving.map((each) => ask(each, parsed, session));
    said.push(...asked.map((each) => each.said));
    leaving = asked.flatMap(({ next }) => (next ? [next] : []));
    const nextMs = Math.min(untilMs, ...leaving.map(({ retryAtMs }) => retryAtMs));
    const beganMs = session.nowMs;
    session.waitUntil(() => leaving.some((each) => isGone(each, session)), nextMs - beganMs);
    const gone = leaving.filter((each) => isGone(each, session));
    said.push(...gone.map(({ pod }) => printed(`pod/${pod.metadata.name} evicted`)));
    leaving = leaving.filter((each) => !gone.includes(each));
    if (leaving.length > 0 && session.nowMs >= untilMs) {
      said.push(...leaving.map(({ pod }) => tooLate(pod, lastValue(parsed, 'timeout') ?? '0s')));
      break;
    }
    const isStill = gone.length === 0 && session.nowMs === beganMs;
    if (isStill || said.some(({ exitCode }) => exitCode !== 0)) break;
  }
  return together(said);
}

function ask(
  leaving: Leaving,
  parsed: Arguments,
  session: Session,
): { said: Printed; next: Leaving | null } {
  const { pod, retryAtMs, isEvicted } = leaving;
  if (isEvicted || retryAtMs > session.nowMs) return { said: printed(), next: leaving };
  const { namespace = '', name } = pod.metadata;
  const grace = lastValue(parsed, 'grace-period');
  const graceSeconds = grace === undefined || Number(grace) < 0 ? undefined : Number(grace);
  const verb = parsed.flags.has('disable-eviction') ? 'delete' : 'evict';
  const said = printed(`evicting pod ${namespace}/${name}`);
  const answer = session.submit({ verb, kind: 'Pod', namespace, name, graceSeconds });
  const evicted = { pod, retryAtMs: Number.POSITIVE_INFINITY, isEvicted: true };
  if (answer.ok) return { said, next: evicted };
  const { reason, message } = answer.status;
  if (reason === 'NotFound') return { said, next: null };
  if (reason === 'TooManyRequests') {
    const line = `error when evicting pods/"${name}" -n "${namespace}" (will retry after 5s): ${message}\n`;
    const next = { ...leaving, retryAtMs: session.nowMs + RETRY_MS };
    return { said: { ...said, stderr: line }, next };
  }
  const line = `error when evicting pods/"${name}" -n "${namespace}": ${message}`;
  return { said: together([said, failed(`error: ${line}`)]), next: null };
}

function isGone({ pod, isEvicted }: Omit<Leaving, 'retryAtMs'>, session: Session): boolean {
  const { namespace = '', name, uid } = pod.metadata;
  const there = getObject(session.view(), 'Pod', `${namespace}/${name}`);
  return isEvicted && there?.metadata.uid !== uid;
}

function tooLate({ metadata }: Pod, timeout: string): Printed {
  return failed(
    `error: error when evicting pods/"${metadata.name}" -n "${metadata.namespace}": global timeout reached: ${timeout}`,
  );
}
