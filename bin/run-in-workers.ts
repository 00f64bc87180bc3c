import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

const WORKERS_MAX = 4;

/**
 * Gives each input to the function `work` of a module, on all cores, and returns the results in the
 * order of the inputs. Each thread takes the next input when it is done with one.
 */
export async function runInWorkers(module: URL, inputs: readonly unknown[]): Promise<unknown[]> {
  const results: unknown[] = [];
  const tasks = inputs.entries();
  const count = Math.min(availableParallelism(), WORKERS_MAX, inputs.length);
  const workers = Array.from({ length: count }, () => startWorker(module));
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (const [index, input] of tasks) results[index] = await ask(worker, input);
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
}

function startWorker(module: URL): Worker {
  return new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: module.href,
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
}

function ask(worker: Worker, input: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (result) => {
      worker.off('error', reject);
      resolve(result);
    });
    worker.postMessage(input);
  });
}
