/** Workers at a time: each takes a core. */
const TURNS = 2;

// Next evaluates a module more than once in development; the queue must be one.
const shared = globalThis as { readyzImportQueue?: { free: number; waiting: (() => void)[] } };

/** Resolves when there is a core to read with; what it returns ends the turn. */
export async function waitForTurn(): Promise<() => void> {
  shared.readyzImportQueue ??= { free: TURNS, waiting: [] };
  const queue = shared.readyzImportQueue;
  if (queue.free > 0) queue.free -= 1;
  else await new Promise<void>((resolve) => queue.waiting.push(resolve));
  return () => {
    const next = queue.waiting.shift();
    if (next) next();
    else queue.free += 1;
  };
}
