import type { Series } from './chart-figure';
import { niceScale } from './nice-scale';
import { type Mark, PlotArea } from './plot-area';

export type Bar = {
  /** In full, for who points at it. */
  name: string;
  /** Below the bar; few bars have one. */
  mark?: string;
  /** One number for each series, stacked from the bottom. */
  parts: readonly number[];
};

/** Over the bars, on a scale of its own at the right. */
export type Line = {
  /** A value for each bar; null leaves a gap. */
  values: readonly (number | null)[];
  colour: string;
  /** The end of its scale; the next round number when it has none. */
  end?: number;
  format: (value: number) => string;
};

/** Part of a bar's place that the bar fills. */
const FILL = 0.82;

/** Bars of stacked parts. The drawing stretches to the room that there is. */
export function BarChart({
  label,
  bars,
  series,
  line,
  format = String,
  isWhole = true,
}: {
  label: string;
  bars: readonly Bar[];
  series: readonly Series[];
  line?: Line;
  format?: (value: number) => string;
  isWhole?: boolean;
}) {
  const totals = bars.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0));
  const { end, ticks } = niceScale(Math.max(0, ...totals), isWhole);
  const lineScale = line && lineScaleOf(line);
  return (
    <PlotArea
      label={label}
      left={ticks.map((tick) => ({ at: tick / end, text: format(tick) }))}
      right={line && lineScale?.ticks.map((tick) => markOf(tick, lineScale.end, line.format))}
      below={bars.flatMap(({ mark }, index) =>
        mark === undefined ? [] : [{ at: (index + 0.5) / bars.length, text: mark }],
      )}
    >
      <svg
        aria-hidden="true"
        width="100%"
        height="100%"
        viewBox={`0 0 ${bars.length} 100`}
        preserveAspectRatio="none"
        className="absolute inset-0 overflow-visible"
      >
        {ticks.map((tick) => (
          <path
            key={tick}
            d={`M0 ${yOf(tick, end)}H${bars.length}`}
            stroke={tick === 0 ? 'var(--edge)' : 'var(--line)'}
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {series.map(({ name, colour }, place) => (
          <path key={name} d={partsPath(bars, place, end)} fill={colour} />
        ))}
        {line && lineScale && (
          <path
            d={linePath(line.values, lineScale.end)}
            fill="none"
            stroke={line.colour}
            strokeWidth="2"
            strokeLinejoin="round"
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
          />
        )}
        <g fill="transparent">
          {bars.map(({ name }, index) => (
            <rect key={name} x={index} width="1" height="100">
              <title>{name}</title>
            </rect>
          ))}
        </g>
      </svg>
    </PlotArea>
  );
}

function lineScaleOf({ values, end }: Line) {
  const scale = niceScale(end ?? Math.max(0, ...values.map((value) => value ?? 0)), !end);
  return end === undefined ? scale : { ...scale, end };
}

function markOf(tick: number, end: number, format: (value: number) => string): Mark {
  return { at: tick / end, text: format(tick) };
}

/** All parts of one series as one path: a long chart has hundreds of them. */
function partsPath(bars: readonly Bar[], place: number, end: number): string {
  return bars
    .map(({ parts }, index) => {
      const part = parts[place] ?? 0;
      if (part === 0) return '';
      const below = parts.slice(0, place).reduce((sum, other) => sum + other, 0);
      const x = round(index + (1 - FILL) / 2);
      return `M${x} ${yOf(below, end)}V${yOf(below + part, end)}h${FILL}V${yOf(below, end)}z`;
    })
    .join('');
}

/** A value between two gaps is a dot. */
function linePath(values: readonly (number | null)[], end: number): string {
  return values
    .map((value, index) => {
      if (value === null) return '';
      const isStart = (values[index - 1] ?? null) === null;
      return `${isStart ? 'M' : 'L'}${index + 0.5} ${yOf(value, end)}${isStart ? 'h0' : ''}`;
    })
    .join('');
}

function yOf(value: number, end: number): number {
  return round(100 - (value / end) * 100);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
