import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { browserBundle, runBundled } from './bundle-engine';
import type { Figure } from './figure';
import { hashInChromium } from './hash-in-chromium';

const SEEDS = 1_000;
const GOAL_KB = 150;

const figuresSchema = z.array(
  z.object({
    name: z.string(),
    ours: z.number(),
    baseline: z.string(),
    theirs: z.number(),
    note: z.string(),
  }),
);
const hashesSchema = z.object({ hashes: z.array(z.string()), tookMs: z.number() });

/** Large clusters, going back in them, what a browser gets of the engine, and whether it does the same there. */
export async function clusterFigures(root: string): Promise<Figure[]> {
  const large = await runBundled(
    root,
    `import { largeClusters } from './bin/bench/large-clusters.ts';
     console.log(JSON.stringify(largeClusters()));`,
  );
  return [...figuresSchema.parse(large), await sizeFigure(root), await hashFigure(root)];
}

async function sizeFigure(root: string): Promise<Figure> {
  const contents = `export * from '#core/cluster/lab/lab'; export * from '#core/cluster/lab/shown';`;
  const bundle = await browserBundle(root, contents);
  return {
    name: 'the engine for the browser, gzipped',
    ours: gzipSync(bundle, { level: 9 }).length / 1_000,
    baseline: 'the goal',
    theirs: GOAL_KB,
    unit: 'kB',
    note: `${Math.round(bundle.length / 1_000)} kB unpacked`,
  };
}

async function hashFigure(root: string): Promise<Figure> {
  const script = `import { hashSeeds } from './bin/bench/hash-seeds.ts';
    const start = performance.now();
    const hashes = hashSeeds(1, ${SEEDS});
    console.log(JSON.stringify({ hashes, tookMs: performance.now() - start }));`;
  const here = hashesSchema.parse(await runBundled(root, script));
  const start = performance.now();
  const there = await hashInChromium(root, 1, SEEDS);
  const same = here.hashes.filter((hash, i) => hash === there[i]).length;
  return {
    name: `${SEEDS} seeds in Chromium`,
    ours: performance.now() - start,
    baseline: 'the same in Node',
    theirs: here.tookMs,
    note: `${same} hashes are the same`,
  };
}
