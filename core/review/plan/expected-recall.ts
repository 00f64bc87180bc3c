import type { ExpectedRecall } from './study-plan';

/** The tenth and ninetieth percentile of a normal distribution are so many deviations from the mean. */
const DEVIATIONS = 1.2816;

/**
 * What share of some questions would be recalled if all were asked, from the chance of each, with its
 * 80 % interval. Chance decides each question by itself; that the learner forgets faster or slower
 * than was thought moves all of them together, each by its `sensitivity` to the logarithm of
 * stability, of which `logDeviation` is how unsure it is.
 */
export function expectedRecall(
  questions: readonly { chance: number; sensitivity: number }[],
  logDeviation: number,
): ExpectedRecall {
  const questionCount = questions.length;
  if (questionCount === 0) return { questionCount, expected: 0, low: 0, high: 0 };
  let [sum, variance, moved] = [0, 0, 0];
  for (const { chance, sensitivity } of questions) {
    sum += chance;
    variance += chance * (1 - chance);
    moved += sensitivity * logDeviation;
  }
  const expected = sum / questionCount;
  const spread = (DEVIATIONS * Math.sqrt(variance + moved ** 2)) / questionCount;
  return {
    questionCount,
    expected,
    low: Math.max(0, expected - spread),
    high: Math.min(1, expected + spread),
  };
}
