import Link from 'next/link';
import type { Streak } from '#core/review/statistics/streak';

/** The streak in a line; nothing while there is none. */
export function StreakLine({ streak: { length, freezes } }: { streak: Streak }) {
  if (length < 2) return null;
  return (
    <p className="tabular mt-4 text-muted">
      <Link href="/statistics#streak" className="inline-flex min-h-11 items-center hover:underline">
        {length.toLocaleString('en')} days in a row
        {freezes > 0 && `, ${freezes} ${freezes === 1 ? 'freeze' : 'freezes'} kept`}
      </Link>
    </p>
  );
}
