// A worker thread knows no TypeScript until it is told.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { file, order } = workerData;
const { work } = await import(file);
parentPort?.postMessage(await work(order));
