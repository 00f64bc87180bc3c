/** Measures one number of cards on a database of its own, and prints the figures as JSON. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '#server/postgres/migrate';
import { startEmbedded } from '#server/postgres/start-embedded';
import { plainQueries } from '#server/test/bench/plain-queries';
import { type SeededLearner, seedCards } from '#server/test/bench/seed-cards';
import type { MeasuredCards } from './card-figures';
import { measureAnswers } from './measure-answers';
import { measureDue } from './measure-due';
import { CONNECTIONS } from './measure-latency';
import { measureMnemosyne } from './measure-mnemosyne';

/** Many enough that none of them waits for an answer of their own. */
const LEARNERS_MAX = 200;

const cardCount = Number(process.argv[2]);
const folder = await mkdtemp(join(tmpdir(), 'readyz-bench-'));
const postgres = await startEmbedded(folder);
try {
  await migrate(postgres.databaseUrl);
  // The server's own code finds its database there.
  process.env.DATABASE_URL = postgres.databaseUrl;
  const seeded = await seedCards(postgres.databaseUrl, cardCount);
  const measured = await measure(postgres.databaseUrl, seeded.slice(0, LEARNERS_MAX));
  process.stdout.write(JSON.stringify(measured));
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true });
}

async function measure(databaseUrl: string, seeded: SeededLearner[]): Promise<MeasuredCards> {
  const { endUseCases, useCasesOf } = await import('#server/test/bench/use-cases');
  const plain = plainQueries(databaseUrl, CONNECTIONS);
  const learners = await Promise.all(seeded.map(useCasesOf));
  const { due, figures } = await measureDue({ databaseUrl, cardCount, learners, plain });
  const alone = learners[0] ? await measureMnemosyne(learners[0]) : [];
  const answers = await measureAnswers({ databaseUrl, cardCount, seeded, learners, plain });
  await endUseCases();
  await plain.end();
  return { figures: [...figures, ...alone, ...answers], due };
}
