import type { Grade } from '../card';
import type { TracedReview } from './trace-card';

export type GradeCounts = Record<Grade, number>;

/** The grades that were given, in all and by how far the card had come; a first answer is learning. */
export type GradeTotals = Record<'all' | 'learning' | 'young' | 'mature', GradeCounts>;

export function gradeTotals(reviews: readonly TracedReview[]): GradeTotals {
  const totals = { all: none(), learning: none(), young: none(), mature: none() };
  for (const { grade, stage } of reviews) {
    totals.all[grade] += 1;
    totals[stage === 'new' ? 'learning' : stage][grade] += 1;
  }
  return totals;
}

function none(): GradeCounts {
  return { 1: 0, 2: 0, 3: 0, 4: 0 };
}
