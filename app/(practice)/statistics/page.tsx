import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ButtonLink } from '#app/_ui/button';
import { Skeleton } from '#app/_ui/skeleton';
import { currentLearner } from '#server/auth/current-learner';
import { currentTimeZone } from '#server/auth/time-zone';
import { listBanks } from '#server/bank/list-banks';
import { cardStatistics } from '#server/review/statistics/card-statistics';
import { findStreak } from '#server/review/statistics/find-streak';
import { logStatistics } from '#server/review/statistics/log-statistics';
import { AnswersByDay } from './answers-by-day';
import { CardsNow } from './cards-now';
import { DaysAhead } from './days-ahead';
import { aheadChoices, dayChoices, readWish } from './read-wish';
import { RecallFigures } from './recall-figures';
import { Section } from './section';
import { StreakFigures } from './streak-figures';
import { TodayFigures } from './today-figures';
import { WishForm } from './wish-form';
import { YearMap } from './year-map';

export const metadata: Metadata = { title: 'Statistics' };

type Search = Record<string, string | string[] | undefined>;

export default function StatisticsPage({ searchParams }: { searchParams: Promise<Search> }) {
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-title">Statistics</h1>
        <ButtonLink href="/statistics/calibration">Calibration</ButtonLink>
      </div>
      <Suspense fallback={<Skeleton lines={12} />}>
        <Statistics searchParams={searchParams} />
      </Suspense>
    </>
  );
}

/** Everything is asked for at once, and each part is shown when what it needs is there. */
async function Statistics({ searchParams }: { searchParams: Promise<Search> }) {
  const wish = readWish(await searchParams);
  const [learner, timeZone] = await Promise.all([currentLearner(), currentTimeZone()]);
  const now = new Date();
  const log = logStatistics(learner, now, {
    ...wish.scope,
    dayCount: dayChoices[wish.days],
    timeZone,
  });
  const cards = cardStatistics(learner, now, {
    ...wish.scope,
    aheadDays: aheadChoices[wish.ahead],
    timeZone,
  });
  const streak = findStreak(learner, now, timeZone);
  return (
    <>
      <WishForm action="/statistics" wish={wish} banks={await listBanks(learner)} withAhead />
      <div className="grid gap-x-10 lg:grid-cols-2">
        <Section id="today" title="Today" lines={2}>
          <TodayFigures log={log} />
        </Section>
        <Section id="streak" title="Streak" lines={3}>
          <StreakFigures streak={streak} />
        </Section>
      </div>
      <Section id="year" title="Calendar" lines={6}>
        <YearMap log={log} streak={streak} />
      </Section>
      <Section id="ahead" title="What comes" lines={8}>
        <DaysAhead cards={cards} />
      </Section>
      <Section id="answers" title="What you did" lines={8}>
        <AnswersByDay log={log} />
      </Section>
      <Section id="cards" title="Where you stand" lines={8}>
        <CardsNow cards={cards} />
      </Section>
      <Section id="recall" title="What you recalled" lines={8}>
        <RecallFigures log={log} />
      </Section>
    </>
  );
}
