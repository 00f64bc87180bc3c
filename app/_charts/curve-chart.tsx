import { type Mark, PlotArea } from './plot-area';

/** A share that was said and the share that came of it, 0 to 1, with where the latter lies. */
export type CurveDot = {
  name: string;
  x: number;
  y: number;
  /** In 80 of 100 cases, drawn thick, and in 95, drawn thin. */
  likely: { low: number; high: number };
  certain: { low: number; high: number };
};

/** Dots against the diagonal on which what was said is what came. */
export function CurveChart({
  label,
  xTitle,
  yTitle,
  dots,
}: {
  label: string;
  xTitle: string;
  yTitle: string;
  dots: readonly CurveDot[];
}) {
  const from = startOf(dots);
  const place = (value: number) => Math.round(((value - from) / (1 - from)) * 1_000) / 10;
  const marks = marksFrom(from);
  return (
    <div className="max-w-[30rem]">
      <p className="eyebrow">{yTitle}</p>
      <PlotArea label={label} left={marks} below={marks} plotClass="aspect-square">
        <svg
          aria-hidden="true"
          width="100%"
          height="100%"
          viewBox="0 0 100 100"
          className="absolute inset-0 overflow-visible"
        >
          {marks.map(({ at }) => (
            <path
              key={at}
              d={`M0 ${100 - at * 100}H100M${at * 100} 0V100`}
              stroke="var(--line)"
              strokeWidth="0.25"
            />
          ))}
          <path d="M0 100 100 0" stroke="var(--edge)" strokeWidth="0.5" strokeDasharray="1.5 1.5" />
          {dots.map(({ name, x, y, likely, certain }) => (
            <g key={name} stroke="var(--accent)">
              <path
                d={`M${place(x)} ${100 - place(certain.low)}V${100 - place(certain.high)}`}
                strokeWidth="0.5"
              />
              <path
                d={`M${place(x)} ${100 - place(likely.low)}V${100 - place(likely.high)}`}
                strokeWidth="1.4"
              />
              <circle
                cx={place(x)}
                cy={100 - place(y)}
                r="1.7"
                fill="var(--paper)"
                strokeWidth="0.8"
              />
              <rect x={place(x) - 2} y="0" width="4" height="100" fill="transparent" stroke="none">
                <title>{name}</title>
              </rect>
            </g>
          ))}
        </svg>
      </PlotArea>
      <p className="eyebrow mt-1 text-end">{xTitle}</p>
    </div>
  );
}

/** The lowest tenth that holds everything, but at least half of the scale is drawn. */
function startOf(dots: readonly CurveDot[]): number {
  const lowest = Math.min(0.5, ...dots.flatMap(({ x, certain }) => [x, certain.low]));
  return Math.max(0, Math.floor(lowest * 10) / 10);
}

function marksFrom(from: number): Mark[] {
  const step = from < 0.4 ? 0.2 : 0.1;
  const count = Math.floor((1 - from) / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => {
    const value = 1 - (count - index) * step;
    return { at: (value - from) / (1 - from), text: `${Math.round(value * 100)} %` };
  });
}
