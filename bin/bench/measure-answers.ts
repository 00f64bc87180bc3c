import { assert } from '#core/assert';
import type { PlainQueries } from '#server/test/bench/plain-queries';
import { type SeededLearner, seededQuestionId } from '#server/test/bench/seed-cards';
import { reviewOf, type UseCases } from '#server/test/bench/use-cases';
import { startBuiltSite } from './built-site';
import type { Figure } from './figure';
import { CONNECTIONS, type Latency, latencyOf, takeTurns, timed } from './measure-latency';

type Seeded = {
  databaseUrl: string;
  cardCount: number;
  seeded: readonly SeededLearner[];
  /** The same learners. */
  learners: readonly UseCases[];
  plain: PlainQueries;
};

/** Writing one answer: the transaction of the use case, and the request as a browser makes it. */
export async function measureAnswers({
  databaseUrl,
  cardCount,
  seeded,
  learners,
  plain,
}: Seeded): Promise<Figure[]> {
  const site = await startBuiltSite(databaseUrl, CONNECTIONS);
  try {
    const statement = timed((turn) =>
      plain.answer(at(learners, turn).ownerId, questionIdAt(seeded, turn)),
    );
    const transaction = timed((turn) => at(learners, turn).answer(round(turn, learners)));
    const request = timed((turn) => {
      const learner = at(seeded, turn);
      const reviews = [reviewOf(learner, round(turn, seeded))];
      return site.post('/api/reviews', learner.token, { reviews });
    });
    await takeTurns([statement, transaction, request]);
    return figures(latencyOf(statement), latencyOf(transaction), latencyOf(request), cardCount);
  } finally {
    await site.stop();
  }
}

function figures(
  statement: Latency,
  transaction: Latency,
  request: Latency,
  cardCount: number,
): Figure[] {
  const baseline = 'one statement of plain SQL';
  const notes = `p50 ${transaction.p50.toFixed(2)} and ${statement.p50.toFixed(2)} ms`;
  return [
    {
      name: `an answer’s transaction, ${cardCount} cards (p95)`,
      ours: transaction.p95,
      baseline,
      theirs: statement.p95,
      note: notes,
    },
    {
      name: `answers end to end, ${cardCount} cards`,
      ours: request.perSecond,
      baseline,
      theirs: statement.perSecond,
      unit: '/s',
      note: `p50 ${request.p50.toFixed(1)}, p95 ${request.p95.toFixed(1)} ms`,
    },
  ];
}

function questionIdAt(seeded: readonly SeededLearner[], turn: number): string {
  return seededQuestionId(1 + (round(turn, seeded) % at(seeded, turn).cardCount));
}

/** How often all learners had their turn before this one. */
function round(turn: number, all: readonly unknown[]): number {
  return Math.floor(turn / all.length);
}

function at<T>(all: readonly T[], turn: number): T {
  const one = all[turn % all.length];
  assert(one !== undefined, 'there is a learner');
  return one;
}
