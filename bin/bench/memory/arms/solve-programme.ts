/**
 * The best that is possible without a limit: for a law of memory that is known, in how many days each
 * card should come again, by dynamic programming from the eve back. It weighs recall on the day of the
 * interview against a price for each minute.
 */
import { assert } from '#core/assert';
import { type Grade, grades } from '#core/review/card';
import { oddsOf, ofGrade, type StudyHabits } from '#core/review/plan/study-habits';
import type { Law, Memory } from '../law';
import { type Lottery, lotteryOf, type Way, worthOf } from './lottery';
import { allMemories, nearestState } from './memory-grid';

/** In how many days a card that has so many days left should come again; null for never. */
export type Programme = (memory: Memory, daysLeft: number) => number | null;

/** The programme for a price: how much recall of one card a minute must buy to be worth it. */
export function prepareProgramme(
  law: Law,
  habits: StudyHabits,
  days: number,
): (price: number) => Programme {
  // What does not depend on the price is done once.
  const turns = Array.from({ length: days + 1 }, (_, gap) => ({
    recalls: Float64Array.from(allMemories, (memory) => law.recall(memory, gap)),
    successes: lotteryOf((memory) => success(law, habits, memory, gap)),
    lapses: lotteryOf((memory) => lapse(law, habits, memory, gap)),
  }));
  const steps = lotteryOf((memory) => relearn(law, habits, memory, grades.again, 0));
  return (price) => solve(turns, steps, days, price / 60);
}

/** By days between two turns: the chances to recall, and what follows. */
type Turns = { recalls: Float64Array; successes: Lottery; lapses: Lottery }[];

/** By days left: what a card is worth after its turn, and right after it was graded again. */
type Worth = { kept: Float64Array; lapsed: Float64Array }[];

function solve(turns: Turns, steps: Lottery, days: number, pricePerSecond: number): Programme {
  const worth: Worth = [];
  const gaps: Int16Array[] = [];
  for (let left = 1; left <= days; left += 1) {
    const kept = Float64Array.from(turns[left]?.recalls ?? []);
    gaps[left] = chooseGaps(turns, worth, left, pricePerSecond, kept);
    worth[left] = {
      kept,
      lapsed: kept.map((_, state) => worthOf(steps, state, kept, pricePerSecond)),
    };
  }
  return (memory, left) => gaps[left]?.[nearestState(memory)] || null;
}

/** The best gap for each state; 0 for never. Raises `best` from what never is worth. */
function chooseGaps(
  turns: Turns,
  worth: Worth,
  left: number,
  pricePerSecond: number,
  best: Float64Array,
): Int16Array {
  const gaps = new Int16Array(best.length);
  for (let gap = 1; gap < left; gap += 1) {
    const turn = turns[gap];
    const then = worth[left - gap];
    assert(turn && then, 'the days after are solved');
    for (const [state, recall] of turn.recalls.entries()) {
      const value =
        recall * worthOf(turn.successes, state, then.kept, pricePerSecond) +
        (1 - recall) * worthOf(turn.lapses, state, then.lapsed, pricePerSecond);
      if (value <= (best[state] ?? 0)) continue;
      best[state] = value;
      gaps[state] = gap;
    }
  }
  return gaps;
}

function success(law: Law, habits: StudyHabits, memory: Memory, gap: number): Way[] {
  return oddsOf(habits.gradeOnSuccess)
    .filter(([grade]) => grade !== grades.again)
    .map(([grade, odds]) => ({
      odds,
      memory: law.review(memory, gap, grade),
      seconds: ofGrade(habits.reviewSeconds, grade),
    }));
}

function lapse(law: Law, { reviewSeconds }: StudyHabits, memory: Memory, gap: number): Way[] {
  const after = law.review(memory, gap, grades.again);
  return [{ odds: 1, memory: after, seconds: ofGrade(reviewSeconds, grades.again) }];
}

/** All the ways that the steps may go after a card was graded again. */
function relearn(law: Law, habits: StudyHabits, memory: Memory, last: Grade, step: number): Way[] {
  const { relearning, relearningSeconds } = habits;
  const next = relearning.next[last - 1];
  if (step === relearning.stepsMax || last >= grades.good || next === undefined) {
    return [{ odds: 1, memory, seconds: 0 }];
  }
  return oddsOf(next).flatMap(([grade, odds]) =>
    relearn(law, habits, law.repeat(memory, grade), grade, step + 1).map((way) => ({
      ...way,
      odds: odds * way.odds,
      seconds: ofGrade(relearningSeconds, grade) + way.seconds,
    })),
  );
}
