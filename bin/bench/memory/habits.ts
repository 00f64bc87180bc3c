/**
 * How people grade themselves and how long they take, from the logs of many: what every simulated
 * learner does, whatever its memory is like. Grades are again, hard, good, easy, in this order.
 */
type ByGrade = readonly [again: number, hard: number, good: number, easy: number];

/** Seconds by grade, by why a card is shown. */
export type Costs = { learning: ByGrade; review: ByGrade; relearning: ByGrade };

export const DEFAULT_COSTS: Costs = {
  learning: [19.58, 18.79, 13.78, 10.71],
  review: [19.38, 17.59, 12.38, 8.94],
  relearning: [16.44, 15.25, 12.32, 8.03],
};

/** How often a card that is seen for the first time gets each grade. */
export const FIRST_GRADE: ByGrade = [0.24, 0.094, 0.495, 0.171];

/** How often a card that is recalled gets each grade. */
export const GRADE_ON_SUCCESS: ByGrade = [0, 0.224, 0.631, 0.145];

/** Steps on one day, until enough in a row are good, or one is easy. */
export type Steps = {
  /** How often each grade follows again, hard and good. */
  next: readonly [afterAgain: ByGrade, afterHard: ByGrade, afterGood: ByGrade];
  goodInARow: number;
};

export const STEPS_MAX = 5;

export const LEARNING: Steps = {
  next: [
    [0.3686, 0.0628, 0.5108, 0.0577],
    [0.0442, 0.4553, 0.4457, 0.0549],
    [0.0519, 0.047, 0.8462, 0.055],
  ],
  goodInARow: 2,
};

export const RELEARNING: Steps = {
  next: [
    [0.2157, 0.0643, 0.6595, 0.0604],
    [0.05, 0.4638, 0.4475, 0.0387],
    [0.1057, 0.1434, 0.7266, 0.0244],
  ],
  goodInARow: 1,
};

/** The default seconds, so that an answer takes so long on average: interviews take 40 to 120. */
export function costsOf(answerSeconds: number): Costs {
  const { review } = DEFAULT_COSTS;
  const usual = GRADE_ON_SUCCESS.reduce((sum, odds, index) => sum + odds * (review[index] ?? 0), 0);
  const scale = (costs: ByGrade): ByGrade => {
    const [again, hard, good, easy] = costs;
    const factor = answerSeconds / usual;
    return [again * factor, hard * factor, good * factor, easy * factor];
  };
  const { learning, relearning } = DEFAULT_COSTS;
  return { learning: scale(learning), review: scale(review), relearning: scale(relearning) };
}
