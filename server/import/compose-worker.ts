import { composeQuestions } from '#core/bank/repair/compose-questions';
import { repairImport } from '#core/bank/repair/repair-import';
import type { ComposeOrder } from './compose-bank';

/** What the thread that `composeBank` starts does. */
export function work({ result, repairs, sources }: ComposeOrder) {
  return composeQuestions(repairImport(result, repairs, sources));
}
