import { parseBank } from '#core/bank/parse-bank';
import type { ReadTextOrder } from './read-text';

/** What the thread that `readText` starts does. */
export function work({ text, scenarios }: ReadTextOrder) {
  return parseBank(text, { scenarios });
}
