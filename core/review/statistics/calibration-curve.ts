import { groupBy } from './group-by';
import { type Interval, type Share, wilsonInterval } from './wilson';

/** What was said of an answer before it was given, and what it came to. */
export type Forecast = {
  /** The chance that it is right, 0 to 1. */
  said: number;
  isRight: boolean;
};

/** Forecasts that said about the same. */
export type CurvePoint = {
  /** What they said, rounded: the name of the point. */
  about: number;
  /** What they said on average. */
  said: number;
  right: Share;
  /** Where the true share lies, in 80 and 95 of 100 cases. */
  likely: Interval;
  certain: Interval;
};

/**
 * What was said against what came of it, by what was said: each forecast in exactly one point, and no
 * point without one.
 *
 * @param stepCount into how many steps 0 to 1 is divided
 */
export function calibrationCurve(forecasts: readonly Forecast[], stepCount: number): CurvePoint[] {
  const steps = groupBy(forecasts, ({ said }) => Math.round(said * stepCount));
  return [...steps]
    .sort(([a], [b]) => a - b)
    .map(([step, own]) => {
      const right = rightShare(own);
      return {
        about: step / stepCount,
        said: meanSaid(own),
        right,
        likely: wilsonInterval(right, 80),
        certain: wilsonInterval(right, 95),
      };
    });
}

export function rightShare(forecasts: readonly Forecast[]): Share {
  return { count: forecasts.filter(({ isRight }) => isRight).length, of: forecasts.length };
}

/** 0 of none. */
export function meanSaid(forecasts: readonly Forecast[]): number {
  const sum = forecasts.reduce((total, { said }) => total + said, 0);
  return forecasts.length === 0 ? 0 : sum / forecasts.length;
}
