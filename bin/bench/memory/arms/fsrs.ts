import { DEFAULT_WEIGHTS, makeFsrsKernel } from '#core/review/fsrs-kernel';
import { fsrsLaw } from '../fsrs-law';
import { afterTurn, type Memory } from '../law';
import type { Spacing } from './due-scheduler';

/** FSRS-6 with its default weights: a card comes again when its recall has fallen to `retention`. */
export function fsrs(retention: number): Spacing {
  const law = fsrsLaw(DEFAULT_WEIGHTS);
  const { intervalDays } = makeFsrsKernel(DEFAULT_WEIGHTS);
  const memories = new Map<number, Memory>();
  return {
    sureness(card, elapsedDays) {
      const memory = memories.get(card);
      return memory ? law.recall(memory, elapsedDays) : 0;
    },
    next(card, elapsedDays, { grades }) {
      const memory = afterTurn(law, memories.get(card) ?? null, elapsedDays, grades);
      memories.set(card, memory);
      return Math.round(intervalDays(memory.strength, retention));
    },
  };
}
