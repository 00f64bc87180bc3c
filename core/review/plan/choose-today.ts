import type { StudyPlan } from './study-plan';

/** What could be done today. */
export type Candidate = {
  id: string;
  isNew: boolean;
  /** What it is expected to take. */
  seconds: number;
  /** What is lost if it waits, in recalled questions, less what the time for it costs. */
  gain: number;
};

/**
 * As much of what was chosen for today as its time allows: what gains most for its seconds comes
 * first, and what no longer fits waits.
 */
export function chooseToday(
  candidates: readonly Candidate[],
  capacitySeconds: number,
): StudyPlan['today'] {
  const byGain = candidates.toSorted((a, b) => b.gain / b.seconds - a.gain / a.seconds);
  let seconds = 0;
  const fitting: Candidate[] = [];
  for (const candidate of byGain) {
    if (seconds + candidate.seconds > capacitySeconds) break;
    seconds += candidate.seconds;
    fitting.push(candidate);
  }
  const idsOf = (isNew: boolean) =>
    fitting.filter((candidate) => candidate.isNew === isNew).map(({ id }) => id);
  return { reviews: idsOf(false), introductions: idsOf(true), minutes: seconds / 60 };
}

const GOLDEN_RATIO = 0.618_033_988_749_895;

/**
 * Which of equally good days a card takes: a number from 0 to 1 that is below a share of 0.3 on three
 * days of ten, always the same for a card and a day, and spread evenly over days in a row.
 */
export function taste(id: string, day: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (((hash ^ (hash >>> 15)) >>> 0) / 4_294_967_296 + day * GOLDEN_RATIO) % 1;
}
