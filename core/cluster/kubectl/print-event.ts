/** An event's row. Upstream: printers.go printEvent. */
import type { Event } from '../objects';
import type { Printer } from './printer';
import { timeSince } from './time-since';

const eventPrinter: Printer<Event> = {
  columns: ['Last Seen', 'Type', 'Reason', 'Object', 'Message'],
  wideColumns: [],
  row: ({ type, reason, message, involvedObject, lastTimestamp }, { nowMs }) => [
    timeSince(lastTimestamp, nowMs),
    type,
    reason,
    `${involvedObject.kind.toLowerCase()}/${involvedObject.name}`,
    message.trim(),
  ],
  wide: () => [],
};

/** What `-o wide` adds stands on both sides of the message. */
const wideEventPrinter: Printer<Event> = {
  ...eventPrinter,
  columns: [
    ...['Last Seen', 'Type', 'Reason', 'Object', 'Subobject', 'Source', 'Message'],
    ...['First Seen', 'Count', 'Name'],
  ],
  row: (event, context) => [
    ...eventPrinter.row(event, context).slice(0, -1),
    '',
    event.source.component,
    event.message.trim(),
    timeSince(event.firstTimestamp, context.nowMs),
    String(event.count),
    event.metadata.name,
  ],
};

export function eventPrinterFor(isWide: boolean): Printer<Event> {
  return isWide ? wideEventPrinter : eventPrinter;
}
