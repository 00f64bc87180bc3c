import type { Grade } from '../card';

/** A number for each grade: again, hard, good, easy. */
export type ByGrade = readonly [again: number, hard: number, good: number, easy: number];

/** Steps on one day, until enough in a row are good, or one is easy, or there were too many. */
export type Steps = {
  /** How often each grade follows again, hard and good. */
  next: readonly [afterAgain: ByGrade, afterHard: ByGrade, afterGood: ByGrade];
  goodInARow: number;
  stepsMax: number;
};

/** How a learner grades themselves and how long they take: what a plan counts on. */
export type StudyHabits = {
  /** Seconds an answer takes: of a new question and its steps, of a review, of the steps after a lapse. */
  learningSeconds: ByGrade;
  reviewSeconds: ByGrade;
  relearningSeconds: ByGrade;
  /** How often a question that is seen for the first time gets each grade. */
  firstGrade: ByGrade;
  /** How often a review that is recalled gets each grade; never again. */
  gradeOnSuccess: ByGrade;
  learning: Steps;
  relearning: Steps;
};

/** What many people's logs say, for who has no log yet. */
export const DEFAULT_HABITS: StudyHabits = {
  learningSeconds: [19.58, 18.79, 13.78, 10.71],
  reviewSeconds: [19.38, 17.59, 12.38, 8.94],
  relearningSeconds: [16.44, 15.25, 12.32, 8.03],
  firstGrade: [0.24, 0.094, 0.495, 0.171],
  gradeOnSuccess: [0, 0.224, 0.631, 0.145],
  learning: {
    next: [
      [0.3686, 0.0628, 0.5108, 0.0577],
      [0.0442, 0.4553, 0.4457, 0.0549],
      [0.0519, 0.047, 0.8462, 0.055],
    ],
    goodInARow: 2,
    stepsMax: 5,
  },
  relearning: {
    next: [
      [0.2157, 0.0643, 0.6595, 0.0604],
      [0.05, 0.4638, 0.4475, 0.0387],
      [0.1057, 0.1434, 0.7266, 0.0244],
    ],
    goodInARow: 1,
    stepsMax: 5,
  },
};

const allGrades: readonly Grade[] = [1, 2, 3, 4];

/** The grades and how often each comes. What the odds fall short of 1 by rounding is easy. */
export function oddsOf(odds: ByGrade): [grade: Grade, odds: number][] {
  const [again, hard, good] = odds;
  return allGrades.map((grade) => [
    grade,
    grade === 4 ? 1 - again - hard - good : ofGrade(odds, grade),
  ]);
}

export function ofGrade(values: ByGrade, grade: Grade): number {
  const [again, hard, good, easy] = values;
  if (grade === 1) return again;
  if (grade === 2) return hard;
  return grade === 3 ? good : easy;
}

/** What a recalled review takes on average. */
export function successSeconds(habits: StudyHabits): number {
  return oddsOf(habits.gradeOnSuccess).reduce(
    (sum, [grade, odds]) => sum + odds * ofGrade(habits.reviewSeconds, grade),
    0,
  );
}
