import { assert } from '#core/assert';
import type { ArmResult, Experiment } from './experiment';
import { bestRuleMinutes, measure } from './measure';

/** For machines. Ratios are ours / theirs: less is better for minutes and peaks, more for recall. */
export type JsonReport = {
  truths: { name: string; horizons: Horizon[] }[];
};

type Horizon = {
  days: number;
  minutesVsFsrs90: number;
  minutesVsBestRule: number;
  peakVsFsrs90: number;
  recallVsFsrs90AtEqualMinutes: number;
  readinessErrorPoints: number;
};

export function jsonReport(
  experiments: readonly Experiment[],
  results: readonly ArmResult[][],
): JsonReport {
  const names = [...new Set(experiments.map(({ truth }) => truth.name))];
  return {
    truths: names.map((name) => ({
      name,
      horizons: experiments.flatMap(({ truth, days }, index) =>
        truth.name === name ? [horizonOf(days, results[index] ?? [])] : [],
      ),
    })),
  };
}

function horizonOf(days: number, results: readonly ArmResult[]): Horizon {
  const ours = measure(results, 'ours');
  const best = bestRuleMinutes(results);
  assert(best !== null && ours.readinessError !== null, 'the rules and Readyz took part');
  return {
    days,
    minutesVsFsrs90: round(ours.minutes),
    minutesVsBestRule: round(ours.minutes / best),
    peakVsFsrs90: round(ours.peak),
    recallVsFsrs90AtEqualMinutes: round(ours.recall),
    readinessErrorPoints: round(ours.readinessError),
  };
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
