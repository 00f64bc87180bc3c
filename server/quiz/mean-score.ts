/** 0 to 1: what was not answered counts as 0. */
export function meanScore(answers: readonly { score: number | null }[]): number {
  const sum = answers.reduce((total, { score }) => total + (score ?? 0), 0);
  return sum / Math.max(1, answers.length);
}
