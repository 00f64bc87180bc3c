import { type ReadTextOrder, readInPlace } from './read-text';

/** What the thread that `readText` starts does. */
export function work(order: ReadTextOrder) {
  return readInPlace(order);
}
