import {
  type ByGrade,
  DEFAULT_HABITS,
  type StudyHabits,
  successSeconds,
} from '#core/review/plan/study-habits';

/**
 * How the simulated learners grade themselves and how long they take. An answer in an interview takes
 * 40 to 120 s, a flashcard a quarter of a minute; null is for flashcards.
 */
export function habitsOf(answerSeconds: number | null): StudyHabits {
  if (answerSeconds === null) return DEFAULT_HABITS;
  const factor = answerSeconds / successSeconds(DEFAULT_HABITS);
  const scale = ([again, hard, good, easy]: ByGrade): ByGrade => [
    again * factor,
    hard * factor,
    good * factor,
    easy * factor,
  ];
  return {
    ...DEFAULT_HABITS,
    learningSeconds: scale(DEFAULT_HABITS.learningSeconds),
    reviewSeconds: scale(DEFAULT_HABITS.reviewSeconds),
    relearningSeconds: scale(DEFAULT_HABITS.relearningSeconds),
  };
}
