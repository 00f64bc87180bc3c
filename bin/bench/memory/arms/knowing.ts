import type { StudyHabits } from '#core/review/plan/study-habits';
import { afterTurn, type Memory } from '../law';
import { lawOf } from '../law-of';
import type { Course, Scheduler } from '../scheduler';
import type { Truth } from '../truth';
import type { Arm } from './arm';
import { type Programme, prepareProgramme } from './solve-programme';

/** Recall of one card that a minute must buy. */
const PRICES = [0.02, 0.05, 0.1, 0.2];

/**
 * A programme that is told the truth and has no limit: nobody could have it. It shows how much there
 * is to be won.
 */
export function knowing(truth: Truth, habits: StudyHabits, daysMax: number): Arm {
  let prepared: ReturnType<typeof prepareProgramme> | undefined;
  return {
    id: 'knowing',
    name: 'told the truth, no limit',
    settings: PRICES.map((price) => {
      let solved: Programme | undefined;
      return {
        name: `${price} a minute`,
        makeScheduler(course) {
          prepared ??= prepareProgramme(lawOf(truth), habits, daysMax);
          solved ??= prepared(price);
          return follow(truth, solved, course);
        },
      };
    }),
  };
}

function follow(truth: Truth, programme: Programme, course: Course): Scheduler {
  const law = lawOf(truth);
  const seen = new Map<number, { memory: Memory; day: number }>();
  let { days } = course;
  return {
    choose(today, fresh) {
      const isDue = ({ memory, day }: { memory: Memory; day: number }) =>
        day + (programme(memory, days - day) ?? days) <= today;
      const due = [...seen].filter(([, card]) => isDue(card)).map(([card]) => card);
      return [...due, ...fresh];
    },
    record(card, day, { grades }) {
      const before = seen.get(card);
      const elapsedDays = day - (before?.day ?? day);
      seen.set(card, { memory: afterTurn(law, before?.memory ?? null, elapsedDays, grades), day });
    },
    move(moved) {
      days = moved;
    },
  };
}
