/**
 * Events are kept short: the same said again of the same object counts up one event, the tenth variation of a
 * sentence and all after it share one, and who says too much of one object is not heard for a while. Upstream:
 * client-go/tools/record/events_cache.go; components remember what they said, here it is read from the events.
 */
import { fnv32, randomUid } from '../names';
import type { Event } from '../objects';
import { valuesUnder } from '../sorted-map';
import { getObject, type View } from '../store';
import type { Dice } from '../streams';
import { millisOf, timeAt } from '../time';
import type { EventDraft } from './request';

const VARIATIONS_MAX = 10;
const VARIED_WITHIN_MS = 600_000;
const BURST = 25;
const REFILL_MS = 300_000;
/** It writes to the newer API of events, which has none of this. */
const UNBOUNDED = 'default-scheduler';

/** The event as it is then; null where nobody wants to hear more. */
export function eventOf(
  draft: EventDraft,
  context: { view: View; nowMs: number; dice: Dice },
): Event | null {
  const { view, nowMs } = context;
  const { name, namespace = 'default', uid } = draft.about.metadata;
  const said = saidBefore(draft, view);
  if (isTooMuch(said, nowMs)) return null;
  const message = isVariation(draft, said, nowMs)
    ? `(combined from similar events): ${draft.message}`
    : draft.message;
  const { component, type, reason } = draft;
  const key = [component, type, reason, whatTells(draft, message), uid].join('|');
  const suffix = [fnv32(key), fnv32(key, 1)].map((part) => part.toString(16).padStart(8, '0'));
  const eventName = `${name}.${suffix.join('')}`;
  const now = timeAt(nowMs);
  const earlier = getObject(view, 'Event', `${namespace}/${eventName}`);
  if (earlier && component === UNBOUNDED) return again(earlier, now);
  if (earlier) return { ...earlier, message, count: earlier.count + 1, lastTimestamp: now };
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: eventName,
      namespace,
      uid: randomUid(context.dice('event-uids')),
      resourceVersion: '',
      creationTimestamp: now,
    },
    type: draft.type,
    reason: draft.reason,
    message,
    involvedObject: { kind: draft.about.kind, namespace, name, uid },
    source: { component: draft.component },
    count: 1,
    firstTimestamp: now,
    lastTimestamp: now,
  };
}

/**
 * The newer API of events tells versions of an object apart, and who else it is about, but not what is said.
 * Upstream: client-go/tools/events/event_broadcaster.go getKey.
 */
function whatTells({ component, about, reason }: EventDraft, message: string): string {
  if (component !== UNBOUNDED) return `${keyOf(message)}|`;
  return `${reason === 'Preempted' ? message : ''}|${about.metadata.resourceVersion}`;
}

/** That there is a series of it is written once; how long it has become, only every half hour. */
function again(event: Event, now: string): Event | null {
  return event.count > 1 ? null : { ...event, count: 2, lastTimestamp: now };
}

/** All combined events of one reason are one. */
function keyOf(message: string): string {
  return isCombined(message) ? 'combined' : message;
}

function isCombined(message: string): boolean {
  return message.startsWith('(combined from similar events): ');
}

function saidBefore({ about, component }: EventDraft, view: View): Event[] {
  if (component === UNBOUNDED) return [];
  const { name, namespace = 'default', uid } = about.metadata;
  return valuesUnder(view.objects, `Event/${namespace}/${name}.`).flatMap((event) =>
    event.kind === 'Event' &&
    event.involvedObject.uid === uid &&
    event.source.component === component
      ? [event]
      : [],
  );
}

function isTooMuch(said: readonly Event[], nowMs: number): boolean {
  if (said.length === 0) return false;
  const count = said.reduce((sum, event) => sum + event.count, 0);
  const firstMs = Math.min(...said.map((event) => millisOf(event.firstTimestamp)));
  return count >= BURST + Math.floor((nowMs - firstMs) / REFILL_MS);
}

function isVariation(
  { type, reason, message }: EventDraft,
  said: readonly Event[],
  nowMs: number,
): boolean {
  const variations = said.filter(
    (event) =>
      event.type === type &&
      event.reason === reason &&
      !isCombined(event.message) &&
      nowMs - millisOf(event.lastTimestamp) <= VARIED_WITHIN_MS,
  );
  return (
    variations.length + 1 >= VARIATIONS_MAX &&
    !variations.some((event) => event.message === message)
  );
}
