import { z } from 'zod';
import { runInWorkers } from '../../run-in-workers';
import { type ArmResult, armResultSchema, type Experiment } from './experiment';

/** Runs experiments on all cores. The longest are begun first, so that no core waits for the last. */
export async function runExperiments(experiments: readonly Experiment[]): Promise<ArmResult[][]> {
  const order = experiments
    .map((experiment, index) => ({ experiment, index }))
    .toSorted((a, b) => sizeOf(b.experiment) - sizeOf(a.experiment));
  const done = await runInWorkers(
    new URL('./run-experiment.ts', import.meta.url),
    order.map(({ experiment }) => experiment),
  );
  const results = z.array(z.array(armResultSchema)).parse(done);
  return experiments.map((_, index) => results[order.findIndex((at) => at.index === index)] ?? []);
}

function sizeOf({ cards, days, seeds }: Experiment): number {
  return cards * days * seeds;
}
