import { assert } from '#core/assert';
import { captureStatements, type Statement } from '#server/test/bench/capture-statements';
import { type Explained, explainStatement } from '#server/test/bench/explain-statement';
import type { PlainQueries } from '#server/test/bench/plain-queries';
import type { UseCases } from '#server/test/bench/use-cases';
import type { Figure } from './figure';
import { type Latency, latencyOf, takeTurns, timed } from './measure-latency';

type Seeded = {
  databaseUrl: string;
  cardCount: number;
  /** The first has many cards. */
  learners: readonly UseCases[];
  plain: PlainQueries;
};

/**
 * The due queue: its statement as the use case asks it beside the least that could be asked, and the
 * use case beside its statement. Fails when a card is read from anywhere but the index.
 */
export async function measureDue({
  databaseUrl,
  cardCount,
  learners,
  plain,
}: Seeded): Promise<{ figures: Figure[]; due: Latency }> {
  const asked = new Map<UseCases, Statement>();
  for (const learner of learners) asked.set(learner, await statementOf(learner));
  const explained = await requireIndexOnly(databaseUrl, asked.get(at(learners, 0)) ?? fail());
  const kinds = [
    timed((turn) => plain.again(asked.get(at(learners, turn)) ?? fail())),
    timed((turn) => plain.due(at(learners, turn).ownerId)),
    timed((turn) => at(learners, turn).due()),
    timed((turn) => at(learners, turn).page()),
  ];
  await takeTurns(kinds);
  const [statement = fail(), least = fail(), useCase = fail(), page = fail()] =
    kinds.map(latencyOf);
  const of = `of ${cardCount} cards`;
  const figures: Figure[] = [
    {
      name: `due queue ${of}, its SQL (p99)`,
      ours: statement.p99,
      baseline: 'reading one index by plain SQL',
      theirs: least.p99,
      note: `p50 ${ms(statement.p50)} and ${ms(least.p50)}, ${Math.round(statement.perSecond)}/s; ${explained}`,
    },
    {
      name: `due queue ${of}, the use case (p50)`,
      ours: useCase.p50,
      baseline: 'its SQL alone',
      theirs: statement.p50,
      note: `p99 ${ms(useCase.p99)}`,
    },
    {
      name: `a page of fifty due cards ${of}, with their words (p50)`,
      ours: page.p50,
      baseline: 'the due queue alone',
      theirs: useCase.p50,
      note: `p99 ${ms(page.p99)}`,
    },
  ];
  return { figures, due: statement };
}

async function statementOf(learner: UseCases): Promise<Statement> {
  const [statement, ...others] = await captureStatements(learner.due);
  assert(statement && others.length === 0, 'the due queue is one statement');
  return statement;
}

async function requireIndexOnly(databaseUrl: string, statement: Statement): Promise<string> {
  const explained = await explainStatement(databaseUrl, statement, 'card');
  const { scans, heapFetches, executionMs } = explained;
  assert(
    isIndexOnly(explained),
    `the due queue reads cards by ${scans}, ${heapFetches} from the table`,
  );
  return `Index Only Scan, ${heapFetches} heap fetches, ${ms(executionMs)} for the learner with most`;
}

/** A page of the index that was written to lately is read with its table's; there are few of those. */
function isIndexOnly({ scans, heapFetches }: Explained): boolean {
  return scans.length > 0 && scans.every((scan) => scan === 'Index Only Scan') && heapFetches < 10;
}

function at(learners: readonly UseCases[], turn: number): UseCases {
  return learners[turn % learners.length] ?? fail();
}

function ms(value: number): string {
  return `${value.toFixed(2)} ms`;
}

function fail(): never {
  throw new Error('there is a learner');
}
