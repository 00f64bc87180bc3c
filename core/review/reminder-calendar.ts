/** When to be reminded, and where the reminder leads. */
export type Reminder = {
  /** On the learner's clock, wherever they are: `19:30`. */
  at: string;
  /** The first day, as `2026-11-25`. */
  from: string;
  /** The last day; null for without end. */
  until: string | null;
  /** Where to practise, as a browser writes it: in ASCII. */
  url: string;
  /** Names the reminder among those of other servers. */
  host: string;
};

/**
 * A daily reminder as a calendar file (RFC 5545) that calendars of all makers take. Its time belongs to
 * no zone ("floating"), so that it stays at breakfast when its owner travels and when clocks change. The
 * same address gives the same UID: importing it again moves the reminder instead of adding another.
 */
export function reminderCalendar({ at, from, until, url, host }: Reminder): string {
  const time = `${at.replace(':', '')}00`;
  const ends = until === null ? '' : `;UNTIL=${compact(until)}T${time}`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Readyz//Reminder//EN',
    'BEGIN:VEVENT',
    `UID:daily-reminder@${host}`,
    `DTSTAMP:${compact(from)}T000000Z`,
    `DTSTART:${compact(from)}T${time}`,
    'DURATION:PT15M',
    `RRULE:FREQ=DAILY${ends}`,
    'SUMMARY:Practise with Readyz',
    `DESCRIPTION:${escapeText(`What is due today: ${url}`)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'DESCRIPTION:Practise with Readyz',
    'TRIGGER:PT0M',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines
    .flatMap(fold)
    .map((line) => `${line}\r\n`)
    .join('');
}

function compact(day: string): string {
  return day.replaceAll('-', '');
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&');
}

const LINE_OCTETS_MAX = 75;

/** A long line goes on in the next one, after a space. */
function fold(line: string): string[] {
  const lines = [line.slice(0, LINE_OCTETS_MAX)];
  for (let place = LINE_OCTETS_MAX; place < line.length; place += LINE_OCTETS_MAX - 1) {
    lines.push(` ${line.slice(place, place + LINE_OCTETS_MAX - 1)}`);
  }
  return lines;
}
