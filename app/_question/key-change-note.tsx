import { StateMark } from '#app/_ui/state-mark';

/** For those who learned what was right before. */
export function KeyChangeNote({ changedAt, timeZone }: { changedAt: number; timeZone: string }) {
  const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone });
  return (
    <p className="mt-5 flex max-w-[68ch] gap-3 border-s-2 border-not-ready ps-3">
      <span>
        <StateMark state="not-ready" />
      </span>
      <span>
        The right answer changed on{' '}
        <time dateTime={new Date(changedAt).toISOString()}>{day.format(changedAt)}</time>, after you
        learned it.
      </span>
    </p>
  );
}
