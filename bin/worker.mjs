/** Runs the module that it is given on each message, as `workers.ts` sends them. */
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { work } = await import(workerData);
parentPort?.on('message', async (input) => parentPort?.postMessage(await work(input)));
