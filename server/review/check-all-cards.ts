import { recentLearners } from '#server/auth/learner';
import { learnerTransaction } from '#server/auth/learner-transaction';
import { type CardCheck, checkCards } from './check-cards';
import { rebuildAllCards } from './rebuild-all-cards';

export type LearnerCheck = CardCheck & { learnerId: string };

/** Nothing waits for it, and a log of a lifetime takes a while. */
const LEARNER_MS_MAX = 600_000;

/**
 * Compares every learner's cards with their logs, one learner after another, and makes those anew
 * that differ if they are to be rebuilt. Each learner's writes wait while theirs are compared.
 */
export async function* checkAllCards({
  isRebuilt,
}: {
  isRebuilt: boolean;
}): AsyncGenerator<LearnerCheck> {
  for await (const learner of recentLearners(new Date(0))) {
    const check = await learnerTransaction(
      learner,
      async (transaction) => {
        const found = await checkCards(transaction, learner);
        if (isRebuilt && found.differences.length > 0) await rebuildAllCards(transaction, learner);
        return found;
      },
      LEARNER_MS_MAX,
    );
    yield { learnerId: learner.id, ...check };
  }
}
