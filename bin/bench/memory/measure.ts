import { assert } from '#core/assert';
import type { ArmResult, Point } from './experiment';
import { frontierOf, type Quantity, readFrontier } from './frontier';

/** One arm beside FSRS .90 on the same learners. Ratios are the arm's / FSRS .90's. */
export type Measure = {
  /** Where the arm's recall is that of FSRS .90. */
  minutes: number;
  peak: number;
  readinessError: number | null;
  /** Where the arm's minutes are those of FSRS .90. */
  recall: number;
  /** Points of recall more than FSRS .90, on the day and 30 days later. */
  recallPoints: number;
  laterPoints: number;
  /** None of the arm's settings reaches the recall, or is as cheap as the minutes, of FSRS .90. */
  isRecallBeyond: boolean;
  isMinutesBeyond: boolean;
};

export function measure(results: readonly ArmResult[], id: string): Measure {
  const usual = fsrs90(results);
  const frontier = frontierOf(pointsOf(results, id));
  const atRecall = { is: 'recall', at: usual.recall } as const;
  const atMinutes = { is: 'minutes', at: usual.minutes } as const;
  const at = (quantity: Quantity, where: typeof atRecall | typeof atMinutes) =>
    readFrontier(frontier, quantity, where);
  const minutes = at('minutes', atRecall);
  const recall = at('recall', atMinutes);
  const shows = frontier.every(({ readinessError }) => readinessError !== null);
  return {
    minutes: minutes.value / usual.minutes,
    peak: at('peakMinutes', atRecall).value / usual.peakMinutes,
    readinessError: shows ? at('readinessError', atRecall).value : null,
    recall: recall.value / usual.recall,
    recallPoints: 100 * (recall.value - usual.recall),
    laterPoints: 100 * (at('recallLater', atMinutes).value - usual.recallLater),
    isRecallBeyond: minutes.isBeyond,
    isMinutesBeyond: recall.isBeyond,
  };
}

/** No plan may make one day much longer than FSRS .90 does: times its longest day. */
export const PEAK_MAX = 1.25;

/**
 * The least minutes for the recall of FSRS .90 that FSRS needs with a final pass, of any length; a ratio
 * to its minutes, and null where no such arm took part. Rules that reach that recall come before
 * others, then those whose longest day is at most so many times that of FSRS .90.
 */
export function bestRuleMinutes(
  results: readonly ArmResult[],
  peakMax: number = Number.POSITIVE_INFINITY,
): number | null {
  const usual = fsrs90(results);
  const place = { is: 'recall', at: usual.recall } as const;
  const rules = results
    .filter(({ id }) => id.startsWith('fsrs-pass-'))
    .map(({ points }) => {
      const frontier = frontierOf(points);
      const { value: minutes, isBeyond } = readFrontier(frontier, 'minutes', place);
      const peakMinutes = readFrontier(frontier, 'peakMinutes', place).value;
      return { minutes, isBeyond, isBearable: peakMinutes <= peakMax * usual.peakMinutes };
    });
  const reaching = prefer(rules, ({ isBeyond }) => !isBeyond);
  const bearable = prefer(reaching, ({ isBearable }) => isBearable);
  if (bearable.length === 0) return null;
  return Math.min(...bearable.map(({ minutes }) => minutes)) / usual.minutes;
}

function prefer<T>(values: readonly T[], isBetter: (value: T) => boolean): readonly T[] {
  const better = values.filter(isBetter);
  return better.length > 0 ? better : values;
}

export function fsrs90(results: readonly ArmResult[]): Point {
  const point = pointsOf(results, 'fsrs').find(({ setting }) => setting === '.90');
  assert(point, 'FSRS .90 is what all are compared with');
  return point;
}

export function pointsOf(results: readonly ArmResult[], id: string): readonly Point[] {
  const result = results.find((candidate) => candidate.id === id);
  assert(result, `${id} took part`);
  return result.points;
}

/** The points of an arm, each the mean over all truths. */
export function averageOver(byTruth: readonly ArmResult[][], id: string): Point[] {
  const each = byTruth.map((results) => pointsOf(results, id));
  const mean = (index: number, quantity: Quantity) =>
    each.reduce((sum, points) => sum + (points[index]?.[quantity] ?? 0), 0) / each.length;
  return (each[0] ?? []).map((point, index) => ({
    setting: point.setting,
    minutes: mean(index, 'minutes'),
    peakMinutes: mean(index, 'peakMinutes'),
    recall: mean(index, 'recall'),
    recallLater: mean(index, 'recallLater'),
    readinessError: point.readinessError === null ? null : mean(index, 'readinessError'),
  }));
}
