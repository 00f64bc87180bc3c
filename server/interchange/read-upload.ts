import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { refusalOf } from '#core/bank/interchange/import-of';
import { isErrorWithCode } from '#server/postgres/error-code';
import { joinImported } from './join-imported';
import type { Imported, Upload } from './upload';

export type ReadOptions = {
  /** Ends the reading; what comes back then is a refusal. */
  signal?: AbortSignal;
  /** Called after each file. */
  onProgress?: (progress: { done: number; total: number }) => void;
  /** The folder of the repository, where the process was not started in it. */
  root?: string;
  /** Of the whole reading. */
  timeLimitMillis?: number;
  memoryLimitMebibytes?: number;
};

export type WorkerOrder = { uploads: readonly Upload[] };
/** One for each upload, in their order. */
export type WorkerMessage = Imported;

const TIME_LIMIT_MILLIS = 60_000;
const MEMORY_LIMIT_MEBIBYTES = 768;

const refusals = {
  'import-cancelled': 'The import was cancelled; nothing was written.',
  'import-too-slow': 'Reading this takes too long, so it was ended. Split the file, or mend it.',
  'import-too-large': 'Reading this takes too much memory, so it was ended. Split the file.',
};

/** Reads one file; see `readUploads`. */
export function readUpload(upload: Upload, options: ReadOptions = {}): Promise<Imported> {
  return readUploads([upload], options);
}

/**
 * Reads files of other programs in a thread of its own, which is ended when it takes too long or too
 * much memory: no file can hold up the server. A refusal is a problem with severity error and nothing
 * imported. Only our own mistakes are thrown.
 */
export async function readUploads(
  uploads: readonly Upload[],
  options: ReadOptions = {},
): Promise<Imported> {
  const read: Imported[] = [];
  const rule = await readAll(uploads, options, (imported) => {
    read.push(imported);
    options.onProgress?.({ done: read.length, total: uploads.length });
  });
  if (rule === null) return joinImported(read);
  return refusalOf(uploads[read.length]?.name ?? '', rule, refusals[rule]);
}

/** Null when every file was read, else why it ended before. */
function readAll(
  uploads: readonly Upload[],
  options: ReadOptions,
  onRead: (imported: Imported) => void,
): Promise<keyof typeof refusals | null> {
  const { signal, timeLimitMillis = TIME_LIMIT_MILLIS } = options;
  if (signal?.aborted) return Promise.resolve('import-cancelled');
  const worker = startWorker(uploads, options);
  const ended = new Promise<keyof typeof refusals | null>((resolve, reject) => {
    const timer = setTimeout(() => resolve('import-too-slow'), timeLimitMillis);
    const cancel = () => resolve('import-cancelled');
    signal?.addEventListener('abort', cancel);
    worker.on('message', (message: WorkerMessage) => onRead(message));
    worker.on('error', (error) => {
      if (isErrorWithCode(error, 'ERR_WORKER_OUT_OF_MEMORY')) resolve('import-too-large');
      else reject(error);
    });
    worker.on('exit', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(null);
    });
  });
  return ended.finally(() => worker.terminate());
}

/** Its files are no part of what Next bundles, so they are named by their place in the repository. */
function startWorker(
  uploads: readonly Upload[],
  { root = process.cwd(), memoryLimitMebibytes = MEMORY_LIMIT_MEBIBYTES }: ReadOptions,
): Worker {
  const order: WorkerOrder = { uploads };
  // Asked for in this way, as Next bundles the file of a worker that it sees imported, and tsx with it.
  const threads = process.getBuiltinModule('node:worker_threads');
  return new threads.Worker(join(root, 'server/interchange/start-read-worker.mjs'), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMebibytes },
  });
}
