import { lintBank } from '#core/bank/lint/lint-bank';
import { parseBank } from '#core/bank/parse-bank';
import type { Bank } from '#core/bank/question';
import { listScenarioNames } from '#server/cluster/list-scenario-names';
import { AppError } from '#server/errors';
import { runInWorker } from '#server/worker/run-in-worker';

export type ReadTextOrder = {
  text: string;
  scenarios: readonly string[];
  /** Whether it is held to the rules of good questions too. */
  isLinted: boolean;
};

/** What is read so quickly that starting a thread for it would take longer. */
const QUICK_CHARACTERS_MAX = 40_000;

/** Reads the text of a bank; a long one in a thread, because a megabyte takes seconds. */
export async function readText(text: string, { isLinted = false } = {}): Promise<Bank> {
  const order: ReadTextOrder = { text, scenarios: await listScenarioNames(), isLinted };
  if (text.length <= QUICK_CHARACTERS_MAX) return readInPlace(order);
  const bank = await runInWorker<Bank>('server/bank/read-text-worker.ts', order);
  if (bank) return bank;
  throw new AppError('invalid-input', 'This takes too long to read. Split the bank in two.');
}

export function readInPlace({ text, scenarios, isLinted }: ReadTextOrder): Bank {
  return isLinted ? lintBank(text, { scenarios }) : parseBank(text, { scenarios });
}
