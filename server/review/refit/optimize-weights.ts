import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Optimizer } from '#core/review/fit-memory';

/**
 * The optimizer of FSRS as WebAssembly. It blocks its thread and wants to be in a browser, so it is
 * only ever loaded in a worker of ours.
 */
export async function loadOptimizer(): Promise<Optimizer> {
  Object.assign(globalThis, { self: { addEventListener() {} } });
  const { default: start, Fsrs } = await import('fsrs-browser');
  const module = new URL('fsrs_browser_bg.wasm', import.meta.resolve('fsrs-browser'));
  await start({ module_or_path: await readFile(fileURLToPath(module)) });
  return ({ grades, elapsedDays, lengths }) => {
    try {
      return quietly(() => [
        ...new Fsrs().computeParameters(grades, elapsedDays, lengths, null, true),
      ]);
    } catch (error) {
      // It panics on items of which none is a first recall.
      if (error instanceof WebAssembly.RuntimeError) return null;
      throw error;
    }
  };
}

/** It tells the console how it gets on, which from a worker is the output of the server. */
function quietly<T>(work: () => T): T {
  const loud = globalThis.console;
  const quiet = { debug() {}, info() {}, log() {}, warn() {}, error() {} };
  globalThis.console = { ...loud, ...quiet };
  try {
    return work();
  } finally {
    globalThis.console = loud;
  }
}
