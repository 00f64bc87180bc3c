'use client';

import { wipeKeptCards } from './kept-cards';
import { unregisterWorkers } from './worker';

/**
 * Forgets all that this browser keeps of Readyz, in all of its tabs. The server asks for the same by a
 * header, which browsers obey only over https and on this machine.
 */
export async function wipeBrowser(): Promise<void> {
  await Promise.all([unregisterWorkers(), deleteCaches(), wipeKeptCards()]);
  try {
    // Other tabs hear of a clearing only when there was something to clear.
    localStorage.setItem('readyz.signed-out', '');
    localStorage.clear();
  } catch (error) {
    // A browser that denies its storage has kept nothing in it.
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Calls back when another tab has signed out; returns what ends the listening. */
export function onSignedOutElsewhere(callBack: () => void): () => void {
  const listen = ({ key }: StorageEvent) => {
    if (key === null) callBack();
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}

async function deleteCaches(): Promise<void> {
  if (!('caches' in window)) return;
  const names = await caches.keys();
  await Promise.all(names.map((name) => caches.delete(name)));
}
