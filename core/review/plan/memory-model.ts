/**
 * What studying does to memory and what it takes, tabulated once for a learner and a number of days:
 * where a review after some days leads from each state, how the steps after a lapse end, and where a
 * new question lands. It knows nothing of prices, limits or single cards.
 */
import type { Grade } from '../card';
import { type FsrsKernel, makeFsrsKernel } from '../fsrs-kernel';
import type { Scheduling } from '../scheduling';
import { type Forgetting, recallWith } from './estimate-forgetting';
import {
  addMass,
  COLUMNS,
  columnOf,
  difficultyOfRow,
  ROWS,
  rowOf,
  STATES,
  stabilityOfColumn,
} from './state-grid';
import { oddsOf, ofGrade, type StudyHabits, successSeconds } from './study-habits';
import { takeSteps } from './take-steps';

/** Rows of a matrix without its zeros: row i is `starts[i]` to `starts[i + 1]` of the others. */
export type SparseRows = { starts: Int32Array; states: Int32Array; shares: Float64Array };

/** Where a review leads, by option and state; an option is a day or a number of days. */
export type ReviewTable = {
  /** The chance to recall: `option * states + state`. */
  recall: Float64Array;
  /** The place among columns after each grade: `(option * 4 + grade - 1) * states + state`. */
  column: Float64Array;
};

/** Plain data. */
export type MemoryModel = {
  /** Days 0 to days - 1 are for study, recall counts on the next. */
  days: number;
  /** Options are days since the last review, 1 to `days`. */
  reviews: ReviewTable;
  /** The place among rows after each grade: `(grade - 1) * ROWS + row`. */
  row: Float64Array;
  /** Where the steps after a lapse lead, from the state that the lapse left. */
  relearned: SparseRows;
  /** How often a new question ends its first day in each state. */
  learned: Float64Array;
  successSeconds: number;
  /** With the steps after it. */
  lapseSeconds: number;
  learnSeconds: number;
  /** How often a success is hard, good, easy. */
  successOdds: readonly [hard: number, good: number, easy: number];
};

/** How a learner's memory works, for any card and any days. */
export type Memory = {
  kernel: FsrsKernel;
  recall(elapsedDays: number, stability: number): number;
};

export type LearnerModel = {
  scheduling: Pick<Scheduling, 'weights'>;
  forgetting: Forgetting;
  habits: StudyHabits;
};

const allGrades: readonly Grade[] = [1, 2, 3, 4];

export function makeMemory({ scheduling, forgetting }: LearnerModel): Memory {
  const kernel = makeFsrsKernel(scheduling.weights);
  return { kernel, recall: recallWith(kernel, forgetting) };
}

export function makeMemoryModel(learner: LearnerModel, days: number): MemoryModel {
  const { habits } = learner;
  const { kernel, recall } = makeMemory(learner);
  const { relearned, relearnSeconds } = tabulateRelearning(kernel, habits);
  const [, hard, good] = habits.gradeOnSuccess;
  return {
    days,
    reviews: tabulateReviews(kernel, recall, days),
    row: tabulateRows(kernel),
    relearned,
    ...learnNew(kernel, habits),
    successSeconds: successSeconds(habits),
    lapseSeconds: ofGrade(habits.reviewSeconds, 1) + relearnSeconds,
    successOdds: [hard, good, 1 - hard - good],
  };
}

/**
 * The stability that a review on a later day leaves, before any steps. It is what the log will say, and
 * so goes by FSRS's own recall, whatever the learner's is.
 */
export function stabilityAfter(
  kernel: FsrsKernel,
  grade: Grade,
  stability: number,
  difficulty: number,
  elapsedDays: number,
): number {
  const recall = kernel.recall(elapsedDays, stability);
  return grade === 1
    ? kernel.stabilityAfterLapse(stability, difficulty, recall)
    : kernel.stabilityAfterSuccess(stability, difficulty, recall, grade);
}

function tabulateReviews(
  kernel: FsrsKernel,
  recallOf: Memory['recall'],
  days: number,
): ReviewTable {
  const recall = new Float64Array((days + 1) * STATES);
  const column = new Float64Array((days + 1) * 4 * STATES);
  for (let elapsedDays = 1; elapsedDays <= days; elapsedDays += 1) {
    for (let state = 0; state < STATES; state += 1) {
      const stability = stabilityOfColumn(state % COLUMNS);
      const difficulty = difficultyOfRow(Math.floor(state / COLUMNS));
      recall[elapsedDays * STATES + state] = recallOf(elapsedDays, stability);
      for (const grade of allGrades) {
        const after = stabilityAfter(kernel, grade, stability, difficulty, elapsedDays);
        column[(elapsedDays * 4 + grade - 1) * STATES + state] = columnOf(after);
      }
    }
  }
  return { recall, column };
}

function tabulateRows(kernel: FsrsKernel): Float64Array {
  const rows = allGrades.flatMap((grade) =>
    Array.from({ length: ROWS }, (_, row) =>
      rowOf(kernel.nextDifficulty(difficultyOfRow(row), grade)),
    ),
  );
  return Float64Array.from(rows);
}

function tabulateRelearning(kernel: FsrsKernel, habits: StudyHabits) {
  const starts = new Int32Array(STATES + 1);
  const states: number[] = [];
  const shares: number[] = [];
  let relearnSeconds = 0;
  for (let state = 0; state < STATES; state += 1) {
    const masses = new Float64Array(STATES);
    const stability = stabilityOfColumn(state % COLUMNS);
    const difficulty = difficultyOfRow(Math.floor(state / COLUMNS));
    const start = { grade: 1, odds: 1, seconds: 0, stability, difficulty } as const;
    relearnSeconds = 0;
    for (const ending of takeSteps(kernel, habits.relearning, habits.relearningSeconds, start)) {
      addMass(masses, ending.stability, ending.difficulty, ending.odds);
      relearnSeconds += ending.odds * ending.seconds;
    }
    for (const [to, mass] of masses.entries()) {
      if (mass === 0) continue;
      states.push(to);
      shares.push(mass);
    }
    starts[state + 1] = states.length;
  }
  const relearned = { starts, states: Int32Array.from(states), shares: Float64Array.from(shares) };
  return { relearned, relearnSeconds };
}

function learnNew(kernel: FsrsKernel, habits: StudyHabits) {
  const learned = new Float64Array(STATES);
  let learnSeconds = 0;
  for (const [grade, odds] of oddsOf(habits.firstGrade)) {
    const start = {
      grade,
      odds,
      seconds: ofGrade(habits.learningSeconds, grade),
      stability: kernel.firstStability(grade),
      difficulty: kernel.firstDifficulty(grade),
    };
    for (const ending of takeSteps(kernel, habits.learning, habits.learningSeconds, start)) {
      addMass(learned, ending.stability, ending.difficulty, ending.odds);
      learnSeconds += ending.odds * ending.seconds;
    }
  }
  return { learned, learnSeconds };
}
