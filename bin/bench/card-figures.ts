import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type Figure, figureSchema } from './figure';

const latencySchema = z.object({
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  perSecond: z.number(),
});

/** What measure-cards.ts prints. */
export const measuredCardsSchema = z.object({
  figures: z.array(figureSchema),
  /** Of the due queue's statement. */
  due: latencySchema,
});
export type MeasuredCards = z.infer<typeof measuredCardsSchema>;

/** Reading the due queue and writing answers, with so many cards in the database, the fewest first. */
export async function cardFigures(root: string, cardCounts: readonly number[]): Promise<Figure[]> {
  const measured: (MeasuredCards & { cardCount: number })[] = [];
  for (const cardCount of cardCounts) {
    measured.push({ cardCount, ...(await measureAlone(root, cardCount)) });
  }
  const [fewest, ...others] = measured;
  const ratios = others.map(({ cardCount, due }): Figure => {
    return {
      name: `due queue with ${cardCount} cards (p50)`,
      ours: due.p50,
      baseline: `the same with ${fewest?.cardCount}`,
      theirs: fewest?.due.p50 ?? Number.NaN,
      note: `p99 ${due.p99.toFixed(2)} ms, and ${fewest?.due.p99.toFixed(2)} ms there`,
    };
  });
  return [...measured.flatMap(({ figures }) => figures), ...ratios];
}

/** In a process of its own: the server's code knows one database for as long as it runs. */
async function measureAlone(root: string, cardCount: number): Promise<MeasuredCards> {
  const script = fileURLToPath(new URL('./measure-cards.ts', import.meta.url));
  const argv = ['--import', 'tsx', script, String(cardCount)];
  const { stdout } = await promisify(execFile)(process.execPath, argv, { cwd: root });
  return measuredCardsSchema.parse(JSON.parse(stdout));
}
