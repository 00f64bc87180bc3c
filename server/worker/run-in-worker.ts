import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isErrorWithCode } from '#server/postgres/error-code';

/** Asked for in this way, as Next bundles the file of a worker that it sees imported, and tsx with it. */
const { Worker } = process.getBuiltinModule('node:worker_threads');

const TIME_LIMIT_MS = 120_000;
const MEMORY_LIMIT_MEBIBYTES = 768;

/** Null when the work took too long or too much memory, and was ended. */
export type Worked<Answer> = Answer | null;

/**
 * Has a file's `work` do an order in a thread of its own, so that nothing that a person wrote can hold
 * up the server. The file is named by its place in the repository, because it is no part of what Next
 * bundles. What it throws is thrown here.
 */
export function runInWorker<Answer>(file: string, order: unknown): Promise<Worked<Answer>> {
  const root = process.cwd();
  const worker = new Worker(join(root, 'server/worker/start-worker.mjs'), {
    workerData: { file: pathToFileURL(join(root, file)).href, order },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MEBIBYTES },
  });
  const ended = new Promise<Worked<Answer>>((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), TIME_LIMIT_MS);
    worker.on('message', (answer: Answer) => resolve(answer));
    worker.on('error', (error) => {
      if (isErrorWithCode(error, 'ERR_WORKER_OUT_OF_MEMORY')) resolve(null);
      else reject(error);
    });
    worker.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The worker of ${file} ended with ${code} and without an answer.`));
    });
  });
  return ended.finally(() => worker.terminate());
}
