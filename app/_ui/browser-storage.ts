'use client';

/**
 * Texts that outlive the page, in the browser's local storage. A browser may deny it or have no room
 * left: then they live as long as the page, which is long enough to send them.
 */

const unstored = new Map<string, string>();

export function readKept(key: string): string | null {
  return unstored.get(key) ?? attempt(() => localStorage.getItem(key), null);
}

/** Whether it outlives the page. */
export function keep(key: string, text: string): boolean {
  const isStored = attempt(() => {
    localStorage.setItem(key, text);
    return true;
  }, false);
  if (isStored) unstored.delete(key);
  else unstored.set(key, text);
  return isStored;
}

/** Whether what is under this key outlives the page. */
export function isKeptForLater(key: string): boolean {
  return !unstored.has(key);
}

export function forget(key: string): void {
  unstored.delete(key);
  attempt(() => localStorage.removeItem(key), undefined);
}

/** The keys that begin like this, sorted. */
export function keptKeys(prefix: string): string[] {
  const stored = attempt(() => Object.keys(localStorage), []);
  return [...new Set([...stored, ...unstored.keys()])]
    .filter((key) => key.startsWith(prefix))
    .sort();
}

function attempt<Result>(work: () => Result, otherwise: Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof DOMException) return otherwise;
    throw error;
  }
}
