import { type Grade, grades } from './card';
import type { FsrsKernel } from './fsrs-kernel';

/** What FSRS keeps of a card: stability in days, difficulty from 1 to 10. */
export type Memory = { stability: number; difficulty: number };

/** One review by the rule that it asks for: the first, one on the same day, one on a later day. */
export function nextMemory(
  kernel: FsrsKernel,
  memory: Memory | null,
  grade: Grade,
  elapsedDays: number,
): Memory {
  if (!memory) {
    return {
      stability: kernel.firstStability(grade),
      difficulty: kernel.firstDifficulty(grade),
    };
  }
  return {
    stability: nextStability(kernel, memory, grade, elapsedDays),
    difficulty: kernel.nextDifficulty(memory.difficulty, grade),
  };
}

function nextStability(
  kernel: FsrsKernel,
  { stability, difficulty }: Memory,
  grade: Grade,
  elapsedDays: number,
): number {
  if (elapsedDays === 0) return kernel.stabilityAfterSameDay(stability, grade);
  const recall = kernel.recall(elapsedDays, stability);
  return grade === grades.again
    ? kernel.stabilityAfterLapse(stability, difficulty, recall)
    : kernel.stabilityAfterSuccess(stability, difficulty, recall, grade);
}
