import { recallShare } from './recall-share';
import type { TracedReview } from './trace-card';
import type { Share } from './wilson';

export type HourTotal = {
  /** On the learner's clock, 0 to 23. */
  hour: number;
  answers: number;
  recall: Share;
};

/** Each hour of the day, from 4 a.m. on, as the learner's day goes. */
export function hourTotals(reviews: readonly TracedReview[]): HourTotal[] {
  return Array.from({ length: 24 }, (_, index) => {
    const hour = (index + 4) % 24;
    const own = reviews.filter((review) => review.hour === hour);
    return { hour, answers: own.length, recall: recallShare(own) };
  });
}
