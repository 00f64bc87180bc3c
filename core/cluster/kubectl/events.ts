/** kubectl events: what was said, the last of it at the end. Upstream: kubectl/pkg/cmd/events. */
import type { Event } from '../objects';
import { listObjects } from '../store';
import { type Arguments, lastValue, namespaceOf, parseArguments } from './arguments';
import { noPrinter, OBJECT_FORMATS } from './object-formats';
import { printObjects } from './output-format';
import { targetsOf } from './resource-types';
import { failed, type Printed, printed, type Session } from './session';
import { formatTable } from './table';
import { timeSince } from './time-since';
import { wireForm } from './wire-form';

export function runEvents(args: readonly string[], session: Session): Printed {
  const valued = ['for', 'types', 'output', 'template', 'chunk-size'];
  const bare = ['all-namespaces', 'no-headers', 'watch'];
  const read = parseArguments('events', args, valued, bare);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const types = (lastValue(parsed, 'types') ?? '').split(',').filter(Boolean);
  if (types.some((type) => !/^(?:normal|warning)$/i.test(type))) {
    return failed('error: valid --types are Normal or Warning');
  }
  const output = lastValue(parsed, 'output') ?? '';
  if (output !== '' && !OBJECT_FORMATS.includes(output.split('=')[0] ?? '')) {
    return noPrinter(output);
  }
  const about = aboutOf(lastValue(parsed, 'for'));
  if ('failure' in about) return about.failure;
  const namespace = parsed.flags.has('all-namespaces') ? undefined : namespaceOf(parsed);
  const events = listObjects(session.view(), 'Event', namespace)
    .filter(
      ({ type }) =>
        types.length === 0 || types.some((each) => each.toLowerCase() === type.toLowerCase()),
    )
    .filter((event) => about.isMeant(event))
    .sort((a, b) =>
      a.lastTimestamp < b.lastTimestamp ? -1 : Number(a.lastTimestamp > b.lastTimestamp),
    );
  return show(events, output, parsed, session);
}

function aboutOf(
  word: string | undefined,
): { isMeant: (event: Event) => boolean } | { failure: Printed } {
  if (word === undefined) return { isMeant: () => true };
  if (!word.includes('/')) return { failure: failed('error: --for must be in resource/name form') };
  const found = targetsOf([word]);
  if ('failure' in found) {
    return { failure: failed(found.failure.stderr.replace(/^error: /, '').trimEnd()) };
  }
  const [target] = found.targets;
  const [name] = target?.names ?? [];
  return {
    isMeant: ({ involvedObject }) =>
      involvedObject.kind === target?.kind && involvedObject.name === name,
  };
}

function show(
  events: readonly Event[],
  output: string,
  parsed: Arguments,
  session: Session,
): Printed {
  const isEverywhere = parsed.flags.has('all-namespaces');
  if (events.length === 0) {
    const where = isEverywhere ? '' : ` in ${namespaceOf(parsed)} namespace`;
    return { ...printed(), stderr: `No events found${where}.\n` };
  }
  // A list has no name, and kubectl prints none.
  if (output === 'name') return printed();
  const objects = events.map((event) => wireForm(event, session.constants));
  const formatted = printObjects(output, { objects, isList: true });
  if (formatted) return formatted;
  const heads = [
    ...(isEverywhere ? ['NAMESPACE'] : []),
    'LAST SEEN',
    'TYPE',
    'REASON',
    'OBJECT',
    'MESSAGE',
  ];
  const rows = events.map((event) => [
    ...(isEverywhere ? [event.metadata.namespace ?? ''] : []),
    lastSeen(event, session.nowMs),
    event.type,
    event.reason,
    `${event.involvedObject.kind}/${event.involvedObject.name}`,
    event.message.trim(),
  ]);
  const stdout = formatTable(parsed.flags.has('no-headers') ? rows : [heads, ...rows]);
  return { ...printed(), stdout };
}

function lastSeen({ firstTimestamp, lastTimestamp, count }: Event, nowMs: number): string {
  const first = timeSince(firstTimestamp, nowMs);
  return count > 1 ? `${timeSince(lastTimestamp, nowMs)} (x${count} over ${first})` : first;
}
