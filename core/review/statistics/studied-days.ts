import { clockIn } from './clock-in';

const dayMs = 86_400_000;

/** A moment of studying and the zone that it was in. */
export type StudyMoment = { atMs: number; timeZone: string };

/** A learner's day on which something was answered. */
export type StudiedDay = {
  day: number;
  /** Of its first answer. */
  timeZone: string;
  /** Unix ms of its last answer. */
  lastAt: number;
};

/** The days of some moments, each in its own zone, in order and each once. */
export function studiedDays(moments: readonly StudyMoment[]): StudiedDay[] {
  const clocks = new Map([...new Set(moments.map(({ timeZone }) => timeZone))].map(withClock));
  const days = new Map<number, StudiedDay>();
  for (const { atMs, timeZone } of moments.toSorted((a, b) => a.atMs - b.atMs)) {
    const day = Math.floor((clocks.get(timeZone)?.(atMs) ?? 0) / dayMs);
    const known = days.get(day);
    days.set(day, known ? { ...known, lastAt: atMs } : { day, timeZone, lastAt: atMs });
  }
  return [...days.values()].sort((a, b) => a.day - b.day);
}

function withClock(timeZone: string): [string, (atMs: number) => number] {
  return [timeZone, clockIn(timeZone)];
}
