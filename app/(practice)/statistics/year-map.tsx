import { ChartFigure } from '#app/_charts/chart-figure';
import { ChartTable } from '#app/_charts/chart-table';
import { HeatMap } from '#app/_charts/heat-map';
import type { Streak } from '#core/review/statistics/streak';
import type { LogStatistics } from '#server/review/statistics/log-statistics';
import { countText } from './format-figures';
import { heatColours, yearColumns, yearRows } from './year-columns';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const rowMarks = weekdays.map((name, index) => (index % 2 === 0 && index < 6 ? name : ''));

/** A year of days, in two halves that stand beside each other where there is room. */
export async function YearMap({
  log,
  streak,
}: {
  log: Promise<LogStatistics>;
  streak: Promise<Streak>;
}) {
  const [{ today, answersByDay, totalAnswers }, { frozenDays }] = await Promise.all([log, streak]);
  const columns = yearColumns(answersByDay, today, new Set(frozenDays));
  const answers = answersByDay.reduce((sum, count) => sum + count, 0);
  const days = answersByDay.filter((count) => count > 0).length;
  const half = Math.ceil(columns.length / 2);
  return (
    <ChartFigure
      title="A year of days"
      caption={`${countText(answers, 'answer')} on ${countText(days, 'day')} of the last 53 weeks. The more answers, the stronger the colour; a dashed frame is a day that a freeze was used for.`}
      empty={
        totalAnswers === 0
          ? 'Each day on which you answer something becomes a square here, from a first answer on.'
          : null
      }
      table={
        <ChartTable columns={['Week from', ...weekdays]} rows={yearRows(answersByDay, today)} />
      }
    >
      <div className="grid gap-x-4 gap-y-3 md:grid-cols-2">
        {[columns.slice(0, half), columns.slice(half)].map((part, index) => (
          <HeatMap
            key={part[0]?.cells.find((cell) => cell)?.name}
            label={`Answers by day, ${index === 0 ? 'older' : 'newer'} half of the year`}
            columns={part}
            rowMarks={rowMarks}
            colours={heatColours}
          />
        ))}
      </div>
    </ChartFigure>
  );
}
