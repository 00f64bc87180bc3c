/** How a drain rids itself of pods, and what it says when the time is up. Upstream: kubectl/pkg/drain/drain.go. */
import { budgetAsked } from '../api/evict';
import { goDuration } from '../go-duration';
import type { Pod } from '../objects';
import { getObject, type View } from '../store';
import { type Arguments, lastValue } from './arguments';
import { type Printed, printed, type Session, together } from './session';
import { timeoutMs } from './timeout';

type Rid = { said: Printed; errors: readonly string[] };
/**
 * When it is asked for again, or, once evicted, looked for. A held pod's eviction is at the server, which tries it
 * again by itself.
 */
type Leaving = { pod: Pod; nextAtMs: number; isEvicted: boolean; isHeld?: boolean };
/** What all that are asked at once see, and the budgets that the first of them change. */
type Moment = { view: View; budgets: Set<string> };
type Asked = { said: Printed; error?: string; next?: Leaving };

const RETRY_MS = 5000;
/** How often it is looked whether a pod is gone. */
const POLL_MS = 1000;
/** Upstream: eviction.go EvictionsRetry, 500 ms and up to a tenth more. */
const CONFLICT_MS = 525;
const PATIENCE_MS = 3_600_000;
const TOO_LATE = 'context deadline exceeded';

/**
 * All at once; who may not go yet is asked to again, and finds out only then that the time is up. Of those that one
 * budget lets go at once only the first does: the others find it changed, and the server waits before it looks again.
 */
export function evictPods(pods: readonly Pod[], parsed: Arguments, session: Session): Rid {
  const untilMs = deadline(parsed, session);
  const said: Printed[] = [];
  const errors: string[] = [];
  let leaving = pods.map((pod): Leaving => ({ pod, nextAtMs: session.nowMs, isEvicted: false }));
  while (leaving.length > 0) {
    const moment: Moment = { view: session.view(), budgets: new Set() };
    const asked = leaving.map((each) => ask(each, untilMs, moment, parsed, session));
    said.push(...asked.map((each) => each.said));
    errors.push(...asked.flatMap(({ error }) => error ?? []));
    leaving = asked.flatMap(({ next }) => next ?? []);
    if (leaving.length === 0) break;
    const beganMs = session.nowMs;
    const nextMs = Math.min(...leaving.map(({ nextAtMs }) => nextAtMs));
    session.waitUntil(() => false, nextMs - beganMs);
    if (session.nowMs > beganMs) continue;
    // Where no time passes for a command, the server holds nothing.
    if (!leaving.some(({ isHeld }) => isHeld)) break;
    leaving = leaving.map((each) => (each.isHeld ? { ...each, nextAtMs: beganMs } : each));
  }
  return { said: together(said), errors };
}

/** Without asking budgets, one after another. */
export function deletePods(pods: readonly Pod[], parsed: Arguments, session: Session): Rid {
  const untilMs = deadline(parsed, session);
  for (const pod of pods) {
    const { namespace = '', name } = pod.metadata;
    const request = { kind: 'Pod' as const, namespace, name, graceSeconds: graceOf(parsed) };
    session.submit({ verb: 'delete', ...request });
  }
  const areGone = lookOut(() => !pods.some((pod) => isThere(pod, session)), untilMs, session);
  const gone = pods.filter((pod) => !isThere(pod, session));
  const said = printed(...gone.map(({ metadata }) => `pod/${metadata.name} deleted`));
  return { said, errors: !areGone && session.nowMs >= untilMs ? [TOO_LATE] : [] };
}

/** Whether it is so by then, looked at once a second. */
function lookOut(holds: () => boolean, untilMs: number, session: Session): boolean {
  while (!holds()) {
    const beganMs = session.nowMs;
    session.waitUntil(() => false, Math.min(POLL_MS, untilMs - beganMs));
    if (session.nowMs === beganMs || session.nowMs >= untilMs) return false;
  }
  return true;
}

export function isThere({ metadata }: Pod, session: Session): boolean {
  const { namespace = '', name, uid } = metadata;
  return getObject(session.view(), 'Pod', `${namespace}/${name}`)?.metadata.uid === uid;
}

function deadline(parsed: Arguments, session: Session): number {
  return session.nowMs + (timeoutMs(lastValue(parsed, 'timeout')) || PATIENCE_MS);
}

function ask(
  leaving: Leaving,
  untilMs: number,
  { view, budgets }: Moment,
  parsed: Arguments,
  session: Session,
): Asked {
  const { pod, nextAtMs, isEvicted, isHeld } = leaving;
  if (isEvicted) return look(leaving, untilMs, session);
  if (nextAtMs > session.nowMs) return { said: printed(), next: leaving };
  const { namespace = '', name } = pod.metadata;
  const said = isHeld ? printed() : printed(`evicting pod ${namespace}/${name}`);
  const what = `error when evicting pods/"${name}" -n "${namespace}"`;
  if (!isHeld && session.nowMs >= untilMs) {
    const limit = goDuration(timeoutMs(lastValue(parsed, 'timeout')));
    return { said, error: `${what}: global timeout reached: ${limit}` };
  }
  const budget = isHeld ? null : budgetAsked({ namespace, name }, view, session.constants);
  if (budget !== null && budgets.has(budget)) {
    return { said, next: { ...leaving, nextAtMs: session.nowMs + CONFLICT_MS, isHeld: true } };
  }
  if (budget !== null) budgets.add(budget);
  const graceSeconds = graceOf(parsed);
  const askedMs = session.nowMs;
  const answer = session.submit({ verb: 'evict', kind: 'Pod', namespace, name, graceSeconds });
  if (answer.ok) {
    const looked = look({ pod, nextAtMs: askedMs, isEvicted: true }, untilMs, session);
    return { ...looked, said: together([said, looked.said]) };
  }
  const { reason, message } = answer.status;
  if (reason === 'NotFound') return { said };
  if (reason !== 'TooManyRequests') return { said, error: `${what}: ${message}` };
  return {
    said: { ...said, stderr: `${what} (will retry after 5s): ${message}\n` },
    next: { ...leaving, nextAtMs: session.nowMs + RETRY_MS, isHeld: false },
  };
}

function graceOf(parsed: Arguments): number | undefined {
  const grace = lastValue(parsed, 'grace-period');
  return grace === undefined || Number(grace) < 0 ? undefined : Number(grace);
}

/** A pod that was let go is looked for once a second, and so found gone a little later than it is. */
function look(leaving: Leaving, untilMs: number, session: Session): Asked {
  const { pod, nextAtMs } = leaving;
  if (nextAtMs > session.nowMs) return { said: printed(), next: leaving };
  if (nextAtMs >= untilMs) return { said: printed(), error: stillThere(pod) };
  if (!isThere(pod, session)) return { said: printed(`pod/${pod.metadata.name} evicted`) };
  return { said: printed(), next: { ...leaving, nextAtMs: Math.min(nextAtMs + POLL_MS, untilMs) } };
}

function stillThere({ metadata: { name, namespace } }: Pod): string {
  return `error when waiting for pod "${name}" in namespace "${namespace}" to terminate: ${TOO_LATE}`;
}
