/**
 * What was known of a card just before each of its reviews: how far it had come, and how likely it was
 * to be recalled. It goes through the log as `foldReviews` does, on plain arithmetic, because a long
 * log has a hundred thousand reviews and a page waits; a test holds the two equal. It knows nothing of
 * the order of cards, of days that are asked for, or of screens.
 */
import { assert } from '../../assert';
import { type CardState, type Grade, grades } from '../card';
import { type FsrsKernel, makeFsrsKernel } from '../fsrs-kernel';
import { type Memory, nextMemory } from '../next-memory';

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
    let card = newCard();
    let model: (typeof dated)[number] | undefined;
    for (const [index, review] of log.entries()) {
      const current = dated.findLast(({ from }) => from <= review.reviewedAt) ?? dated[0];
      assert(current, 'there are weights from the beginning');
      if (model && model !== current) card = remember(log.slice(0, index), current.kernel);
      model = current;
      traced.push(traceReview(review, card, current.kernel, desiredRetention));
      learn(card, review, current.kernel);
    }
    return traced;
  };
}

/** A card on its way through a log. Changed in place, for speed; it never leaves this file half done. */
export type TracedCard = Memory & {
  state: CardState;
  step: number;
  reps: number;
  lapses: number;
  lastReviewedAt: number | null;
};

function newCard(): TracedCard {
  return {
    state: 'new',
    stability: 0,
    difficulty: 0,
    step: 0,
    reps: 0,
    lapses: 0,
    lastReviewedAt: null,
  };
}

/** What a log in order leads to. */
export function remember(log: readonly ClockedReview[], kernel: FsrsKernel): TracedCard {
  const card = newCard();
  for (const review of log) learn(card, review, kernel);
  return card;
}

// Field by field: copying what is left of an object costs more than all the rest.
function traceReview(
  review: ClockedReview,
  card: TracedCard,
  kernel: FsrsKernel,
  desiredRetention: number,
): TracedReview {
  const { reviewedAt } = review;
  const { lastReviewedAt, stability } = card;
  const now = review.clock(reviewedAt);
  return {
    grade: review.grade,
    reviewedAt,
    spentMs: review.spentMs,
    certainty: review.certainty,
    day: Math.floor(now / dayMs),
    hour: (Math.floor(now / hourMs) + 4) % 24,
    stage: stageOf(card, kernel, desiredRetention),
    elapsedDays: elapsedDays(review, lastReviewedAt),
    predicted:
      lastReviewedAt === null
        ? null
        : kernel.recall((reviewedAt - lastReviewedAt) / dayMs, stability),
    reviewsBefore: card.reps,
    lapsesBefore: card.lapses,
  };
}

function stageOf(
  { state, stability }: TracedCard,
  kernel: FsrsKernel,
  desiredRetention: number,
): Stage {
  if (state === 'new') return 'new';
  if (state !== 'review') return 'learning';
  const intervalDays = Math.round(kernel.intervalDays(stability, desiredRetention));
  return intervalDays < MATURE_DAYS_MIN ? 'young' : 'mature';
}

/** By the dates of the clock where the later review was made. */
function elapsedDays({ reviewedAt, clock }: ClockedReview, lastReviewedAt: number | null): number {
  if (lastReviewedAt === null) return 0;
  const days = Math.floor(clock(reviewedAt) / dayMs) - Math.floor(clock(lastReviewedAt) / dayMs);
  return Math.max(0, days);
}

function learn(card: TracedCard, review: ClockedReview, kernel: FsrsKernel): void {
  const { state, step } = card;
  const { grade } = review;
  const before = state === 'new' ? null : card;
  const days = elapsedDays(review, card.lastReviewedAt);
  const { stability, difficulty } = nextMemory(kernel, before, grade, days);
  card.stability = stability;
  card.difficulty = difficulty;
  if (state === 'review' && grade === grades.again) card.lapses += 1;
  card.state = nextState(state, step, grade);
  card.step = nextStep(state, step, grade);
  card.reps += 1;
  card.lastReviewedAt = review.reviewedAt;
}

function nextState(state: CardState, step: number, grade: Grade): CardState {
  if (state === 'review') return grade === grades.again ? 'relearning' : 'review';
  const steps = state === 'new' ? 'learning' : state;
  if (grade === grades.easy) return 'review';
  return grade === grades.good && step + 1 >= stepCount[steps] ? 'review' : steps;
}

function nextStep(state: CardState, step: number, grade: Grade): number {
  if (state === 'review' || grade === grades.again || grade === grades.easy) return 0;
  if (grade === grades.hard) return step;
  return nextState(state, step, grade) === 'review' ? 0 : step + 1;
}
