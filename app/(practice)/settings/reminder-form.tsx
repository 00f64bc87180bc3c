'use client';

import type { SubmitEvent } from 'react';
import { Button } from '#app/_ui/button';
import { reminderCalendar } from '#core/review/reminder-calendar';

/** A reminder for the calendar that people have already: made in the browser, so nobody is told. */
export function ReminderForm() {
  return (
    <section aria-labelledby="reminder">
      <h2 id="reminder" className="text-large font-semibold">
        Daily reminder
      </h2>
      <p className="text-muted">
        A file for your own calendar. It rings at this time wherever you are; a second one moves the
        first.
      </p>
      <form onSubmit={download} className="mt-3 flex flex-wrap items-end gap-3">
        <label className="grid gap-1">
          <span className="eyebrow">At</span>
          <input
            type="time"
            name="at"
            required
            defaultValue="19:00"
            className="tabular min-h-11 rounded border border-edge bg-raised px-3"
          />
        </label>
        <label className="grid gap-1">
          <span className="eyebrow">Until, if it ends</span>
          <input
            type="date"
            name="until"
            className="tabular min-h-11 rounded border border-edge bg-raised px-3"
          />
        </label>
        <Button type="submit">Download the reminder</Button>
      </form>
    </section>
  );
}

function download(event: SubmitEvent<HTMLFormElement>): void {
  event.preventDefault();
  const form = new FormData(event.currentTarget);
  const { href, host } = new URL('/review', location.href);
  const text = reminderCalendar({
    at: String(form.get('at')),
    from: localDate(new Date()),
    until: String(form.get('until')) || null,
    url: href,
    host,
  });
  const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
  const link = Object.assign(document.createElement('a'), {
    href: address,
    download: 'readyz-reminder.ics',
  });
  link.click();
  URL.revokeObjectURL(address);
}

function localDate(date: Date): string {
  const padded = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${padded(date.getMonth() + 1)}-${padded(date.getDate())}`;
}
