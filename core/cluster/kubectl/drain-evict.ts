/** How a drain rids itself of pods, and what it says when the time is up. Upstream: kubectl/pkg/drain/drain.go. */
import { goDuration } from '../go-duration';
import type { Pod } from '../objects';
import { getObject } from '../store';
import { type Arguments, lastValue } from './arguments';
import { type Printed, printed, type Session, together } from './session';
import { timeoutMs } from './timeout';

type Rid = { said: Printed; errors: readonly string[] };
type Leaving = { pod: Pod; retryAtMs: number; isEvicted: boolean };
type Asked = { said: Printed; error?: string; next?: Leaving };

const RETRY_MS = 5000;
const PATIENCE_MS = 3_600_000;
const TOO_LATE = 'context deadline exceeded';

/** All at once; who may not go yet is asked to again, and finds out only then that the time is up. */
export function evictPods(pods: readonly Pod[], parsed: Arguments, session: Session): Rid {
  const untilMs = deadline(parsed, session);
  const said: Printed[] = [];
  const errors: string[] = [];
  let leaving = pods.map((pod): Leaving => ({ pod, retryAtMs: session.nowMs, isEvicted: false }));
  while (leaving.length > 0) {
    const asked = leaving.map((each) => ask(each, untilMs, parsed, session));
    said.push(...asked.map((each) => each.said));
    errors.push(...asked.flatMap(({ error }) => error ?? []));
    leaving = asked.flatMap(({ next }) => next ?? []);
    if (leaving.length === 0) break;
    const beganMs = session.nowMs;
    const nextMs = Math.min(...leaving.map((each) => (each.isEvicted ? untilMs : each.retryAtMs)));
    session.waitUntil(() => leaving.some((each) => isGone(each, session)), nextMs - beganMs);
    const gone = leaving.filter((each) => isGone(each, session));
    said.push(...gone.map(({ pod }) => printed(`pod/${pod.metadata.name} evicted`)));
    const isLate = ({ isEvicted }: Leaving) => isEvicted && session.nowMs >= untilMs;
    leaving = leaving.filter((each) => !gone.includes(each));
    errors.push(...leaving.filter(isLate).map(({ pod }) => stillThere(pod)));
    leaving = leaving.filter((each) => !isLate(each));
    if (gone.length === 0 && session.nowMs === beganMs) break;
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
  const areGone = session.waitUntil(
    () => !pods.some((pod) => isThere(pod, session)),
    untilMs - session.nowMs,
  );
  const gone = pods.filter((pod) => !isThere(pod, session));
  const said = printed(...gone.map(({ metadata }) => `pod/${metadata.name} deleted`));
  return { said, errors: !areGone && session.nowMs >= untilMs ? [TOO_LATE] : [] };
}

export function isThere({ metadata }: Pod, session: Session): boolean {
  const { namespace = '', name, uid } = metadata;
  return getObject(session.view(), 'Pod', `${namespace}/${name}`)?.metadata.uid === uid;
}

function deadline(parsed: Arguments, session: Session): number {
  return session.nowMs + (timeoutMs(lastValue(parsed, 'timeout')) || PATIENCE_MS);
}

function ask(leaving: Leaving, untilMs: number, parsed: Arguments, session: Session): Asked {
  const { pod, retryAtMs, isEvicted } = leaving;
  if (isEvicted || retryAtMs > session.nowMs) return { said: printed(), next: leaving };
  const { namespace = '', name } = pod.metadata;
  const said = printed(`evicting pod ${namespace}/${name}`);
  const what = `error when evicting pods/"${name}" -n "${namespace}"`;
  if (session.nowMs >= untilMs) {
    const limit = goDuration(timeoutMs(lastValue(parsed, 'timeout')));
    return { said, error: `${what}: global timeout reached: ${limit}` };
  }
  const graceSeconds = graceOf(parsed);
  const answer = session.submit({ verb: 'evict', kind: 'Pod', namespace, name, graceSeconds });
  if (answer.ok) return { said, next: { pod, retryAtMs: untilMs, isEvicted: true } };
  const { reason, message } = answer.status;
  if (reason === 'NotFound') return { said };
  if (reason !== 'TooManyRequests') return { said, error: `${what}: ${message}` };
  return {
    said: { ...said, stderr: `${what} (will retry after 5s): ${message}\n` },
    next: { ...leaving, retryAtMs: session.nowMs + RETRY_MS },
  };
}

function graceOf(parsed: Arguments): number | undefined {
  const grace = lastValue(parsed, 'grace-period');
  return grace === undefined || Number(grace) < 0 ? undefined : Number(grace);
}

function isGone({ pod, isEvicted }: Leaving, session: Session): boolean {
  return isEvicted && !isThere(pod, session);
}

function stillThere({ metadata: { name, namespace } }: Pod): string {
  return `error when waiting for pod "${name}" in namespace "${namespace}" to terminate: ${TOO_LATE}`;
}
