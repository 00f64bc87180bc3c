import { DEFAULT_WEIGHTS } from './fsrs-kernel';

/** What FSRS-6 is told about one learner. Everything that grades or foresees takes it along. */
export type Scheduling = {
  /** The 21 weights of FSRS-6: fitted to the learner's own log, or those of many people. */
  weights: readonly number[];
  /** A card is due when the chance to recall it has fallen to this, 0 to 1. */
  desiredRetention: number;
};

/** For a learner of whom nothing is known and who wished for nothing. */
export const DEFAULT_SCHEDULING: Scheduling = { weights: DEFAULT_WEIGHTS, desiredRetention: 0.9 };
