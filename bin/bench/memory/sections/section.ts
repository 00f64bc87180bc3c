import type { ArmResult, Experiment } from '../experiment';

/** One part of what is printed: what to run for it, and what to say of the results, in the same order. */
export type Section = {
  name: string;
  experiments: readonly Experiment[];
  lines(results: readonly ArmResult[][]): string[];
};
