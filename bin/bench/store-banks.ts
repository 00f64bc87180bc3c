/**
 * How long it takes to store a large library, and to find that nothing has changed in it, on a
 * database made for the run: `npx tsx bin/bench/store-banks.ts [QUESTIONS]`.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
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
  const texts = makeBanks(count, SEED);
  await mkdir(banks);
  await writeAll(banks, texts);
  await load('first load', banks);
  await load('the same files again', banks);
  await writeAll(
    banks,
    texts.map((text) => `${text}\n`),
  );
  await load('every file touched, and no question changed', banks);
}

async function writeAll(banks: string, texts: readonly string[]): Promise<void> {
  await Promise.all(texts.map((text, place) => writeFile(join(banks, `${place}.md`), text)));
}

async function load(name: string, folder: string): Promise<void> {
  const { loadBanksOnce } = await import('#server/bank/load-banks-once');
  const start = performance.now();
  let readAt = start;
  const { banks } = await loadBanksOnce(folder, new Date(), {
    onRead: () => {
      readAt = performance.now();
    },
  });
  const seconds = (from: number, to: number) => ((to - from) / 1_000).toFixed(1);
  const sum = (counted: 'added' | 'changed' | 'unchanged') =>
    banks.reduce((total, bank) => total + bank[counted], 0);
  console.log(
    `${name}: read in ${seconds(start, readAt)} s, stored in ${seconds(readAt, performance.now())} s: ${sum('added')} added, ${sum('changed')} changed, ${sum('unchanged')} unchanged`,
  );
}
