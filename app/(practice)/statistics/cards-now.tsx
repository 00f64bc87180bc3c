import { BarChart } from '#app/_charts/bar-chart';
import { ChartFigure } from '#app/_charts/chart-figure';
import { ChartTable } from '#app/_charts/chart-table';
import { StateMark } from '#app/_ui/state-mark';
import { cardStandings } from '#core/review/statistics/card-counts';
import type { Bin } from '#core/review/statistics/histogram';
import type { CardStatistics, Spread } from '#server/review/statistics/card-statistics';
import { standingMarks } from './card-series';
import { countText, percentText } from './format-figures';

const NOT_LEARNED =
  'Questions appear here once they have left the learning steps, most often with their second Good.';

/** Where the cards stand at this moment. */
export async function CardsNow({ cards }: { cards: Promise<CardStatistics> }) {
  const { counts, intervals, stabilities, difficulties, recalls } = await cards;
  return (
    <>
      <ul aria-label="Questions by state" className="flex flex-wrap gap-x-8 gap-y-3">
        {cardStandings.map((standing) => {
          const { state, name, means } = standingMarks[standing];
          return (
            <li key={standing} className="flex items-baseline gap-2">
              <StateMark state={state} />
              <span>
                <span className="tabular font-semibold">
                  {counts[standing].toLocaleString('en')}
                </span>{' '}
                {name}
                <span className="eyebrow block">{means}</span>
              </span>
            </li>
          );
        })}
      </ul>
      <div className="mt-8 grid gap-x-10 gap-y-10 lg:grid-cols-2">
        <SpreadFigure
          title="Intervals"
          meaning="Days between the last answer and the next asking"
          spread={intervals}
          nameOf={daysText}
          middle={(value) => countText(Math.round(value), 'day')}
          empty={NOT_LEARNED}
        />
        <SpreadFigure
          title="Stability"
          meaning="Days until nine in ten such questions would be recalled"
          spread={stabilities}
          nameOf={daysText}
          middle={(value) => countText(Math.round(value), 'day')}
          empty={NOT_LEARNED}
        />
        <SpreadFigure
          title="Difficulty"
          meaning="How little an answer makes a question last, 1 to 10"
          spread={difficulties}
          nameOf={({ from, to }) => (to > 10 ? `${from} – 10` : `${from} – ${to}`)}
          middle={(value) => value.toFixed(1)}
          empty={NOT_LEARNED}
        />
        <SpreadFigure
          title="Recall now"
          meaning="The chance to recall a question if it were asked at this moment"
          spread={recalls}
          nameOf={({ from, to }) =>
            from === 0
              ? `< ${percentText(to)}`
              : `${Math.round(from * 100)} – ${percentText(Math.min(1, to))}`
          }
          middle={(value) => percentText(value)}
          empty="Every question that you have answered has a chance to be recalled. They appear here with a first answer."
        />
      </div>
    </>
  );
}

function SpreadFigure({
  title,
  meaning,
  spread: { bins, median },
  nameOf,
  middle,
  empty,
}: {
  title: string;
  meaning: string;
  spread: Spread;
  nameOf: (bin: Bin) => string;
  middle: (value: number) => string;
  empty: string;
}) {
  const used = untilLastUsed(bins);
  return (
    <ChartFigure
      title={title}
      caption={`${meaning}. Half are at ${median === null ? '' : middle(median)} or below.`}
      empty={median === null ? empty : null}
      table={
        <ChartTable
          columns={[title, 'Questions']}
          rows={used.map((bin) => [nameOf(bin), bin.count])}
        />
      }
    >
      <BarChart
        label={`Questions by ${title.toLowerCase()}`}
        series={[{ name: 'Questions', colour: 'var(--accent)' }]}
        bars={used.map((bin, index) => ({
          name: `${nameOf(bin)}: ${countText(bin.count, 'question')}`,
          mark: index % Math.ceil(used.length / 4) === 0 ? nameOf(bin) : undefined,
          parts: [bin.count],
        }))}
      />
    </ChartFigure>
  );
}

/** Long scales end where the cards do. */
function untilLastUsed(bins: readonly Bin[]): Bin[] {
  return bins.slice(0, Math.max(4, bins.findLastIndex(({ count }) => count > 0) + 1));
}

function daysText({ from, to }: Bin): string {
  if (to === Number.POSITIVE_INFINITY) return `${from} d +`;
  if (from === 0) return '< 1 d';
  return to - from === 1 ? `${from} d` : `${from} – ${to - 1} d`;
}
