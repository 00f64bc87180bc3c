/**
 * What was known of a card just before each of its reviews: how far it had come, and how likely it was
 * to be recalled. It goes through the log as `foldReviews` does, on plain arithmetic, because a long
 * log has a hundred thousand reviews and a page waits; a test holds the two equal. It knows nothing of
 * the order of cards, of days that are asked for, or of screens.
 */
import { type CardState, type Grade, grades } from '../card';
import { type FsrsKernel, makeFsrsKernel } from '../fsrs-kernel';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** As in the scheduler: a new card graduates after the second step, a lapsed one after the first. */
const stepCount = { learning: 2, relearning: 1 } as const;

/** From an interval of three weeks on, as Anki has it. */
const MATURE_DAYS_MIN = 21;

/** One review, as much of it as statistics need. */
export type LoggedReview = {
  grade: Grade;
  /** Unix ms. */
  reviewedAt: number;
  spentMs: number;
  /** Percent, said before the answer showed; null when it was not asked for. */
  certainty: number | null;
};

/** How far a card had come: `young` and `mature` have left the learning steps. */
export const stages = ['new', 'learning', 'young', 'mature'] as const;
export type Stage = (typeof stages)[number];

export type TracedReview = LoggedReview & {
  /** The learner's day, and the hour of their clock, 0 to 23. */
  day: number;
  hour: number;
  stage: Stage;
  /** Learner's days since the review before; 0 for the first. */
  elapsedDays: number;
  /** The chance that was given to recalling it, 0 to 1; null for the first. */
  predicted: number | null;
  /** Reviews before this one, and times it was forgotten after it had been learned. */
  reviewsBefore: number;
  lapsesBefore: number;
};

/** The weights of FSRS that held from a moment on. */
export type DatedWeights = { from: number; weights: readonly number[] };

/** A review with the clock of the zone it was made in. */
export type ClockedReview = LoggedReview & { clock: (atMs: number) => number };

export type Tracer = (log: readonly ClockedReview[]) => TracedReview[];

/**
 * Makes what traces the cards of one learner, each with its reviews in order. A prediction is the one
 * that was made then: by the weights that held at the moment of the review, whatever was fitted since.
 *
 * @param models by moment; the first holds from the beginning
 * @param desiredRetention what turns a stability into an interval, and so a card from young to mature
 */
export function makeTracer(models: readonly DatedWeights[], desiredRetention: number): Tracer {
  const dated = models.map(({ from, weights }) => ({ from, kernel: makeFsrsKernel(weights) }));
  return (log) => {
    const traced: TracedReview[] = [];
    let memory = newMemory;
    let model = -1;
    for (const [index, review] of log.entries()) {
      const current = modelAt(dated, review.reviewedAt);
      const { kernel } = dated[current] ?? {};
      if (!kernel) break;
      if (current !== model) memory = remember(log.slice(0, index), kernel);
      model = current;
      traced.push(traceReview(review, memory, kernel, desiredRetention));
      memory = step(memory, review, kernel);
    }
    return traced;
  };
}

/** The card's side of a fold. */
export type Memory = {
  state: CardState;
  stability: number;
  difficulty: number;
  step: number;
  reps: number;
  lapses: number;
  lastReviewedAt: number | null;
};

const newMemory: Memory = {
  state: 'new',
  stability: 0,
  difficulty: 0,
  step: 0,
  reps: 0,
  lapses: 0,
  lastReviewedAt: null,
};

/** What a log in order leads to. */
export function remember(log: readonly ClockedReview[], kernel: FsrsKernel): Memory {
  return log.reduce((memory, review) => step(memory, review, kernel), newMemory);
}

function modelAt(models: readonly { from: number }[], atMs: number): number {
  return Math.max(
    0,
    models.findLastIndex(({ from }) => from <= atMs),
  );
}

function traceReview(
  { clock, ...review }: ClockedReview,
  memory: Memory,
  kernel: FsrsKernel,
  desiredRetention: number,
): TracedReview {
  const { lastReviewedAt, stability } = memory;
  const now = clock(review.reviewedAt);
  return {
    ...review,
    day: Math.floor(now / dayMs),
    hour: (Math.floor(now / hourMs) + 4) % 24,
    stage: stageOf(memory, kernel, desiredRetention),
    elapsedDays: elapsedDays(review.reviewedAt, lastReviewedAt, clock),
    predicted:
      lastReviewedAt === null
        ? null
        : kernel.recall((review.reviewedAt - lastReviewedAt) / dayMs, stability),
    reviewsBefore: memory.reps,
    lapsesBefore: memory.lapses,
  };
}

function stageOf({ state, stability }: Memory, kernel: FsrsKernel, desiredRetention: number) {
  if (state === 'new') return 'new';
  if (state !== 'review') return 'learning';
  const intervalDays = Math.round(kernel.intervalDays(stability, desiredRetention));
  return intervalDays < MATURE_DAYS_MIN ? 'young' : 'mature';
}

/** By the dates of the clock where the later review was made. */
function elapsedDays(
  reviewedAt: number,
  lastReviewedAt: number | null,
  clock: (atMs: number) => number,
): number {
  if (lastReviewedAt === null) return 0;
  const days = Math.floor(clock(reviewedAt) / dayMs) - Math.floor(clock(lastReviewedAt) / dayMs);
  return Math.max(0, days);
}

function step(memory: Memory, { grade, reviewedAt, clock }: ClockedReview, kernel: FsrsKernel) {
  const days = elapsedDays(reviewedAt, memory.lastReviewedAt, clock);
  const isLapse = memory.state === 'review' && grade === grades.again;
  return {
    ...nextStrength(memory, grade, days, kernel),
    ...nextStep(memory, grade),
    reps: memory.reps + 1,
    lapses: memory.lapses + (isLapse ? 1 : 0),
    lastReviewedAt: reviewedAt,
  };
}

function nextStrength(memory: Memory, grade: Grade, days: number, kernel: FsrsKernel) {
  if (memory.state === 'new') {
    return {
      stability: kernel.firstStability(grade),
      difficulty: kernel.firstDifficulty(grade),
    };
  }
  return {
    stability: nextStability(memory, grade, days, kernel),
    difficulty: kernel.nextDifficulty(memory.difficulty, grade),
  };
}

function nextStability(
  { stability, difficulty }: Memory,
  grade: Grade,
  days: number,
  kernel: FsrsKernel,
): number {
  if (days === 0) return kernel.stabilityAfterSameDay(stability, grade);
  const recall = kernel.recall(days, stability);
  return grade === grades.again
    ? kernel.stabilityAfterLapse(stability, difficulty, recall)
    : kernel.stabilityAfterSuccess(stability, difficulty, recall, grade);
}

function nextStep({ state, step }: Memory, grade: Grade): { state: CardState; step: number } {
  if (state === 'review') {
    return grade === grades.again ? { state: 'relearning', step: 0 } : { state, step: 0 };
  }
  const steps = state === 'new' ? 'learning' : state;
  if (grade === grades.again) return { state: steps, step: 0 };
  if (grade === grades.hard) return { state: steps, step };
  const isThrough = grade === grades.easy || step + 1 >= stepCount[steps];
  return isThrough ? { state: 'review', step: 0 } : { state: steps, step: step + 1 };
}
