/**
 * The plan to an interview, as plain data: what is asked and what is answered. `planStudy` makes the
 * one from the other. Days are the learner's own (`learnerDay`); nothing here knows of clocks, zones
 * or the database.
 */
import type { Scheduling } from '../scheduling';
import type { Forgetting } from './estimate-forgetting';
import type { StudyHabits } from './study-habits';

/** A question that was learned, as its log left it. */
export type PlanCard = {
  id: string;
  /** Days, by FSRS and the learner's weights. */
  stability: number;
  /** 1 to 10. */
  difficulty: number;
  /** The learner's day of the last review. A card reviewed today is not shown again today. */
  lastReviewDay: number;
  /** What recalling it on the day is worth; usually 1. Each further value costs a solution: use few. */
  importance: number;
  topics: readonly string[];
};

/** A question that waits to be learned. */
export type NewQuestion = {
  id: string;
  importance: number;
  topics: readonly string[];
  /** The day on which it is to be introduced, if that is not for the plan to choose. */
  introduceOn?: number;
};

export type PlanRequest = {
  today: number;
  /** There is no study on this day itself. Null, today or past: ordinary spaced repetition. */
  interviewDay: number | null;
  /** Minutes there are today, tomorrow and so on; 0 is a day off. The last holds for all later days. */
  minutesByDay: readonly number[];
  /** Of today's minutes; what is planned for today is for the rest. */
  secondsSpentToday: number;
  /** The plan to an interview takes the weights from it, ordinary spaced repetition the wish too. */
  scheduling: Scheduling;
  /** New questions on one day of ordinary spaced repetition. */
  newPerDay: number;
  /** How fast this learner forgets beside what the weights say: `estimateForgetting`. */
  forgetting: Forgetting;
  habits: StudyHabits;
  /**
   * How many more recalled questions a minute must bring to be spent, 0 or more. Time is never spent
   * for less, even within the minutes there are. `DEFAULT_MINUTE_PRICE` suits most.
   */
  minutePrice: number;
  cards: readonly PlanCard[];
  /** In the order in which to learn those of equal importance. */
  newQuestions: readonly NewQuestion[];
};

/** Expected recall of some questions on the day, 0 to 1, and the interval that holds in 8 of 10 cases. */
export type ExpectedRecall = {
  questionCount: number;
  /**
   * The share of the questions that would be recalled if all of them were asked on the day. Those
   * never learned count as not recalled.
   */
  expected: number;
  low: number;
  high: number;
};

export type PlannedDay = {
  day: number;
  /** Expected minutes; today's include those already spent. */
  minutes: number;
  limitMinutes: number;
  reviews: number;
  introductions: number;
};

export type StudyPlan = {
  today: {
    /** Cards to review in this order: what would lose most by waiting comes first. */
    reviews: string[];
    /** New questions to introduce after them. */
    introductions: string[];
    /** What they are expected to take. */
    minutes: number;
  };
  /** Today and every day up to the interview; 30 days in ordinary spaced repetition. */
  days: PlannedDay[];
  /** On the day of the interview; in ordinary spaced repetition, at the end of `days`. */
  readiness: ExpectedRecall;
  topics: ({ topic: string } & ExpectedRecall)[];
  /** New questions that the time left is better spent without. */
  notWorthLearning: string[];
};

/** A minute is spent if it brings a twentieth of a recalled question. */
export const DEFAULT_MINUTE_PRICE = 0.05;
