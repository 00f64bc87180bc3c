import { DEFAULT_WEIGHTS } from '#core/review/fsrs-kernel';
import type { Truth } from './truth';

/**
 * Learners to try a scheduler on. The people are made up: the default weights, moved within what fits
 * of FSRS-6 to single collections are like. The other kinds of memory forget by laws that FSRS does
 * not know.
 */
export const builtInTruths: readonly Truth[] = [
  fsrs6('FSRS-6 defaults', {}),
  fsrs6('forgets twice as fast', {}, 0.5),
  fsrs6('forgets half as fast', {}, 2),
  fsrs6('slow to start, steady later', { 0: 0.1, 1: 0.5, 2: 1.1, 3: 4, 8: 2.1, 9: 0.2 }),
  fsrs6('quick to start, slow to grow', { 0: 0.6, 1: 2.5, 2: 5.5, 3: 16, 8: 1.45, 10: 0.65 }),
  fsrs6('a steep curve', { 20: 0.45 }),
  fsrs6('hard cards stay hard', { 4: 7.2, 5: 0.6, 6: 3.6, 7: 0.001, 11: 1.1, 15: 0.4 }),
  {
    name: 'exponential',
    kind: 'exponential',
    parameters: { firstHalfLifeDays: [4, 9, 16, 50], growth: [0.5, 1.5, 2.5, 3.5] },
  },
  {
    name: 'exponential, short',
    kind: 'exponential',
    parameters: { firstHalfLifeDays: [2, 4, 8, 24], growth: [0.6, 1.5, 2.2, 3] },
  },
  {
    name: 'dual trace',
    kind: 'dual',
    parameters: {
      fastHalfLifeDays: 1.5,
      slowHalfLifeDays: 30,
      fastShare: 0.3,
      growth: [0.6, 1.3, 1.9, 2.6],
    },
  },
];

/** The default weights but for some, by their number. */
function fsrs6(name: string, changes: Record<number, number>, stabilityScale = 1): Truth {
  const w = DEFAULT_WEIGHTS.map((weight, index) => changes[index] ?? weight);
  return { name, kind: 'fsrs6', parameters: { w, stabilityScale } };
}
