import { assert } from '#core/assert';
import { makeRandom, nextFloat, nextInteger, type Random } from '#core/random';
import { type Grade, grades } from '#core/review/card';
import {
  type ByGrade,
  oddsOf,
  ofGrade,
  type Steps,
  type StudyHabits,
} from '#core/review/plan/study-habits';
import type { Law, Memory } from './law';
import { lawOf } from './law-of';
import type { Truth } from './truth';

/** What is seen of a card's turn on one day: the grades from first to last, and the seconds spent. */
export type Turn = { grades: readonly Grade[]; seconds: number };

/** A simulated person. What they remember shows only in the grades they give. */
export type Learner = {
  /** Sees a card until its steps are done. A card has one turn a day. */
  study(card: number, day: number): Turn;
  /** For the examiner, not for a scheduler: the mean recall of all cards on a day. A card never seen counts as 0. */
  recallOn(day: number): number;
};

/**
 * The same seed gives the same person: each card has dice of its own, so whatever the order and the
 * days, its first grade is the same, and its n-th throw too.
 */
export function makeLearner(
  truth: Truth,
  habits: StudyHabits,
  cards: number,
  seed: number,
): Learner {
  const law = lawOf(truth);
  const seeds = makeRandom(seed);
  const known: { memory: Memory; day: number }[] = [];
  const dice = Array.from({ length: cards }, () => makeRandom(nextInteger(seeds, 2 ** 32)));

  function study(card: number, day: number): Turn {
    const random = dice[card];
    assert(random !== undefined, `there is a card ${card}`);
    const before = known[card];
    assert(before === undefined || before.day < day, 'a card has one turn a day');
    const { memory, turn } = before
      ? review(law, before.memory, day - before.day, habits, random)
      : begin(law, habits, random);
    known[card] = { memory, day };
    return turn;
  }

  return {
    study,
    recallOn: (on) =>
      known.reduce((sum, { memory, day }) => sum + law.recall(memory, on - day), 0) / cards,
  };
}

type Seen = { memory: Memory; turn: { grades: Grade[]; seconds: number } };

function begin(law: Law, habits: StudyHabits, random: Random): Seen {
  const { firstGrade, learning, learningSeconds } = habits;
  const grade = sample(firstGrade, random);
  const turn = { grades: [grade], seconds: ofGrade(learningSeconds, grade) };
  return takeSteps(law, { memory: law.begin(grade), turn }, learning, learningSeconds, random);
}

function review(
  law: Law,
  before: Memory,
  elapsedDays: number,
  habits: StudyHabits,
  random: Random,
): Seen {
  const { gradeOnSuccess, reviewSeconds, relearning, relearningSeconds } = habits;
  const recalled = nextFloat(random) < law.recall(before, elapsedDays);
  const grade = recalled ? sample(gradeOnSuccess, random) : grades.again;
  const turn = { grades: [grade], seconds: ofGrade(reviewSeconds, grade) };
  const seen = { memory: law.review(before, elapsedDays, grade), turn };
  return recalled ? seen : takeSteps(law, seen, relearning, relearningSeconds, random);
}

function takeSteps(
  law: Law,
  { memory, turn }: Seen,
  { next, goodInARow, stepsMax }: Steps,
  seconds: ByGrade,
  random: Random,
): Seen {
  let last = turn.grades[0] ?? grades.again;
  let after = memory;
  let inARow = last === grades.good ? 1 : 0;
  for (let step = 0; step < stepsMax && last !== grades.easy && inARow < goodInARow; step += 1) {
    last = sample(next[last - 1] ?? next[0], random);
    after = law.repeat(after, last);
    inARow = last === grades.good ? inARow + 1 : 0;
    turn.grades.push(last);
    turn.seconds += ofGrade(seconds, last);
  }
  return { memory: after, turn };
}

function sample(odds: ByGrade, random: Random): Grade {
  let rest = nextFloat(random);
  for (const [grade, share] of oddsOf(odds)) {
    rest -= share;
    if (rest < 0) return grade;
  }
  return grades.easy;
}
