import type { FsrsKernel } from '../fsrs-kernel';

/** How fast a learner forgets beside what FSRS and the weights say. */
export type Forgetting = {
  /** Stabilities are so many times what the weights say: 0.5 is who forgets twice as fast. */
  stabilityFactor: number;
  /** How sure that is: the standard deviation of the factor's logarithm. */
  logDeviation: number;
};

/** As the weights say, for who has no log yet. */
export const AS_WEIGHTS_SAY: Forgetting = { stabilityFactor: 1, logDeviation: 0.5 };

/** The curve of forgetting of such a learner. */
export function recallWith(
  kernel: FsrsKernel,
  { stabilityFactor }: Forgetting,
): (elapsedDays: number, stability: number) => number {
  return (elapsedDays, stability) => kernel.recall(elapsedDays, stability * stabilityFactor);
}
