import type { CurvePoint } from '#core/review/statistics/calibration-curve';
import type { PredictionQuality } from '#core/review/statistics/prediction-quality';
import { casesNeeded } from '#core/review/statistics/wilson';
import type { Calibration } from '#server/review/statistics/calibration';
import { percentText, shareText } from '../format-figures';
import { CalibrationFigure } from './calibration-figure';

/** A share near the wish of most learners is known to within five points from here on. */
const ENOUGH = casesNeeded(0.9, 0.05);

/** Predicted recall against what was recalled, in a sentence, a curve and two numbers. */
export async function MemoryFigures({ found }: { found: Promise<Calibration> }) {
  const { count, curve, own, constant } = (await found).memory;
  if (count === 0) {
    return (
      <p className="max-w-[64ch] text-muted">
        Nothing was foreseen yet. The first question that comes back on a later day brings the first
        forecast; about {ENOUGH} of them tell whether “90 %” means 90 %, to within five points.
      </p>
    );
  }
  const fullest = curve.reduce((best, point) => (point.right.of > best.right.of ? point : best));
  return (
    <>
      <p className="tabular max-w-[46ch] text-large">
        When we said {percentText(fullest.about)}, you recalled {shareText(fullest.right)}, n ={' '}
        {fullest.right.of.toLocaleString('en')}.
      </p>
      {count < ENOUGH && (
        <p className="mt-2 max-w-[64ch] text-muted">
          {count} {count === 1 ? 'forecast is' : 'forecasts are'} too few to judge by: it takes
          about {ENOUGH} to know a share near 90 % to within five points.
        </p>
      )}
      <div className="mt-6 grid gap-10 lg:grid-cols-2">
        <CalibrationFigure
          title="Said and recalled"
          caption="Each dot is what was recalled of the questions that were given about the same chance. The thick line holds the true share in 80 of 100 cases, the thin one in 95. On the dashed line forecasts are right."
          xTitle="chance that was said →"
          yTitle="↑ share that was recalled"
          said="Said"
          came="Recalled"
          curve={curve}
        />
        <Quality own={own} constant={constant} count={count} curve={curve} />
      </div>
    </>
  );
}

function Quality({
  own,
  constant,
  count,
  curve,
}: {
  own: PredictionQuality;
  constant: PredictionQuality;
  count: number;
  curve: readonly CurvePoint[];
}) {
  const right = curve.reduce((sum, point) => sum + point.right.count, 0);
  const isBetter = own.logLoss < constant.logLoss;
  return (
    <div>
      <h3 className="text-large">Is it worth anything?</h3>
      <p className="max-w-[64ch] text-muted">
        {isBetter
          ? 'It tells apart what you will recall from what you will not: its log loss is lower than that of always saying the same number.'
          : 'So far it tells nothing apart: always saying the same number would have done as well.'}
      </p>
      <table className="tabular mt-3 w-full max-w-[30rem] border-collapse">
        <thead>
          <tr className="border-b border-edge">
            <td />
            <th scope="col" className="py-1 ps-3 text-end font-medium">
              Readyz
            </th>
            <th scope="col" className="py-1 ps-3 text-end font-medium">
              Always {shareText({ count: right, of: count })}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr className="border-b border-line">
            <th scope="row" className="py-1.5 text-start font-normal">
              Log loss
            </th>
            <td className="ps-3 text-end">{own.logLoss.toFixed(3)}</td>
            <td className="ps-3 text-end">{constant.logLoss.toFixed(3)}</td>
          </tr>
          <tr className="border-b border-line">
            <th scope="row" className="py-1.5 text-start font-normal">
              RMSE (bins)
            </th>
            <td className="ps-3 text-end">{percentText(own.rmse, 1)}</td>
            <td className="ps-3 text-end">{percentText(constant.rmse, 1)}</td>
          </tr>
        </tbody>
      </table>
      <p className="eyebrow mt-3 max-w-[64ch]">
        Lower is better. n = {count.toLocaleString('en')}: every answer on a later day than the one
        before it. Each forecast is the one of its time, by the weights of FSRS-6 that held when you
        answered, so none has seen its own answer. The constant is the best one in hindsight, which
        nobody could have known. Bins are by days, answers and lapses before, not by the forecast.
      </p>
    </div>
  );
}
