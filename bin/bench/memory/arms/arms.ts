import type { Costs } from '../habits';
import type { Truth } from '../truth';
import type { Arm } from './arm';
import { knowing } from './knowing';
import { ours } from './ours';
import { simpleArms } from './simple-arms';

/** All arms. Only the last is told what the learners are like. */
export function armsFor(truth: Truth, costs: Costs, daysMax: number): Arm[] {
  return [...simpleArms, ours(), knowing(truth, costs, daysMax)];
}
