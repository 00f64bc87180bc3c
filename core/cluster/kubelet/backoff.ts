/**
 * A delay that doubles each time, up to a limit, and begins anew after it has not been needed for twice the
 * limit. Upstream: client-go/util/flowcontrol/backoff.go.
 */
export type BackoffEntry = { readonly delayMs: number; readonly updatedAtMs: number };
export type BackoffLimits = { readonly initialMs: number; readonly maxMs: number };

export function nextBackoff(
  entry: BackoffEntry | null,
  eventMs: number,
  nowMs: number,
  { initialMs, maxMs }: BackoffLimits,
): BackoffEntry {
  const delayMs =
    entry && !hasExpired(entry, eventMs, maxMs) ? Math.min(entry.delayMs * 2, maxMs) : initialMs;
  return { delayMs, updatedAtMs: nowMs };
}

/** Whether, so long after the event, the delay is not over. */
export function isInBackoff(
  entry: BackoffEntry | null,
  eventMs: number,
  elapsedMs: number,
  { maxMs }: BackoffLimits,
): boolean {
  return entry !== null && !hasExpired(entry, eventMs, maxMs) && elapsedMs < entry.delayMs;
}

/** What is left of an entry when the kubelet tidies up. */
export function keptBackoff(
  entry: BackoffEntry | null,
  nowMs: number,
  { maxMs }: BackoffLimits,
): BackoffEntry | null {
  return entry && !hasExpired(entry, nowMs, maxMs) ? entry : null;
}

function hasExpired({ updatedAtMs }: BackoffEntry, atMs: number, maxMs: number): boolean {
  return atMs - updatedAtMs > maxMs * 2;
}
