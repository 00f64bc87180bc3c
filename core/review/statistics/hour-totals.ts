import { addRecall } from './recall-share';
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
  const hours = Array.from({ length: 24 }, (_, index) => {
    return { hour: (index + 4) % 24, answers: 0, recall: { count: 0, of: 0 } };
  });
  for (const review of reviews) {
    const own = hours[(review.hour + 20) % 24];
    if (!own) continue;
    own.answers += 1;
    addRecall(own.recall, review);
  }
  return hours;
}
