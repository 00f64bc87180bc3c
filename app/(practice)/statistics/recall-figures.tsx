import Link from 'next/link';
import { BarChart } from '#app/_charts/bar-chart';
import { ChartFigure, type Series } from '#app/_charts/chart-figure';
import { ChartTable } from '#app/_charts/chart-table';
import { gradeNames } from '#app/_question/names';
import type { GradeTotals } from '#core/review/statistics/grade-totals';
import type { HourTotal } from '#core/review/statistics/hour-totals';
import type { LogStatistics } from '#server/review/statistics/log-statistics';
import { gradeColours } from './card-series';
import { countText, percentText, shareText } from './format-figures';
import { RetentionTable } from './retention-table';

const grades = [1, 2, 3, 4] as const;
const ages = ['learning', 'young', 'mature'] as const;
const ageNames = { learning: 'Learning', young: 'Young', mature: 'Mature' } as const;

const gradeSeries: Series[] = grades.map((grade) => ({
  name: gradeNames[grade],
  colour: gradeColours[grade],
}));
const hourSeries: Series = { name: 'Answers', colour: 'var(--starting)' };
const recalledSeries: Series = { name: 'Recalled, right scale', colour: 'var(--ready)' };

/** Fewer than this in an hour say nothing about the hour. */
const HOUR_ANSWERS_MIN = 5;

/** What was recalled, by age, by button and by hour. */
export async function RecallFigures({ log }: { log: Promise<LogStatistics> }) {
  const { retention, grades, hours, totalAnswers } = await log;
  const given = Object.values(grades.all).reduce((sum, count) => sum + count, 0);
  const emptyOf = (promise: string) => {
    if (given > 0) return null;
    return totalAnswers === 0 ? promise : 'No answers in these days.';
  };
  return (
    <div className="grid gap-x-10 gap-y-10 lg:grid-cols-2">
      <RetentionTable rows={retention} />
      <Buttons
        totals={grades}
        empty={emptyOf('How often you press Again, Hard, Good and Easy, from a first answer on.')}
      />
      <Hours
        hours={hours}
        empty={emptyOf('At which hours you answer and recall best, from a first answer on.')}
      />
      <div className="max-w-[64ch]">
        <h3 className="text-large">Was it what was said?</h3>
        <p className="text-muted">
          Every time a question comes back, Readyz has said how likely you are to recall it. How
          right that was, and how right you are about yourself, has{' '}
          <Link href="/statistics/calibration" className="text-accent underline">
            a page of its own
          </Link>
          .
        </p>
      </div>
    </div>
  );
}

function Buttons({ totals, empty }: { totals: GradeTotals; empty: string | null }) {
  const bars = ages.flatMap((age, group) => [
    ...(group > 0 ? [{ name: `before ${age}`, parts: [] }] : []),
    ...grades.map((grade, place) => ({
      name: `${ageNames[age]}, ${gradeNames[grade]}: ${totals[age][grade]}`,
      mark: place === 1 ? ageNames[age] : undefined,
      parts: grades.map((other) => (other === grade ? totals[age][grade] : 0)),
    })),
  ]);
  return (
    <ChartFigure
      title="Answer buttons"
      caption={ages
        .map((age) => `${ageNames[age]}: ${shareText(passed(totals[age]))} not Again`)
        .join('. ')
        .concat('.')}
      series={gradeSeries}
      empty={empty}
      table={
        <ChartTable
          columns={['Age', ...gradeSeries.map(({ name }) => name), 'Not Again']}
          rows={ages.map((age) => [
            ageNames[age],
            ...grades.map((grade) => totals[age][grade]),
            shareText(passed(totals[age])),
          ])}
        />
      }
    >
      <BarChart label="Answers by button and age" series={gradeSeries} bars={bars} />
    </ChartFigure>
  );
}

function Hours({ hours, empty }: { hours: readonly HourTotal[]; empty: string | null }) {
  return (
    <ChartFigure
      title="Hours of the day"
      caption={`When you answer, and what share of the questions that came back you recalled then, where there are at least ${HOUR_ANSWERS_MIN}.`}
      series={[hourSeries, recalledSeries]}
      empty={empty}
      table={
        <ChartTable
          columns={['Hour', 'Answers', 'Came back', 'Recalled']}
          rows={hours.map(({ hour, answers, recall }) => [
            hourText(hour),
            answers,
            recall.of,
            shareText(recall),
          ])}
        />
      }
    >
      <BarChart
        label="Answers and share recalled by hour of the day"
        series={[hourSeries]}
        bars={hours.map(({ hour, answers, recall }, index) => ({
          name: `${hourText(hour)}: ${countText(answers, 'answer')}, ${shareText(recall)} recalled`,
          mark: index % 6 === 2 ? hourText(hour) : undefined,
          parts: [answers],
        }))}
        line={{
          values: hours.map(({ recall }) =>
            recall.of < HOUR_ANSWERS_MIN ? null : recall.count / recall.of,
          ),
          colour: recalledSeries.colour,
          end: 1,
          format: (value) => percentText(value),
        }}
      />
    </ChartFigure>
  );
}

function passed(counts: GradeTotals['all']) {
  const of = counts[1] + counts[2] + counts[3] + counts[4];
  return { count: of - counts[1], of };
}

function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
