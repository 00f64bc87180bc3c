import { addRecall } from './recall-share';
import type { TracedReview } from './trace-card';
import type { Share } from './wilson';

export const retentionSpans = ['today', 'yesterday', 'week', 'month', 'year', 'all'] as const;
export type RetentionSpan = (typeof retentionSpans)[number];

export type RetentionRow = { span: RetentionSpan; young: Share; mature: Share; both: Share };

/** Days before today, the first and the last of a span. A week is the last 7 days, today included. */
const spanDays: Record<RetentionSpan, { from: number; to: number }> = {
  today: { from: 0, to: 0 },
  yesterday: { from: 1, to: 1 },
  week: { from: 6, to: 0 },
  month: { from: 29, to: 0 },
  year: { from: 364, to: 0 },
  all: { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY },
};

/** What was recalled of what had been learned, by how long its interval was, as Anki's table has it. */
export function trueRetention(reviews: readonly TracedReview[], today: number): RetentionRow[] {
  const rows = retentionSpans.map((span) => {
    return { span, young: nothing(), mature: nothing(), both: nothing() };
  });
  for (const review of reviews) {
    const { stage, day } = review;
    if (stage !== 'young' && stage !== 'mature') continue;
    for (const row of rows) {
      const { from, to } = spanDays[row.span];
      if (today - day > from || today - day < to) continue;
      addRecall(row[stage], review);
      addRecall(row.both, review);
    }
  }
  return rows;
}

function nothing(): Share {
  return { count: 0, of: 0 };
}
