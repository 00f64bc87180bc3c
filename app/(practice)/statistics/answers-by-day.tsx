import { BarChart } from '#app/_charts/bar-chart';
import { ChartFigure } from '#app/_charts/chart-figure';
import { ChartTable } from '#app/_charts/chart-table';
import { type DaySpan, spanLength } from '#core/review/statistics/day-spans';
import { stages } from '#core/review/statistics/trace-card';
import type { LogStatistics } from '#server/review/statistics/log-statistics';
import { stageSeries } from './card-series';
import { countText, dayText, durationText, spanText, sparsePlaces } from './format-figures';

const spanNames: Record<number, string> = { 1: 'day', 7: 'week', 28: 'four weeks' };

const series = stages.map((stage) => stageSeries[stage]);

/** Answers, minutes and new questions over time. */
export async function AnswersByDay({ log }: { log: Promise<LogStatistics> }) {
  const { spans, totalAnswers } = await log;
  const answers = spans.reduce((sum, span) => sum + span.answers, 0);
  const emptyOf = (promise: string) => {
    if (answers > 0) return null;
    return totalAnswers === 0 ? promise : 'No answers in these days.';
  };
  const props = { spans, unit: unitOf(spans), emptyOf };
  return (
    <div className="grid gap-x-10 gap-y-10 lg:grid-cols-2">
      <Answers {...props} answers={answers} />
      <Minutes {...props} />
      <Added {...props} />
    </div>
  );
}

type Props = {
  spans: readonly DaySpan[];
  unit: string;
  /** What stands in place of a drawing, given what it will show; null when there is something to draw. */
  emptyOf: (promise: string) => string | null;
};

function Answers({ spans, unit, emptyOf, answers }: Props & { answers: number }) {
  return (
    <ChartFigure
      title={`Answers a ${unit}`}
      caption={`${countText(answers, 'answer')}. A question is young until its interval reaches three weeks, then mature.`}
      series={series}
      empty={emptyOf(
        'From a first answer on: how many you gave, to questions new, being learned, young and mature.',
      )}
      className="lg:col-span-2"
      table={
        <ChartTable
          columns={['Days', ...series.map(({ name }) => name), 'All']}
          rows={spans.map((span) => [
            nameOf(span),
            ...stages.map((stage) => span.byStage[stage]),
            span.answers,
          ])}
        />
      }
    >
      <BarChart
        label={`Answers a ${unit}, by how far the question had come`}
        series={series}
        bars={barsOf(
          spans,
          (span) => stages.map((stage) => span.byStage[stage]),
          (span) => countText(span.answers, 'answer'),
        )}
      />
    </ChartFigure>
  );
}

function Minutes({ spans, unit, emptyOf }: Props) {
  const spentMs = spans.reduce((sum, span) => sum + span.spentMs, 0);
  const studied = spans.filter((span) => span.answers > 0).length;
  return (
    <ChartFigure
      title={`Minutes a ${unit}`}
      caption={`${durationText(spentMs)} in all, ${durationText(spentMs / Math.max(1, studied))} a ${unit} on which you studied.`}
      empty={emptyOf('From a first answer on: how long you thought.')}
      table={
        <ChartTable
          columns={['Days', 'Minutes']}
          rows={spans.map((span) => [nameOf(span), (span.spentMs / 60_000).toFixed(1)])}
        />
      }
    >
      <BarChart
        label={`Minutes spent a ${unit}`}
        series={[{ name: 'Minutes', colour: 'var(--accent)' }]}
        isWhole={false}
        bars={barsOf(
          spans,
          (span) => [span.spentMs / 60_000],
          (span) => durationText(span.spentMs),
        )}
      />
    </ChartFigure>
  );
}

function Added({ spans, unit, emptyOf }: Props) {
  const added = spans.reduce((sum, span) => sum + span.byStage.new, 0);
  return (
    <ChartFigure
      title={`First met a ${unit}`}
      caption={`${countText(added, 'question')} answered for the first time.`}
      empty={emptyOf('From a first answer on: how many questions you met.')}
      table={
        <ChartTable
          columns={['Days', 'Questions']}
          rows={spans.map((span) => [nameOf(span), span.byStage.new])}
        />
      }
    >
      <BarChart
        label={`Questions answered for the first time a ${unit}`}
        series={[stageSeries.new]}
        bars={barsOf(
          spans,
          (span) => [span.byStage.new],
          (span) => countText(span.byStage.new, 'new question'),
        )}
      />
    </ChartFigure>
  );
}

function barsOf(
  spans: readonly DaySpan[],
  partsOf: (span: DaySpan) => number[],
  figureOf: (span: DaySpan) => string,
) {
  const places = sparsePlaces(spans.length);
  return spans.map((span, index) => ({
    name: `${nameOf(span)}: ${figureOf(span)}`,
    mark: places.has(index) ? dayText(span.lastDay) : undefined,
    parts: partsOf(span),
  }));
}

function nameOf({ firstDay, lastDay }: DaySpan): string {
  return spanText(firstDay, lastDay);
}

function unitOf(spans: readonly DaySpan[]): string {
  const [first, last] = [spans[0], spans.at(-1)];
  const length = first && last ? spanLength(first.firstDay, last.lastDay) : 1;
  return spanNames[length] ?? 'year';
}
