import type { ReactNode } from 'react';
import { gradeNames } from '#app/_question/names';
import { ButtonLink } from '#app/_ui/button';
import type { LogStatistics } from '#server/review/statistics/log-statistics';
import { countText, durationText, shareText } from './format-figures';

const grades = [1, 2, 3, 4] as const;

/** Today in five numbers. */
export async function TodayFigures({ log }: { log: Promise<LogStatistics> }) {
  const { ofToday, totalAnswers } = await log;
  if (totalAnswers === 0) {
    return (
      <>
        <p className="max-w-[64ch] text-muted">
          With a first answer begins what is told here: how many you gave today, how long they took,
          and what you recalled.
        </p>
        <p className="mt-4">
          <ButtonLink href="/review" tone="primary">
            Answer a question
          </ButtonLink>
        </p>
      </>
    );
  }
  const { answers, spentMs, recall } = ofToday;
  return (
    <div className="grid gap-y-4">
      <dl className="flex flex-wrap gap-x-10 gap-y-4">
        <Figure name="Answers" value={answers.toLocaleString('en')} />
        <Figure name="Time" value={durationText(spentMs)}>
          {answers > 0 && `${Math.round(spentMs / answers / 1_000)} s an answer`}
        </Figure>
        <Figure name="Recalled" value={shareText(recall)}>
          {recall.of > 0
            ? `${recall.count} of ${countText(recall.of, 'question')} that came back`
            : 'nothing came back from an earlier day'}
        </Figure>
      </dl>
      <dl className="flex flex-wrap gap-x-10 gap-y-4">
        {grades.map((grade) => (
          <Figure key={grade} name={gradeNames[grade]} value={String(ofToday.grades[grade])} />
        ))}
      </dl>
    </div>
  );
}

export function Figure({
  name,
  value,
  children,
}: {
  name: string;
  value: string;
  children?: ReactNode;
}) {
  return (
    <div>
      <dt className="eyebrow">{name}</dt>
      <dd className="tabular text-title">{value}</dd>
      {children && <dd className="eyebrow">{children}</dd>}
    </div>
  );
}
