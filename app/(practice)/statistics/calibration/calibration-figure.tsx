import { ChartFigure } from '#app/_charts/chart-figure';
import { ChartTable } from '#app/_charts/chart-table';
import { CurveChart } from '#app/_charts/curve-chart';
import type { CurvePoint } from '#core/review/statistics/calibration-curve';
import type { Interval } from '#core/review/statistics/wilson';
import { percentText, shareText } from '../format-figures';

/** A calibration curve with its table. */
export function CalibrationFigure({
  title,
  caption,
  xTitle,
  yTitle,
  said,
  came,
  curve,
}: {
  title: string;
  caption: string;
  xTitle: string;
  yTitle: string;
  said: string;
  came: string;
  curve: readonly CurvePoint[];
}) {
  return (
    <ChartFigure
      title={title}
      caption={caption}
      empty={null}
      table={
        <ChartTable
          columns={[`${said} about`, 'On average', came, 'n', '80 %', '95 %']}
          rows={curve.map((point) => [
            percentText(point.about),
            percentText(point.said, 1),
            shareText(point.right),
            point.right.of,
            intervalText(point.likely),
            intervalText(point.certain),
          ])}
        />
      }
    >
      <CurveChart
        label={`${title}: what was said against what came of it`}
        xTitle={xTitle}
        yTitle={yTitle}
        dots={curve.map(({ about, said: x, right, likely, certain }) => ({
          name: `${said} ${percentText(about)}: ${came.toLowerCase()} ${shareText(right)}, n = ${right.of}`,
          x,
          y: right.count / right.of,
          likely,
          certain,
        }))}
      />
    </ChartFigure>
  );
}

function intervalText({ low, high }: Interval): string {
  return `${Math.round(low * 100)} – ${percentText(high)}`;
}
