/** How long ago something was, as tables show it. Upstream: printers.go translateTimestampSince. */
import type { Time } from '../objects';
import { millisOf } from '../time';
import { humanDuration } from './human-duration';

export function timeSince(time: Time | undefined, nowMs: number): string {
  return time ? humanDuration(nowMs - millisOf(time)) : '<unknown>';
}
