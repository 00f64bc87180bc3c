import type { Learner } from '#server/auth/learner';
import { LIBRARY_OWNER_ID } from './library';

/** Whose banks a person reads: the library's and, once they are known, their own. */
export function readableOwners(learner: Learner | null): string[] {
  return learner ? [LIBRARY_OWNER_ID, learner.id] : [LIBRARY_OWNER_ID];
}
