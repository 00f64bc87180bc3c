import type { Stage, TracedReview } from './trace-card';

/** Neighbouring days that are drawn as one, and what was answered on them. */
export type DaySpan = {
  firstDay: number;
  lastDay: number;
  byStage: Record<Stage, number>;
  answers: number;
  spentMs: number;
};

/** Days, weeks, four weeks, a year: the shortest of them that leaves no more spans than can be seen. */
const lengths = [1, 7, 28, 364];
const SPANS_MAX = 92;

/** All days from the first to the last in spans of one length, of which the first may be cut short. */
export function daySpans(
  reviews: readonly TracedReview[],
  firstDay: number,
  lastDay: number,
): DaySpan[] {
  const length = spanLength(firstDay, lastDay);
  const count = Math.ceil((lastDay - firstDay + 1) / length);
  const spans = Array.from({ length: count }, (_, index) => {
    const last = lastDay - (count - 1 - index) * length;
    return emptySpan(Math.max(firstDay, last - length + 1), last);
  });
  for (const { day, stage, spentMs } of reviews) {
    const span = spans[count - 1 - Math.floor((lastDay - day) / length)];
    if (!span || day < firstDay || day > lastDay) continue;
    span.byStage[stage] += 1;
    span.answers += 1;
    span.spentMs += spentMs;
  }
  return spans;
}

/** How many days are drawn as one. */
export function spanLength(firstDay: number, lastDay: number): number {
  const days = lastDay - firstDay + 1;
  return lengths.find((length) => days <= length * SPANS_MAX) ?? days;
}

function emptySpan(firstDay: number, lastDay: number): DaySpan {
  const byStage = { new: 0, learning: 0, young: 0, mature: 0 };
  return { firstDay, lastDay, byStage, answers: 0, spentMs: 0 };
}
