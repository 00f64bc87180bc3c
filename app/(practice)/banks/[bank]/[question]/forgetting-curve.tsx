import { PlotArea } from '#app/_charts/plot-area';
import type { CurvePoint } from '#core/review/forgetting-curve';

/** The chance to recall a card since its first review, and as it falls if it is not reviewed again. */
export function ForgettingCurve({
  points,
  nowMs,
  timeZone,
}: {
  points: readonly CurvePoint[];
  nowMs: number;
  timeZone: string;
}) {
  const from = points[0]?.at ?? nowMs;
  const until = points.at(-1)?.at ?? nowMs;
  const place = (atMs: number) => Math.min(1, Math.max(0, (atMs - from) / (until - from)));
  const today = place(nowMs);
  const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone });
  const lineOf = (some: readonly CurvePoint[]) =>
    some
      .map(({ at, recall }, index) => {
        const [x, y] = [place(at) * 100, (1 - recall) * 100];
        return `${index === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`;
      })
      .join('');
  const marks = today > 0.75 || today < 0.25 ? [] : [{ at: today, text: 'now' }];
  return (
    <figure className="mt-4">
      <figcaption className="text-muted">
        The chance to recall it: up at each review, and down from now if it is not reviewed.
      </figcaption>
      <PlotArea
        label={`Chance to recall from ${day.format(from)} to ${day.format(until)}`}
        left={[0, 0.5, 1].map((at) => ({ at, text: `${at * 100} %` }))}
        below={[{ at: 0, text: day.format(from) }, ...marks, { at: 1, text: day.format(until) }]}
      >
        <svg
          aria-hidden="true"
          width="100%"
          height="100%"
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="absolute inset-0 overflow-visible"
        >
          <path
            d="M0 0H100M0 50H100M0 100H100"
            stroke="var(--line)"
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={`M${(today * 100).toFixed(2)} 0V100`}
            stroke="var(--edge)"
            strokeDasharray="2 3"
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={lineOf(points.filter(({ at }) => at <= nowMs))}
            fill="none"
            stroke="var(--accent)"
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={lineOf(
              points.filter(({ at }, index) => (points[index + 1]?.at ?? at) > nowMs || at > nowMs),
            )}
            fill="none"
            stroke="var(--accent)"
            strokeWidth="2"
            strokeDasharray="4 4"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </PlotArea>
    </figure>
  );
}
