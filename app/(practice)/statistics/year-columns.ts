import type { HeatCell, HeatColumn } from '#app/_charts/heat-map';
import { countText, dayTextWithYear } from './format-figures';

const dayMs = 86_400_000;
const WEEKS = 53;

const month = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });

/** From no answers on, each stronger than the one before. */
export const heatColours = [
  'var(--sunken)',
  ...[32, 55, 78, 100].map((part) => `color-mix(in oklch, var(--accent) ${part}%, var(--sunken))`),
];

/** The weeks of a year as columns, Monday at the top, this week last. */
export function yearColumns(
  answersByDay: readonly number[],
  today: number,
  frozenDays: ReadonlySet<number>,
): HeatColumn[] {
  const levelOf = levels(answersByDay);
  return mondays(today).map((monday, index) => ({
    mark: index === 0 || dayOfMonth(monday) > 7 ? undefined : month.format(monday * dayMs),
    cells: week(monday).map((day): HeatCell | null => {
      if (day > today) return null;
      const count = countOn(answersByDay, today, day);
      const isFramed = frozenDays.has(day);
      const name = `${dayTextWithYear(day)}: ${isFramed ? 'a freeze' : countText(count, 'answer')}`;
      return { name, level: levelOf(count), isFramed };
    }),
  }));
}

/** The weeks in which something was answered, the newest first; days to come are left empty. */
export function yearRows(
  answersByDay: readonly number[],
  today: number,
): [string, ...(string | number)[]][] {
  return mondays(today)
    .toReversed()
    .map((monday): [string, ...(string | number)[]] => [
      dayTextWithYear(monday),
      ...week(monday).map((day) => (day > today ? '' : countOn(answersByDay, today, day))),
    ])
    .filter(([, ...counts]) => counts.some((count) => Number(count) > 0));
}

/** By quarters of the days that have answers, so that one long day does not pale the others. */
function levels(answersByDay: readonly number[]): (count: number) => number {
  const studied = answersByDay.filter((count) => count > 0).sort((a, b) => a - b);
  const edges = [0.25, 0.5, 0.75].map((part) => studied[Math.floor(part * studied.length)] ?? 0);
  return (count) => (count === 0 ? 0 : 1 + edges.filter((edge) => count > edge).length);
}

function mondays(today: number): number[] {
  // Day 0 was a Thursday.
  const monday = today - ((today + 3) % 7);
  return Array.from({ length: WEEKS }, (_, index) => monday - (WEEKS - 1 - index) * 7);
}

function week(monday: number): number[] {
  return Array.from({ length: 7 }, (_, index) => monday + index);
}

function countOn(answersByDay: readonly number[], today: number, day: number): number {
  return answersByDay[answersByDay.length - 1 - (today - day)] ?? 0;
}

function dayOfMonth(day: number): number {
  return new Date(day * dayMs).getUTCDate();
}
