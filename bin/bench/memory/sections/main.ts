import type { ArmResult, Experiment } from '../experiment';
import { formatTable, points, ratio } from '../format-table';
import { bestRuleMinutes, type Measure, measure, PEAK_MAX } from '../measure';
import type { Section } from './section';

/** All arms, a table for each number of days, and then Readyz on each truth. */
export function mainSection(experiments: readonly Experiment[]): Section {
  const allDays = [...new Set(experiments.map(({ days }) => days))];
  return {
    name: 'all arms',
    experiments,
    lines: (results) => [
      ...allDays.flatMap((days) => [
        `${days} days`,
        ...armTable(results.filter((_, index) => experiments[index]?.days === days)),
        '',
      ]),
      NOTE,
      '',
      'Readyz by truth',
      ...truthTable(experiments, results),
    ],
  };
}

const NOTE =
  'FSRS .90 is 1 and 0. *: on some truth no setting reaches that far; see docs/memory-bench.md.';

function armTable(byTruth: readonly ArmResult[][]): string[] {
  const arms = byTruth[0] ?? [];
  const bestRow = (name: string, peakMax?: number) => {
    const best = byTruth
      .map((results) => bestRuleMinutes(results, peakMax))
      .filter((minutes) => minutes !== null);
    return best.length === 0 ? [] : [[name, ratio(mean(best)), ratio(Math.max(...best))]];
  };
  return formatTable(
    ['', 'minutes', 'worst', 'recall', 'worst', 'longest day', 'worst', '30 days later', 'worst'],
    [
      ...arms.map(({ id, name }) => [name, ...cellsOf(byTruth.map((all) => measure(all, id)))]),
      ...bestRow(`the best final pass with days of at most ${PEAK_MAX}`, PEAK_MAX),
      ...bestRow('the best final pass, however long its days'),
    ],
  );
}

function cellsOf(measures: readonly Measure[]): string[] {
  const of = (read: (measure: Measure) => number) => measures.map(read);
  const minutes = of((each) => each.minutes);
  const peaks = of((each) => each.peak);
  const recalls = of((each) => each.recallPoints);
  const laters = of((each) => each.laterPoints);
  const beyond = measures.some(({ isRecallBeyond }) => isRecallBeyond) ? '*' : '';
  const over = measures.some(({ isMinutesBeyond }) => isMinutesBeyond) ? '*' : '';
  return [
    ratio(mean(minutes)) + beyond,
    ratio(Math.max(...minutes)) + beyond,
    points(mean(recalls)) + over,
    points(Math.min(...recalls)) + over,
    ratio(mean(peaks)),
    ratio(Math.max(...peaks)),
    points(mean(laters)),
    points(Math.min(...laters)),
  ];
}

function truthTable(experiments: readonly Experiment[], results: readonly ArmResult[][]): string[] {
  return formatTable(
    ['', 'days', 'minutes', '/ best pass', 'recall', 'longest day', 'readiness off by'],
    experiments.flatMap(({ truth, days }, index) => {
      const all = results[index] ?? [];
      if (!all.some(({ id }) => id === 'ours')) return [];
      const ours = measure(all, 'ours');
      const best = bestRuleMinutes(all);
      return [
        [
          truth.name,
          String(days),
          ratio(ours.minutes),
          best === null ? '' : ratio(ours.minutes / best),
          points(ours.recallPoints),
          ratio(ours.peak),
          (ours.readinessError ?? 0).toFixed(1),
        ],
      ];
    }),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
