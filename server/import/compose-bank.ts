import type { ComposedQuestions } from '#core/bank/repair/compose-questions';
import type { Repair } from '#core/bank/repair/repair';
import { AppError } from '#server/errors';
import { runInWorker } from '#server/worker/run-in-worker';
import type { ReadResult, Sources } from './read-result';

export type ComposeOrder = {
  result: Pick<ReadResult, 'questions' | 'problems'>;
  repairs: readonly Repair[];
  sources: Sources;
};

/** `mediaPaths` names the files that its questions show or link to. */
export type ComposedBank = ComposedQuestions & { mediaPaths: string[] };

/** Makes the questions of a bank of what was read, in a thread: each is printed and read back. */
export async function composeBank(order: ComposeOrder): Promise<ComposedBank> {
  const composed = await runInWorker<ComposedBank>('server/import/compose-worker.ts', order);
  if (composed) return composed;
  throw new AppError('invalid-input', 'This is too much for one bank. Import it in parts.');
}
