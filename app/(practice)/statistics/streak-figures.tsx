import type { Streak } from '#core/review/statistics/streak';
import { countText } from './format-figures';
import { Figure } from './today-figures';

/** The streak, and what a missed day would do to it. */
export async function StreakFigures({ streak: coming }: { streak: Promise<Streak> }) {
  const streak = await coming;
  return (
    <>
      <dl className="flex flex-wrap gap-x-10 gap-y-4">
        <Figure name="Now" value={countText(streak.length, 'day')}>
          {streak.isTodayDone ? 'today is done' : 'today is still open'}
        </Figure>
        <Figure name="Longest" value={countText(streak.longest, 'day')} />
        <Figure name="Freezes kept" value={`${streak.freezes} of 2`}>
          {streak.daysToFreeze === null
            ? 'as many as can be kept'
            : `the next after ${countText(streak.daysToFreeze, 'more day')} of study`}
        </Figure>
      </dl>
      <p className="mt-3 max-w-[64ch] text-muted">
        Every seven studied days earn a freeze, of which two are kept. A missed day uses one by
        itself, and the streak goes on. Days end at 4 a.m. where you are; a day that you flew over
        is not missed.
      </p>
    </>
  );
}
