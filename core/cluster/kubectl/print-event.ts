/** An event's row. Upstream: printers.go printEvent. */
import type { Event } from '../objects';
import { millisOf } from '../time';
import { humanDuration } from './human-duration';
import type { Printer } from './printer';

export const eventPrinter: Printer<Event> = {
  columns: ['Last Seen', 'Type', 'Reason', 'Object', 'Message'],
  wideColumns: [],
  row: ({ type, reason, message, involvedObject, lastTimestamp }, { nowMs }) => [
    humanDuration(nowMs - millisOf(lastTimestamp)),
    type,
    reason,
    `${involvedObject.kind.toLowerCase()}/${involvedObject.name}`,
    message,
  ],
  wide: () => [],
};
