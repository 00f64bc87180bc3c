/** Moments as kubectl describes them, and the events of an object. Upstream: kubectl/pkg/describe/describe.go. */
import type { Event, KubernetesObject, Time } from '../objects';
import { listObjects } from '../store';
import type { Session } from './session';
import { timeSince } from './time-since';

/** As RFC 1123 writes it, with a numeric zone: `Thu, 01 Jan 2026 00:00:08 +0000`. */
export function timeText(time: Time | undefined): string {
  if (!time) return '<unset>';
  return new Date(time).toUTCString().replace('GMT', '+0000');
}

/** The last section of a description. */
export function eventLines(object: KubernetesObject, session: Session): string[] {
  const events = listObjects(session.view(), 'Event')
    .filter(({ involvedObject: about }) => about.kind === object.kind && isAbout(about, object))
    .sort((a, b) => Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion));
  if (events.length === 0) return ['Events:\t<none>'];
  return [
    'Events:',
    '  Type\tReason\tAge\tFrom\tMessage',
    '  ----\t------\t----\t----\t-------',
    ...events.map(
      (event) =>
        `  ${event.type}\t${event.reason}\t${ageOf(event, session.nowMs)}\t${event.source.component}\t${event.message.trim()}`,
    ),
  ];
}

/** Nodes are known by their names to those who speak of them. */
function isAbout(about: Event['involvedObject'], { kind, metadata }: KubernetesObject): boolean {
  return about.name === metadata.name && (kind === 'Node' || about.uid === metadata.uid);
}

function ageOf({ firstTimestamp, lastTimestamp, count }: Event, nowMs: number): string {
  const last = timeSince(lastTimestamp, nowMs);
  return count > 1 ? `${last} (x${count} over ${timeSince(firstTimestamp, nowMs)})` : last;
}
