'use client';

import { formatInterval } from '#core/review/format-interval';
import type { Scheduling } from '#core/review/scheduling';
import { type StudySession, stepCount } from '#core/review/study-session';
import type { LearnerSettings } from '#core/review/submitted-settings';
import type { StudyCard } from '#server/review/study-cards';
import { StudyBar } from './study-bar';
import { StudyDone } from './study-done';
import { StudyQuestion } from './study-question';
import { useStudy } from './use-study';

export function Study({
  cards,
  scheduling,
  settings,
}: {
  cards: StudyCard[];
  scheduling: Scheduling;
  settings: LearnerSettings;
}) {
  const study = useStudy(cards, scheduling, settings);
  const { session, answering } = study;
  const { current } = session;
  return (
    <div>
      <StudyBar
        session={session}
        shownAt={settings.isTimerShown && current ? answering.shownAt : null}
        maxSeconds={settings.spentSecondsMax}
        onUndo={study.undo}
      />
      <p role="status" className="eyebrow min-h-5">
        {!answering.isRevealed && lastStep(session)}
      </p>
      {current ? (
        <StudyQuestion
          key={`${current.question.id} ${session.graded.length}`}
          entry={current}
          study={study}
        />
      ) : (
        <StudyDone session={session} />
      )}
    </div>
  );
}

/** What became of the card before. */
function lastStep({ graded, marked }: StudySession<StudyCard>): string | null {
  const grade = graded.at(-1);
  const put = marked.findLast(({ kind }) => kind === 'bury' || kind === 'suspend');
  if (put && (!grade || stepCount(put.before) > stepCount(grade.before))) {
    const { title } = put.entry.question;
    return put.kind === 'bury'
      ? `“${title}” is buried until tomorrow.`
      : `“${title}” is suspended: Cards finds it with is:suspended.`;
  }
  if (!grade) return null;
  const { entry, rating } = grade;
  const interval = formatInterval(entry.card.dueAt - rating.reviewedAt);
  return `“${entry.question.title}” comes again in ${interval}.`;
}
