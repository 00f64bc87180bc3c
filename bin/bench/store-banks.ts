/**
 * How long it takes to store a large library, and to find that nothing has changed in it, on a
 * database made for the run: `npx tsx bin/bench/store-banks.ts [QUESTIONS]`. Parsing is measured by
 * itself, because loading includes it.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseBank } from '#core/bank/parse-bank';
import type { LoadReport } from '#server/bank/load-banks';
import { migrate } from '#server/postgres/migrate';
import { startEmbedded } from '#server/postgres/start-embedded';
import { makeBanks } from './make-banks';

const QUESTIONS_DEFAULT = 20_000;
const SEED = 7;

const folder = await mkdtemp(join(tmpdir(), 'readyz-bench-'));
const postgres = await startEmbedded(join(folder, 'data'), { settings: [] });
try {
  await migrate(postgres.databaseUrl);
  process.env.DATABASE_URL = postgres.databaseUrl;
  await measure(join(folder, 'banks'), Number(process.argv[2] ?? QUESTIONS_DEFAULT));
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true });
}

async function measure(banks: string, count: number): Promise<void> {
  const { loadBanksOnce } = await import('#server/bank/load-banks-once');
  const load = () => loadBanksOnce(banks, new Date());
  const texts = makeBanks(count, SEED);
  await mkdir(banks);
  await writeAll(banks, texts);
  const parsing = await timed('parsing alone', async () => texts.map((text) => parseBank(text)));
  const first = await timed('first load, with parsing', load);
  console.log(`  storing alone: ${((first.ms - parsing.ms) / 1_000).toFixed(1)} s`);
  describe(first.answer);
  describe((await timed('second load', load)).answer);
  await writeAll(
    banks,
    texts.map((text) => `${text}\n`),
  );
  describe((await timed('every file touched, no question changed', load)).answer);
}

async function writeAll(banks: string, texts: readonly string[]): Promise<void> {
  await Promise.all(texts.map((text, place) => writeFile(join(banks, `${place}.md`), text)));
}

async function timed<Answer>(name: string, work: () => Promise<Answer>) {
  const start = performance.now();
  const answer = await work();
  const ms = performance.now() - start;
  console.log(`${name}: ${(ms / 1_000).toFixed(1)} s`);
  return { ms, answer };
}

function describe({ banks, problems }: LoadReport): void {
  const sum = (name: 'added' | 'changed' | 'unchanged') =>
    banks.reduce((total, bank) => total + bank[name], 0);
  const errors = problems.filter(({ severity }) => severity === 'error');
  console.log(
    `  ${sum('added')} added, ${sum('changed')} changed, ${sum('unchanged')} unchanged, ${errors.length} errors`,
  );
}
