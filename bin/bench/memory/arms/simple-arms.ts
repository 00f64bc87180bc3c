import type { Course } from '../scheduler';
import type { Arm, Setting } from './arm';
import { type Ending, makeDueScheduler, type Spacing } from './due-scheduler';
import { fsrs } from './fsrs';
import { ladder, learnOnce } from './ladder';
import { sm2 } from './sm2';

const RETENTIONS = [0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98];
const PASS_RETENTIONS = [0.7, 0.8, 0.85, 0.9, 0.95];
const PASS_DAYS = [1, 2, 3, 7];
const NO_ENDING: Ending = { isCapped: false, passDays: 0 };

/** What programs and people do today; none plans to a date. */
export const simpleArms: readonly Arm[] = [
  fsrsArm('fsrs', 'FSRS', RETENTIONS, NO_ENDING),
  fsrsArm('fsrs-capped', 'FSRS, interval capped at the days left', RETENTIONS, {
    isCapped: true,
    passDays: 0,
  }),
  ...PASS_DAYS.map((passDays) =>
    fsrsArm(
      `fsrs-pass-${passDays}`,
      `FSRS + a pass in the last ${passDays === 1 ? 'day' : `${passDays} days`}`,
      PASS_RETENTIONS,
      { isCapped: false, passDays },
    ),
  ),
  {
    id: 'sm2',
    name: 'Anki’s SM-2',
    settings: [0.6, 0.8, 1, 1.25, 1.6].map((modifier) =>
      due(`intervals × ${modifier}`, ({ cards }) => sm2(modifier, cards)),
    ),
  },
  {
    id: 'eve',
    name: 'learn + one pass on the eve',
    settings: [due('', learnOnce, { isCapped: false, passDays: 1 })],
  },
  {
    id: 'ladder',
    name: 'fixed ladder',
    settings: [0.5, 0.75, 1, 1.5, 2].map((stretch) =>
      due(`rungs × ${stretch}`, ({ cards }) => ladder(stretch, cards)),
    ),
  },
];

function fsrsArm(id: string, name: string, retentions: readonly number[], ending: Ending): Arm {
  return {
    id,
    name,
    settings: retentions.map((retention) =>
      due(retention.toFixed(2).slice(1), () => fsrs(retention), ending),
    ),
  };
}

function due(
  name: string,
  makeSpacing: (course: Course) => Spacing,
  ending: Ending = NO_ENDING,
): Setting {
  return {
    name,
    makeScheduler: (course) => makeDueScheduler(makeSpacing(course), ending, course),
  };
}
