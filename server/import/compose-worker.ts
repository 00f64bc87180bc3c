import { composeQuestions } from '#core/bank/repair/compose-questions';
import { repairImport } from '#core/bank/repair/repair-import';
import { mediaNamesOf } from '#server/interchange/media-names';
import type { ComposedBank, ComposeOrder } from './compose-bank';

/** What the thread that `composeBank` starts does. */
export function work({ result, repairs, sources }: ComposeOrder): ComposedBank {
  const composed = composeQuestions(repairImport(result, repairs, sources));
  return { ...composed, mediaPaths: [...mediaNamesOf(composed.questions)] };
}
