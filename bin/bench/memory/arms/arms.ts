import type { StudyHabits } from '#core/review/plan/study-habits';
import type { Truth } from '../truth';
import type { Arm } from './arm';
import { knowing } from './knowing';
import { ours } from './ours';
import { simpleArms } from './simple-arms';

/** All arms. Only the last is told what the learners are like. */
export function armsFor(truth: Truth, habits: StudyHabits, daysMax: number): Arm[] {
  return [...simpleArms, ours(), knowing(truth, habits, daysMax)];
}

/** What there is, by id and name. */
export const armIds: readonly string[] = [...simpleArms.map(({ id }) => id), 'ours', 'knowing'];
