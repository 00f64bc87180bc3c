/** The thread that `readUploads` starts, and may end at any moment. */
import { parentPort, workerData } from 'node:worker_threads';
import { folderOfUploads, importUpload } from './import-upload';
import type { WorkerMessage, WorkerOrder } from './read-upload';

const { uploads }: WorkerOrder = workerData;
const folder = folderOfUploads(uploads);
for (const upload of uploads) {
  const message: WorkerMessage = await importUpload(upload, folder);
  parentPort?.postMessage(message);
}
