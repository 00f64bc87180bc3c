import { Suspense } from 'react';
import { Skeleton } from '#app/_ui/skeleton';
import { currentLearner } from '#server/auth/current-learner';
import { currentTimeZone } from '#server/auth/time-zone';
import { findStreak } from '#server/review/statistics/find-streak';
import { today } from '#server/review/today';
import { FirstVisit } from './first-visit';
import { ReadinessByTopic } from './readiness-by-topic';
import { StartKey } from './start-key';
import { StreakLine } from './streak-line';
import { UnsentAnswers } from './unsent-answers';
import { Waiting } from './waiting';

export default function TodayPage() {
  return (
    <>
      <StartKey />
      <Suspense fallback={<Skeleton lines={6} />}>
        <Summary />
      </Suspense>
    </>
  );
}

async function Summary() {
  const now = new Date();
  const learner = await currentLearner();
  const timeZone = await currentTimeZone();
  const [summary, streak] = await Promise.all([
    today(learner, now, timeZone),
    findStreak(learner, now, timeZone),
  ]);
  const isNewcomer = summary.total.seenCount === 0;
  return (
    <>
      {isNewcomer ? <FirstVisit summary={summary} /> : <Waiting summary={summary} now={now} />}
      <UnsentAnswers isNewcomer={isNewcomer} />
      <StreakLine streak={streak} />
      <ReadinessByTopic topics={summary.topics} total={summary.total} />
    </>
  );
}
