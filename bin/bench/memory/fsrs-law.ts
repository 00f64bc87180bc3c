import { grades } from '#core/review/card';
import { type FsrsWeights, makeFsrsKernel } from '#core/review/fsrs-kernel';
import type { Law } from './law';

/** FSRS-6. With a scale of 0.5, all is forgotten twice as fast as the weights say. */
export function fsrsLaw(weights: FsrsWeights, stabilityScale = 1): Law {
  const kernel = makeFsrsKernel(weights);
  const recall: Law['recall'] = ({ strength }, elapsedDays) =>
    kernel.recall(elapsedDays, stabilityScale * strength);
  return {
    recall,
    begin: (grade) => ({
      strength: kernel.firstStability(grade),
      difficulty: kernel.firstDifficulty(grade),
    }),
    repeat: ({ strength, difficulty }, grade) => ({
      strength: kernel.stabilityAfterSameDay(strength, grade),
      difficulty: kernel.nextDifficulty(difficulty, grade),
    }),
    review(memory, elapsedDays, grade) {
      const { strength, difficulty } = memory;
      const chance = recall(memory, elapsedDays);
      return {
        strength:
          grade === grades.again
            ? kernel.stabilityAfterLapse(strength, difficulty, chance)
            : kernel.stabilityAfterSuccess(strength, difficulty, chance, grade),
        difficulty: kernel.nextDifficulty(difficulty, grade),
      };
    },
  };
}
