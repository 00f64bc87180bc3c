import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { lintFiles } from '../lint-files';
import { runInWorkers } from '../run-in-workers';
import type { Figure } from './figure';
import { makeBanks } from './make-banks';

const QUESTIONS = 20_000;
const SEED = 1;
/** Both take turns on a part of the banks, so that a busy moment of the machine hits both. */
const ROUNDS = 4;

type Cost = { cpuMs: number; wallMs: number };

/** CPU time of all threads to parse and lint many banks, beside that of their Markdown alone. */
export async function lintFigure(): Promise<Figure> {
  const markdown = new URL('./parse-markdown.ts', import.meta.url);
  const ours: Cost[] = [];
  const theirs: Cost[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const texts = makeBanks(QUESTIONS / ROUNDS, SEED + round);
    const files = texts.map((text, index) => ({ path: `${index}.md`, text, scenarios: [] }));
    theirs.push(await costOf(() => runInWorkers(markdown, files)));
    ours.push(await costOf(() => lintFiles(files)));
  }
  const total = sum(ours);
  const cores = (total.cpuMs / total.wallMs).toFixed(1);
  return {
    name: `parse and lint ${QUESTIONS} questions (CPU)`,
    ours: total.cpuMs,
    baseline: 'mdast-util-from-markdown with GFM on the same text',
    theirs: sum(theirs).cpuMs,
    note: `${(total.wallMs / 1000).toFixed(1)} s on ${cores} cores, at most ${memoryAlone()} MB`,
  };
}

/** Megabytes to check the same banks as files: the Markdown parser's run here would count with it. */
function memoryAlone(): string {
  const folder = mkdtempSync(join(tmpdir(), 'readyz-bench-'));
  try {
    for (const [index, text] of makeBanks(QUESTIONS, SEED).entries()) {
      writeFileSync(join(folder, `${index}.md`), text);
    }
    const script = fileURLToPath(new URL('./check-alone.ts', import.meta.url));
    const args = ['--import', 'tsx', script, folder];
    return execFileSync(process.execPath, args, { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const start = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpuMs: (user + system) / 1000, wallMs: performance.now() - start };
}

function sum(costs: readonly Cost[]): Cost {
  return costs.reduce(
    (total, cost) => ({ cpuMs: total.cpuMs + cost.cpuMs, wallMs: total.wallMs + cost.wallMs }),
    { cpuMs: 0, wallMs: 0 },
  );
}
