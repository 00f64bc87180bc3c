import type { Grade } from '../card';
import type { FsrsKernel } from '../fsrs-kernel';
import { type ByGrade, oddsOf, ofGrade, type Steps } from './study-habits';

/** One way a day's turn with a card can end. */
export type Ending = { odds: number; stability: number; difficulty: number; seconds: number };

type Turn = Ending & { grade: Grade; goodInARow: number; stepCount: number };

/** All ways in which the steps on one day can go on from a grade, each with its odds. */
export function takeSteps(
  kernel: FsrsKernel,
  steps: Steps,
  seconds: ByGrade,
  start: Ending & { grade: Grade },
): Ending[] {
  const endings: Ending[] = [];
  const turns: Turn[] = [{ ...start, goodInARow: start.grade === 3 ? 1 : 0, stepCount: 0 }];
  for (let turn = turns.pop(); turn !== undefined; turn = turns.pop()) {
    if (isOver(turn, steps)) endings.push(turn);
    else turns.push(...nextTurns(turn, kernel, steps, seconds));
  }
  return endings;
}

function isOver({ grade, goodInARow, stepCount }: Turn, steps: Steps): boolean {
  return grade === 4 || goodInARow >= steps.goodInARow || stepCount >= steps.stepsMax;
}

function nextTurns(turn: Turn, kernel: FsrsKernel, steps: Steps, seconds: ByGrade): Turn[] {
  const [afterAgain, afterHard, afterGood] = steps.next;
  const after = turn.grade === 1 ? afterAgain : turn.grade === 2 ? afterHard : afterGood;
  return oddsOf(after).map(([grade, odds]) => ({
    grade,
    odds: turn.odds * odds,
    stability: kernel.stabilityAfterSameDay(turn.stability, grade),
    difficulty: kernel.nextDifficulty(turn.difficulty, grade),
    seconds: turn.seconds + ofGrade(seconds, grade),
    goodInARow: grade === 3 ? turn.goodInARow + 1 : 0,
    stepCount: turn.stepCount + 1,
  }));
}
