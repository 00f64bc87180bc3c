import type { Course, Scheduler } from '../scheduler';

/** One way to schedule, with the settings that people could give it: together they are its frontier. */
export type Arm = {
  id: string;
  name: string;
  settings: readonly Setting[];
  /** Where there is no limit, it keeps to the longest day of FSRS .90. */
  keepsToPeak?: boolean;
};

export type Setting = {
  name: string;
  makeScheduler(course: Course): Scheduler;
};
