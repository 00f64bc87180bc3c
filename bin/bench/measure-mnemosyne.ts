import { execFile } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { UseCases } from '#server/test/bench/use-cases';
import type { Figure } from './figure';

const run = promisify(execFile);
const CARDS = 10_000;
const BUILDS = 50;
const GRADES = 300;

const theirsSchema = z.object({ queueMs: z.number(), gradeMs: z.number() });

/**
 * One learner with ten thousand cards beside the desktop program of one person, one thing at a time;
 * nothing where it is not installed. It keeps its cards in a file that its own process reads.
 */
export async function measureMnemosyne(learner: UseCases): Promise<Figure[]> {
  if (!(await isInstalled())) return [];
  const script = fileURLToPath(new URL('./time-mnemosyne.py', import.meta.url));
  const { stdout } = await run('python3', [script, String(CARDS)]);
  const { queueMs, gradeMs } = theirsSchema.parse(JSON.parse(stdout));
  const baseline = 'Mnemosyne';
  return [
    {
      name: `due queue of one learner’s ${CARDS} cards`,
      ours: await medianMs(learner.due, BUILDS),
      baseline,
      theirs: queueMs,
    },
    {
      name: `grading one of ${CARDS} cards, written to disk`,
      ours: await medianMs(learner.answer, GRADES),
      baseline,
      theirs: gradeMs,
    },
  ];
}

async function isInstalled(): Promise<boolean> {
  return run('python3', ['-c', 'import mnemosyne.script']).then(
    () => true,
    () => false,
  );
}

async function medianMs(work: (turn: number) => Promise<unknown>, times: number): Promise<number> {
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const start = performance.now();
    await work(turn);
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN;
}
