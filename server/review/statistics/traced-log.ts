import { DEFAULT_WEIGHTS } from '#core/review/fsrs-kernel';
import { makeTracer, type TracedReview } from '#core/review/statistics/trace-card';
import type { Learner } from '#server/auth/learner';
import { readLog } from './read-log';
import type { StatisticsScope } from './statistics-scope';

/** Every review of a learner's with what was known of its card before it. Cards come one after another. */
export async function tracedLog(
  learner: Learner | null,
  scope: StatisticsScope,
): Promise<TracedReview[]> {
  if (!learner) return [];
  const log = await readLog(learner, scope);
  return log.flatMap(makeTracer([{ from: 0, weights: DEFAULT_WEIGHTS }], 0.9));
}
