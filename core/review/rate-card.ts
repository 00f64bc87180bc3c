/**
 * FSRS-6: a card, a grade and a moment in, the card as it is after that out. The only file that
 * knows `ts-fsrs`, which counts days as UTC dates; so it is handed moments on the learner's own
 * clock and its due dates are turned back. It knows nothing of questions, logs or screens.
 */
import { type FSRS, forgetting_curve, fsrs, State } from 'ts-fsrs';
import type { Card, CardState, Memory, Rating } from './card';
import { dayStartsAt, learnerClock } from './learner-day';
import type { Scheduling } from './scheduling';

const dayMs = 86_400_000;

const stateOf: Record<CardState, State> = {
  new: State.New,
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
};
const nameOf: Record<State, CardState> = {
  [State.New]: 'new',
  [State.Learning]: 'learning',
  [State.Review]: 'review',
  [State.Relearning]: 'relearning',
};

/**
 * The card after a rating, by FSRS-6 with the weights and the wish given. Minutes-long steps are due to the millisecond. Days are counted, and begin, on the learner's
 * clock where the rating was made. A rating from before the last one counts as of the same moment.
 */
export function rateCard(card: Card, rating: Rating, scheduling: Scheduling): Card {
  const { reviewedAt, timeZone } = rating;
  const last = card.lastReviewedAt === null ? null : learnerClock(card.lastReviewedAt, timeZone);
  const now = Math.max(learnerClock(reviewedAt, timeZone), last ?? Number.NEGATIVE_INFINITY);
  const { card: next } = schedulerOf(scheduling).next(
    {
      due: now,
      stability: card.stability,
      difficulty: card.difficulty,
      elapsed_days: 0,
      scheduled_days: 0,
      learning_steps: card.step,
      reps: card.reps,
      lapses: card.lapses,
      state: stateOf[card.state],
      last_review: last,
    },
    now,
    rating.grade,
  );
  const due = next.due.getTime();
  return {
    state: nameOf[next.state],
    dueAt:
      next.state === State.Review
        ? dayStartsAt(Math.floor(due / dayMs), timeZone)
        : reviewedAt + (due - now),
    stability: next.stability,
    difficulty: next.difficulty,
    step: next.learning_steps,
    reps: next.reps,
    lapses: next.lapses,
    lastReviewedAt: reviewedAt,
  };
}

/**
 * The chance to recall a card at a moment, by the curve of FSRS-6 over fractions of a day (the
 * library's own function floors to whole days). 0 for a card that was never reviewed.
 */
export function retrievability(memory: Memory, atMs: number, { weights }: Scheduling): number {
  if (memory.lastReviewedAt === null) return 0;
  const elapsedDays = Math.max(0, atMs - memory.lastReviewedAt) / dayMs;
  return forgetting_curve(weights, elapsedDays, memory.stability);
}

// Making one costs as much as many steps with it.
const schedulers = new WeakMap<Scheduling, FSRS>();

function schedulerOf(scheduling: Scheduling): FSRS {
  const known = schedulers.get(scheduling);
  if (known) return known;
  // Steps are whole minutes: the library reads '0.5m' as none at all.
  const scheduler = fsrs({
    w: scheduling.weights,
    request_retention: scheduling.desiredRetention,
    enable_fuzz: false,
    enable_short_term: true,
    learning_steps: ['1m', '10m'],
    relearning_steps: ['10m'],
  });
  schedulers.set(scheduling, scheduler);
  return scheduler;
}
