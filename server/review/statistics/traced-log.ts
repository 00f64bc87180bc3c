import { makeTracer, type TracedReview } from '#core/review/statistics/trace-card';
import type { Learner } from '#server/auth/learner';
import { findScheduling } from '../scheduling';
import { datedWeights } from './dated-weights';
import { readLog } from './read-log';
import type { StatisticsScope } from './statistics-scope';

/** Every review of a learner's with what was known of its card before it. Cards come one after another. */
export async function tracedLog(
  learner: Learner | null,
  scope: StatisticsScope,
): Promise<TracedReview[]> {
  if (!learner) return [];
  const [log, models, { desiredRetention }] = await Promise.all([
    readLog(learner, scope),
    datedWeights(learner),
    findScheduling(learner),
  ]);
  return log.flatMap(makeTracer(models, desiredRetention));
}
