import type { Learner } from '#server/auth/learner';
import { AppError } from '#server/errors';

/** For what only its owner can have: someone who is not known yet has nothing. */
export function requireKnown(learner: Learner | null): Learner {
  if (!learner) throw new AppError('not-found', 'There is nothing of yours at this address.');
  return learner;
}
