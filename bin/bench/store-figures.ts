import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { migrate } from '#server/postgres/migrate';
import { startEmbedded } from '#server/postgres/start-embedded';
import { copyRows } from '#server/test/copy-rows';
import type { Figure } from './figure';
import { makeBanks } from './make-banks';

const QUESTIONS = 20_000;
const SEED = 7;
/** Reading takes most of the time, so that all of them would make the run too long. */
const TOUCHED_EVERY = 4;
const BASELINE = 'copying the same rows with plain SQL';

type Loaded = { readMs: number; storedMs: number; added: number; unchanged: number };

/** Storing a large library, and finding that nothing has changed in it, on a database of the run. */
export async function storeFigures(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'readyz-bench-'));
  const postgres = await startEmbedded(join(folder, 'data'));
  try {
    await migrate(postgres.databaseUrl);
    // The server's own code finds its database there.
    process.env.DATABASE_URL = postgres.databaseUrl;
    return await measure(join(folder, 'banks'), postgres.databaseUrl);
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true });
  }
}

async function measure(folder: string, databaseUrl: string): Promise<Figure[]> {
  const texts = makeBanks(QUESTIONS, SEED);
  await mkdir(folder);
  await writeAll(folder, texts);
  const first = await load(folder);
  const theirs = await copyRows(databaseUrl);
  const again = await load(folder);
  await writeAll(
    folder,
    texts.map((text, place) => (place % TOUCHED_EVERY === 0 ? `${text}\n` : text)),
  );
  const touched = await load(folder);
  return [
    figure(`store ${QUESTIONS} questions, once they are read`, first.storedMs, theirs, first),
    figure('load the same files again', again.readMs + again.storedMs, theirs, again),
    figure(
      'load them with every fourth file touched',
      touched.readMs + touched.storedMs,
      theirs,
      touched,
    ),
  ];
}

function figure(name: string, ours: number, theirs: number, loaded: Loaded): Figure {
  const { readMs, added, unchanged } = loaded;
  const read = (readMs / 1_000).toFixed(1);
  const note = `read in ${read} s; ${added} added, ${unchanged} unchanged`;
  return { name, ours, baseline: BASELINE, theirs, note };
}

async function writeAll(folder: string, texts: readonly string[]): Promise<void> {
  await Promise.all(texts.map((text, place) => writeFile(join(folder, `${place}.md`), text)));
}

async function load(folder: string): Promise<Loaded> {
  const { loadBanksOnce } = await import('#server/bank/load-banks-once');
  const start = performance.now();
  let readAt = start;
  const onRead = () => {
    readAt = performance.now();
  };
  const { banks } = await loadBanksOnce(folder, new Date(), { onRead });
  const sum = (counted: 'added' | 'unchanged') =>
    banks.reduce((total, bank) => total + bank[counted], 0);
  const storedMs = performance.now() - readAt;
  return { readMs: readAt - start, storedMs, added: sum('added'), unchanged: sum('unchanged') };
}
