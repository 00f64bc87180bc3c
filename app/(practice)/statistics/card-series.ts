import type { Series } from '#app/_charts/chart-figure';
import type { State } from '#app/_ui/state-mark';
import type { Grade } from '#core/review/card';
import type { CardStanding } from '#core/review/statistics/card-counts';
import type { Stage } from '#core/review/statistics/trace-card';

/** Mature is the same as young, only more so: darker on paper, brighter in the dark. */
const MATURE = 'color-mix(in oklch, var(--ready) 55%, var(--ink))';

export const stageSeries: Record<Stage, Series> = {
  new: { name: 'New', colour: 'var(--pending)' },
  learning: { name: 'Learning', colour: 'var(--starting)' },
  young: { name: 'Young', colour: 'var(--ready)' },
  mature: { name: 'Mature', colour: MATURE },
};

export const gradeColours: Record<Grade, string> = {
  1: 'var(--failed)',
  2: 'var(--not-ready)',
  3: 'var(--ready)',
  4: 'var(--starting)',
};

/** The six marks, in the order that they have for pods and cards alike. */
export const standingMarks: Record<CardStanding, { state: State; name: string; means: string }> = {
  new: { state: 'pending', name: 'New', means: 'never asked' },
  learning: { state: 'starting', name: 'Learning', means: 'in the first steps, minutes apart' },
  known: { state: 'ready', name: 'Known', means: 'come again on a later day' },
  due: { state: 'not-ready', name: 'Due', means: 'to be asked now' },
  suspended: { state: 'terminating', name: 'Suspended', means: 'set aside by you' },
  lapsed: { state: 'failed', name: 'Lapsed', means: 'forgotten, being learned again' },
};
