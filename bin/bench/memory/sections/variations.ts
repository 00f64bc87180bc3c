import type { ArmResult, Experiment } from '../experiment';
import { formatTable, points, ratio } from '../format-table';
import { bestRuleMinutes, fsrs90, measure } from '../measure';
import { limitsSection } from './limits';
import { movedSection } from './moved';
import type { Section } from './section';

const DAYS = 30;
/** The arms that these tables show. */
const SHOWN = /^(fsrs|fsrs-pass-\d|sm2|ours)$/;
/** Of the seeds: these tables need less precision. */
const SEEDS_SHARE = 1 / 8;

/** What becomes of Readyz where something is otherwise, on one truth of each kind. */
export function variations(usual: readonly Experiment[]): Section[] {
  const base = oneOfEachKind(usual).map((experiment) => ({
    ...experiment,
    armIds: experiment.armIds.filter((id) => SHOWN.test(id)),
    days: DAYS,
    seeds: Math.ceil(experiment.seeds * SEEDS_SHARE),
  }));
  return [
    variation('How many cards', base, [50, 150, 400], (cards) => ({
      label: `${cards} cards`,
      change: { cards },
    })),
    variation('How long until the interview', base, [3, 7, 14, 30, 60], (days) => ({
      label: `${days} days`,
      change: { days },
    })),
    variation('How long an answer takes', base, [40, 80, 120], (answerSeconds) => ({
      label: `${answerSeconds} s`,
      change: { answerSeconds },
    })),
    variation('Days that are missed', base, [0.1, 0.25], (missedShare) => ({
      label: `${100 * missedShare} %`,
      change: { missedShare },
    })),
    limitsSection(base),
    movedSection(base),
  ];
}

function oneOfEachKind(usual: readonly Experiment[]): Experiment[] {
  const kinds = new Map<string, Experiment>();
  for (const each of usual) if (!kinds.has(each.truth.kind)) kinds.set(each.truth.kind, each);
  return [...kinds.values()];
}

function variation<Value>(
  name: string,
  base: readonly Experiment[],
  values: readonly Value[],
  vary: (value: Value) => { label: string; change: Partial<Experiment> },
): Section {
  const cases = values.flatMap((value) => {
    const { label, change } = vary(value);
    return base.map((experiment) => ({ label, experiment: { ...experiment, ...change } }));
  });
  return {
    name,
    experiments: cases.map(({ experiment }) => experiment),
    lines: (results) => [
      name,
      ...formatTable(
        ['', 'truth', 'minutes', '/ best pass', 'recall', 'longest day', 'FSRS .90 has', 'in'],
        cases.map(({ label, experiment }, index) => [
          label,
          experiment.truth.name,
          ...cellsOf(results[index] ?? []),
        ]),
      ),
    ],
  };
}

function cellsOf(results: readonly ArmResult[]): string[] {
  const ours = measure(results, 'ours');
  const best = bestRuleMinutes(results);
  const usual = fsrs90(results);
  return [
    ratio(ours.minutes),
    best === null ? '' : ratio(ours.minutes / best),
    points(ours.recallPoints),
    ratio(ours.peak),
    usual.recall.toFixed(3),
    `${Math.round(usual.minutes)} min`,
  ];
}
