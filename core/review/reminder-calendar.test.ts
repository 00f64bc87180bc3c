import { expect, test } from 'vitest';
import { reminderCalendar } from './reminder-calendar';

const reminder = {
  at: '19:30',
  from: '2026-11-25',
  until: '2026-12-07',
  url: 'https://practice.example.org/a,b;c/a-long-way-to-go-until-the-review-is-reached/review',
  host: 'practice.example.org',
};

test('a reminder comes daily on its owner’s clock, up to the day given', () => {
  const lines = reminderCalendar(reminder).split('\r\n');
  expect(lines).toContain('DTSTART:20261125T193000');
  expect(lines).toContain('RRULE:FREQ=DAILY;UNTIL=20261207T193000');
  expect(reminderCalendar({ ...reminder, until: null })).toContain('RRULE:FREQ=DAILY\r\n');
});

test('no line is longer than 75 octets, and unfolded ones hold the whole address', () => {
  const text = reminderCalendar(reminder);
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(text.split('\r\n').every((line) => line.length <= 75)).toBe(true);
  const unfolded = text.replaceAll('\r\n ', '');
  expect(unfolded).toContain(`URL:${reminder.url}`);
  expect(unfolded).toContain('/a\\,b\\;c/a-long-way');
});

test('the same server’s reminder has the same name, so that a second import moves the first', () => {
  const uid = (text: string) => /UID:.*/.exec(text)?.[0];
  const later = reminderCalendar({ ...reminder, at: '07:00', from: '2026-12-01' });
  expect(uid(later)).toBe(uid(reminderCalendar(reminder)));
});
