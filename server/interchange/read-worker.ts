/** The thread that `readUploads` starts, and may end at any moment. */
import { parentPort, workerData } from 'node:worker_threads';
import { importUpload } from './import-upload';
import type { WorkerMessage, WorkerOrder } from './read-upload';

const { uploads }: WorkerOrder = workerData;
for (const upload of uploads) {
  const message: WorkerMessage = await importUpload(upload);
  parentPort?.postMessage(message);
}
