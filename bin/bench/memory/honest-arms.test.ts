/**
 * The arms do what the programs they stand for do: on the defaults of FSRS-6 they come to what a
 * separate prototype measured once, with the same process and costs.
 */
import { describe, expect, test } from 'vitest';
import { assert } from '#core/assert';
import { DEFAULT_HABITS } from '#core/review/plan/study-habits';
import { simpleArms } from './arms/simple-arms';
import { builtInTruths } from './built-in-truths';
import { simulate } from './simulate';

const CARDS = 2_500;
const SEEDS = [1, 2];
const CLOSE = 0.05;

const table = [
  ['eve', '', [14, 0.933, 0.96], [30, 0.926, 0.99], [60, 0.922, 1.01]],
  ['fsrs', '.90', [14, 0.94, 1.27], [30, 0.95, 1.57], [60, 0.945, 1.95]],
  ['sm2', 'intervals × 1', [14, 0.943, 1.33], [30, 0.951, 1.64], [60, 0.952, 1.96]],
  ['fsrs-pass-3', '.80', [14, 0.952, 1.22], [30, 0.965, 1.5], [60, 0.973, 1.74]],
] as const;

describe.each(table)('%s %s', (id, setting, ...rows) => {
  test.each(rows)(
    'over %i days comes to recall %f in %f minutes a card',
    (days, recall, minutes) => {
      const found = average(id, setting, days);
      expect(Math.abs(found.recall / recall - 1)).toBeLessThan(CLOSE);
      expect(Math.abs(found.minutes / minutes - 1)).toBeLessThan(CLOSE);
    },
  );
});

function average(id: string, name: string, days: number): { recall: number; minutes: number } {
  const [truth] = builtInTruths;
  const setting = simpleArms
    .find((arm) => arm.id === id)
    ?.settings.find((candidate) => candidate.name === name);
  assert(truth && setting, 'there is such an arm');
  const course = { cards: CARDS, days, limitSeconds: null };
  const outcomes = SEEDS.map((seed) =>
    simulate(
      { truth, habits: DEFAULT_HABITS, course, seed, missedDays: new Set(), believed: null },
      setting.makeScheduler,
    ),
  );
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    recall: mean(outcomes.map((outcome) => outcome.recall)),
    minutes: mean(outcomes.map((outcome) => outcome.minutes)) / CARDS,
  };
}
