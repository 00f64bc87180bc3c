import { makeRandom, nextFloat } from '#core/random';
import type { Arm } from './arms/arm';
import { armsFor } from './arms/arms';
import { type ArmResult, type Experiment, experimentSchema, type Point } from './experiment';
import { habitsOf } from './habits';
import { type Outcome, simulate } from './simulate';

/** Every arm in every setting teaches the same learners. */
export function runExperiment(experiment: Experiment): ArmResult[] {
  const { truth, limitMinutes, armIds } = experiment;
  const arms = armsFor(truth, habitsOf(experiment.answerSeconds), daysMaxIn(experiment));
  const usual = arms.find(({ id }) => id === 'fsrs')?.settings.find(({ name }) => name === '.90');
  if (usual === undefined) throw new Error('FSRS .90 is what all are compared with');
  const peakMinutes = runSetting(experiment, usual, limitMinutes).peakMinutes;
  return arms
    .filter(({ id }) => armIds.includes(id))
    .map(({ id, name, settings, keepsToPeak }) => ({
      id,
      name,
      points: settings.map((setting) =>
        runSetting(experiment, setting, limitMinutes ?? (keepsToPeak ? peakMinutes : null)),
      ),
    }));
}

export function work(input: unknown): ArmResult[] {
  return runExperiment(experimentSchema.parse(input));
}

function runSetting(
  experiment: Experiment,
  setting: Arm['settings'][number],
  limitMinutes: number | null,
): Point {
  const { truth, cards, days, answerSeconds, missedShare, believed, seeds } = experiment;
  const course = { cards, days, limitSeconds: limitMinutes === null ? null : 60 * limitMinutes };
  const habits = habitsOf(answerSeconds);
  const outcomes = Array.from({ length: seeds }, (_, index) => {
    const seed = index + 1;
    const missedDays = chooseMissedDays(seed, missedShare, daysMaxIn(experiment));
    return simulate({ truth, habits, course, seed, missedDays, believed }, setting.makeScheduler);
  });
  return { setting: setting.name, ...summarize(outcomes) };
}

function daysMaxIn({ days, believed }: Experiment): number {
  return Math.max(days, believed?.days ?? 0);
}

function chooseMissedDays(seed: number, share: number, days: number): ReadonlySet<number> {
  const random = makeRandom(-seed);
  const all = Array.from({ length: days }, (_, day) => day);
  return new Set(all.filter(() => nextFloat(random) < share));
}

function summarize(outcomes: readonly Outcome[]): Omit<Point, 'setting'> {
  const mean = (read: (outcome: Outcome) => number) =>
    outcomes.reduce((sum, outcome) => sum + read(outcome), 0) / outcomes.length;
  const shows = outcomes.every(({ readiness }) => readiness !== null);
  return {
    minutes: mean(({ minutes }) => minutes),
    peakMinutes: mean(({ peakMinutes }) => peakMinutes),
    recall: mean(({ recall }) => recall),
    recallLater: mean(({ recallLater }) => recallLater),
    readinessError: shows
      ? mean(({ readiness, recall }) => 100 * Math.abs((readiness ?? 0) - recall))
      : null,
  };
}
