import { type Bar, BarChart } from '#app/_charts/bar-chart';
import { ChartFigure, type Series } from '#app/_charts/chart-figure';
import { ChartTable } from '#app/_charts/chart-table';
import type { CardStatistics } from '#server/review/statistics/card-statistics';
import { countText, dayText, sparsePlaces } from './format-figures';

const series: Series[] = [
  { name: 'Overdue', colour: 'var(--failed)' },
  { name: 'Due on the day', colour: 'var(--not-ready)' },
];
const together: Series = { name: 'Added up, right scale', colour: 'var(--accent)' };

/** What comes back when, if nothing were answered until then. */
export async function DaysAhead({ cards }: { cards: Promise<CardStatistics> }) {
  const { ahead, cardCount } = await cards;
  const { backlog, days, later } = ahead;
  const places = sparsePlaces(days.length);
  const within = days.at(-1)?.cumulated ?? 0;
  const bars: Bar[] = [
    { name: `Overdue: ${countText(backlog, 'question')}`, parts: [backlog, 0] },
    ...days.map(({ day, count, cumulated }, index) => ({
      name: `${dayText(day)}: ${countText(count, 'question')}, ${cumulated} by then`,
      mark: places.has(index) ? (index === 0 ? 'Today' : dayText(day)) : undefined,
      parts: [0, count],
    })),
  ];
  return (
    <ChartFigure
      title="Due ahead"
      caption={`${countText(within, 'question')} within ${countText(days.length, 'day')}, ${backlog.toLocaleString('en')} of them overdue; ${later.toLocaleString('en')} come later. An answer gives each a new day, so far days fill up.`}
      series={[...series, together]}
      empty={
        cardCount === 0
          ? 'Each question that you answer comes back on a day of its own. With a first answer those days appear here.'
          : null
      }
      table={
        <ChartTable
          columns={['Day', 'Due', 'Added up']}
          rows={[
            ['Overdue', backlog, backlog],
            ...days.map(({ day, count, cumulated }): [string, number, number] => [
              dayText(day),
              count,
              cumulated,
            ]),
          ]}
        />
      }
    >
      <BarChart
        label={`Questions due on each of the next ${days.length} days`}
        bars={bars}
        series={series}
        line={{
          values: [backlog, ...days.map(({ cumulated }) => cumulated)],
          colour: together.colour,
          format: (value) => value.toLocaleString('en'),
        }}
      />
    </ChartFigure>
  );
}
