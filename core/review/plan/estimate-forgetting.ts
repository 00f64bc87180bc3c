/**
 * How a learner's own forgetting differs from what FSRS and their weights say, from what was recalled
 * and what was not. Weights are fitted seldom and need many reviews; the weeks before an interview
 * cannot wait for them, and memory may not follow FSRS at all. So three things are estimated, each
 * with a prior that nothing is different: how long memories last, whether that differs between weak
 * and strong ones, and how steeply recall falls.
 */
import type { FsrsKernel, FsrsWeights } from '../fsrs-kernel';
import { recallSensitivity } from './recall-sensitivity';

export type Forgetting = {
  /** A stability of ten days is so many times what the weights say: 0.5 is who forgets twice as fast. */
  stabilityFactor: number;
  /** The factor grows by this power of the stability: 0 is the same for all. */
  stabilityPower: number;
  /** The exponent of the curve is so many times that of the weights. Far above 1 it is exponential. */
  decayFactor: number;
  /** How unsure recall is for all that, as if only the logarithm of the stability were: its standard deviation. */
  logDeviation: number;
};

/** As the weights say, for who has no log yet. */
export const AS_WEIGHTS_SAY: Forgetting = {
  stabilityFactor: 1,
  stabilityPower: 0,
  decayFactor: 1,
  logDeviation: 0.4,
};

/** One review on a later day than the one before, as it was just before the grade. */
export type ReviewOutcome = { elapsedDays: number; stability: number; isRecalled: boolean };

/** How likely each of many guesses is, as logarithms: plain data, to which outcomes can be added. */
export type ForgettingEvidence = { decay: number; likelihoods: Float64Array };

/** The curve of forgetting of such a learner. */
export function recallWith(
  { weights }: Pick<FsrsKernel, 'weights'>,
  { stabilityFactor, stabilityPower, decayFactor }: Omit<Forgetting, 'logDeviation'>,
): (elapsedDays: number, stability: number) => number {
  const decay = decayOf(weights) * decayFactor;
  const factor = 0.9 ** (-1 / decay) - 1;
  const own = stabilityFactor * REFERENCE_DAYS ** -stabilityPower;
  return (elapsedDays, stability) =>
    (1 + (factor * elapsedDays) / (own * stability ** (1 + stabilityPower))) ** -decay;
}

/** What is to be thought of the learner after some outcomes, in any order. */
export function estimateForgetting(
  outcomes: Iterable<ReviewOutcome>,
  weights: FsrsWeights,
): Forgetting {
  const evidence = newEvidence(weights);
  for (const outcome of outcomes) addOutcome(evidence, outcome);
  return weighEvidence(evidence);
}

export function newEvidence(weights: FsrsWeights): ForgettingEvidence {
  const likelihoods = Float64Array.from(guesses, ({ logFactor, power, logDecay }) => {
    const surprise = [logFactor / FACTOR_SPREAD, power / POWER_SPREAD, logDecay / DECAY_SPREAD];
    return -0.5 * surprise.reduce((sum, each) => sum + each ** 2, 0);
  });
  return { decay: decayOf(weights), likelihoods };
}

/** Makes each guess as much likelier as it foresaw the outcome. */
export function addOutcome(
  { decay, likelihoods }: ForgettingEvidence,
  { elapsedDays, stability, isRecalled }: ReviewOutcome,
): void {
  if (elapsedDays <= 0) return;
  const time = elapsedDays / stability;
  const logStability = Math.log(stability / REFERENCE_DAYS);
  const times = scales.map(
    ({ logFactor, power }) => time * Math.exp(-logFactor - power * logStability),
  );
  let guess = 0;
  for (const logDecay of logDecays) {
    const exponent = decay * Math.exp(logDecay);
    const curve = 0.9 ** (-1 / exponent) - 1;
    for (const own of times) {
      const logRecall = -exponent * Math.log1p(curve * own);
      const logChance = isRecalled ? logRecall : Math.log(Math.max(1e-6, -Math.expm1(logRecall)));
      likelihoods[guess] = (likelihoods[guess] ?? 0) + logChance;
      guess += 1;
    }
  }
}

/** The mean of all guesses, each as far as it is likely. */
export function weighEvidence({ decay, likelihoods }: ForgettingEvidence): Forgetting {
  const best = likelihoods.reduce((a, b) => Math.max(a, b));
  const weights = likelihoods.map((likelihood) => Math.exp(likelihood - best));
  const total = weights.reduce((a, b) => a + b);
  const mean = (read: (guess: Guess) => number) =>
    guesses.reduce((sum, guess, index) => sum + (weights[index] ?? 0) * read(guess), 0) / total;
  const found = {
    stabilityFactor: Math.exp(mean((guess) => guess.logFactor)),
    stabilityPower: mean((guess) => guess.power),
    decayFactor: Math.exp(mean((guess) => guess.logDecay)),
  };
  const recallOf = ({ logFactor, logDecay }: Guess) =>
    usualRecall(decay * Math.exp(logDecay), logFactor);
  const recall = mean(recallOf);
  const deviation = Math.sqrt(mean((guess) => (recallOf(guess) - recall) ** 2));
  const sensitivity = recallSensitivity(recall, decay * found.decayFactor);
  return { ...found, logDeviation: (DOUBT * deviation) / sensitivity };
}

/** Recall as it usually is on the day of an interview: after two fifths of the stability. */
function usualRecall(exponent: number, logFactor: number): number {
  return (1 + (0.9 ** (-1 / exponent) - 1) * 0.4 * Math.exp(-logFactor)) ** -exponent;
}

const REFERENCE_DAYS = 10;
/**
 * The priors are wide, so that who is unlike their weights is soon found. Most people are like them,
 * and for them the doubt that the priors leave is too great: with this share of it the intervals of
 * readiness hold for both.
 */
const DOUBT = 0.6;
// Priors, as standard deviations: people differ less from their weights than from one another.
const FACTOR_SPREAD = 0.6;
const POWER_SPREAD = 0.15;
const DECAY_SPREAD = 0.8;

type Guess = { logFactor: number; power: number; logDecay: number };

const scales = steps(-2, 2, 0.25).flatMap((logFactor) =>
  steps(-0.3, 0.3, 0.15).map((power) => ({ logFactor, power })),
);
// Up to twelve times as steep, where the curve can hardly be told from an exponential one.
const logDecays = steps(-0.5, 2.5, 0.5);
const guesses: readonly Guess[] = logDecays.flatMap((logDecay) =>
  scales.map((scale) => ({ ...scale, logDecay })),
);

function steps(from: number, to: number, step: number): number[] {
  return Array.from(
    { length: Math.round((to - from) / step) + 1 },
    (_, index) => from + index * step,
  );
}

function decayOf(weights: FsrsWeights): number {
  return weights[20] ?? 0;
}
