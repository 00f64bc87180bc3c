/**
 * How long studying some cards takes: what each is likely to be graded, what follows from that within
 * the sitting, and how many seconds the learner spends on each step. Until a learner's own pace is
 * known, it is that of many people.
 */
import { type Card, type Grade, grades } from './card';
import { retrievability } from './rate-card';
import type { Scheduling } from './scheduling';

/** What a review is about: a first learning, a memory, or one that was lost. */
export type Phase = 'learning' | 'review' | 'relearning';
/** One review of a learner's own, for their pace. */
export type PacedReview = { phase: Phase; grade: Grade; spentMs: number };

/** Seconds by phase and grade. */
export type Pace = Record<Phase, Record<Grade, number>>;

type Shares = Record<Grade, number>;
type Steps = 'learning' | 'relearning';

/** Means over many people who study with flashcards, again to easy. */
export const AVERAGE_PACE: Pace = {
  learning: { 1: 19.58, 2: 18.79, 3: 13.78, 4: 10.71 },
  review: { 1: 19.38, 2: 17.59, 3: 12.38, 4: 8.94 },
  relearning: { 1: 16.44, 2: 15.25, 3: 12.32, 4: 8.03 },
};

/** How often each grade is given: at first sight, and to what is recalled. */
const firstShares: Shares = { 1: 0.24, 2: 0.094, 3: 0.495, 4: 0.171 };
const recalledShares: Shares = { 1: 0, 2: 0.224, 3: 0.631, 4: 0.145 };

/** How often each grade follows another one on the learning steps; easy ends them. */
const nextShares: Record<Steps, Record<1 | 2 | 3, Shares>> = {
  learning: {
    1: { 1: 0.3686, 2: 0.0628, 3: 0.5108, 4: 0.0577 },
    2: { 1: 0.0442, 2: 0.4553, 3: 0.4457, 4: 0.0549 },
    3: { 1: 0.0519, 2: 0.047, 3: 0.8462, 4: 0.055 },
  },
  relearning: {
    1: { 1: 0.2157, 2: 0.0643, 3: 0.6595, 4: 0.0604 },
    2: { 1: 0.05, 2: 0.4638, 3: 0.4475, 4: 0.0387 },
    3: { 1: 0.1057, 2: 0.1434, 3: 0.7266, 4: 0.0244 },
  },
};
/** How many times in a row good leads out of the steps. */
const stepCounts: Record<Steps, number> = { learning: 2, relearning: 1 };
/** Beyond this nearly nobody is still on the steps. */
const ROUNDS_MAX = 12;

/** Fewer reviews than this say nothing about a pace. */
const REVIEWS_MIN = 20;
/** A review that takes this many times the usual was a coffee. */
const OUTLIER = 3;

/**
 * A learner's own pace: the mean time of what they did at least twenty times, where what takes far
 * longer than usual counts as three times the usual. For the rest that of many people, at the ratio
 * of this learner's time to theirs.
 */
export function paceOf(reviews: readonly PacedReview[]): Pace {
  const ratio = reviews.length < REVIEWS_MIN ? 1 : ratioToAverage(reviews);
  const secondsOf = (phase: Phase, grade: Grade) => {
    const own = reviews.filter((review) => review.phase === phase && review.grade === grade);
    return own.length < REVIEWS_MIN ? AVERAGE_PACE[phase][grade] * ratio : meanSeconds(own);
  };
  const ofPhase = (phase: Phase) => ({
    1: secondsOf(phase, 1),
    2: secondsOf(phase, 2),
    3: secondsOf(phase, 3),
    4: secondsOf(phase, 4),
  });
  return {
    learning: ofPhase('learning'),
    review: ofPhase('review'),
    relearning: ofPhase('relearning'),
  };
}

/** What studying cards now is expected to take, each until it leaves its learning steps. */
export function estimateSeconds(
  cards: readonly Card[],
  pace: Pace,
  atMs: number,
  scheduling: Scheduling,
): number {
  return cards.map(secondsOfCards(pace, atMs, scheduling)).reduce((sum, each) => sum + each, 0);
}

/** How many of the first cards are expected to fit into some time; at least one. */
export function countThatFits(
  cards: readonly Card[],
  seconds: number,
  pace: Pace,
  atMs: number,
  scheduling: Scheduling,
): number {
  let left = seconds;
  const isOver = (card: number) => {
    left -= card;
    return left < 0;
  };
  const count = cards.map(secondsOfCards(pace, atMs, scheduling)).findIndex(isOver);
  return count === -1 ? cards.length : Math.max(1, count);
}

function secondsOfCards(pace: Pace, atMs: number, scheduling: Scheduling): (card: Card) => number {
  const learning = stepsSeconds('learning', pace);
  const relearning = stepsSeconds('relearning', pace);
  const ofNew = mean(firstShares, (grade) => pace.learning[grade] + learning.after(grade, 0));
  const ofRecalled = mean(recalledShares, (grade) => pace.review[grade]);
  const ofLapse = pace.review[grades.again] + relearning.from(0);
  return (card) => {
    if (card.state === 'new') return ofNew;
    if (card.state === 'learning') return learning.from(card.step);
    if (card.state === 'relearning') return relearning.from(card.step);
    const recall = retrievability(card, atMs, scheduling);
    return recall * ofRecalled + (1 - recall) * ofLapse;
  };
}

/**
 * The seconds still to come on the steps: `from` a step that is to be shown, and `after` a grade that
 * was given on one.
 */
function stepsSeconds(phase: Steps, pace: Pace) {
  const after = (grade: Grade, step: number, round = 0): number => {
    const reached = grade === grades.good ? step + 1 : grade === grades.again ? 0 : step;
    const isOver = grade === grades.easy || reached >= stepCounts[phase] || round === ROUNDS_MAX;
    return isOver ? 0 : show(grade, reached, round + 1);
  };
  const known = new Map<string, number>();
  const show = (last: 1 | 2 | 3, step: number, round: number): number => {
    const key = `${last} ${step} ${round}`;
    const seconds =
      known.get(key) ??
      mean(nextShares[phase][last], (grade) => pace[phase][grade] + after(grade, step, round));
    known.set(key, seconds);
    return seconds;
  };
  return { after, from: (step: number) => show(step > 0 ? grades.good : grades.again, step, 0) };
}

function mean(shares: Shares, secondsOf: (grade: Grade) => number): number {
  return Object.values(grades).reduce((sum, grade) => sum + shares[grade] * secondsOf(grade), 0);
}

/** How much longer a learner takes than many people do for the same. */
function ratioToAverage(reviews: readonly PacedReview[]): number {
  const usual = reviews.map(({ phase, grade }) => AVERAGE_PACE[phase][grade]);
  const average = usual.reduce((sum, seconds) => sum + seconds, 0) / reviews.length;
  return meanSeconds(reviews) / average;
}

function meanSeconds(reviews: readonly PacedReview[]): number {
  const sorted = reviews.map(({ spentMs }) => spentMs / 1_000).sort((a, b) => a - b);
  const longest = (sorted[Math.floor(sorted.length / 2)] ?? 0) * OUTLIER;
  return sorted.reduce((sum, seconds) => sum + Math.min(seconds, longest), 0) / sorted.length;
}
