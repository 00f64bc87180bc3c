'use client';

/** Empty in development, and where the site was not built by `npm start`. */
const BUILD = process.env.READYZ_BUILD ?? '';

/**
 * Has the service worker of this page's build installed: its address names the build, so that another
 * build is another worker. Resolves with whether there is one, once it works.
 */
export async function registerWorker(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  if (BUILD === '') {
    await unregisterWorkers();
    return false;
  }
  try {
    await navigator.serviceWorker.register(`/sw.js?build=${BUILD}`, { updateViaCache: 'none' });
    await navigator.serviceWorker.ready;
    return true;
  } catch {
    // The server does not answer now, or the browser allows none here: the next page tries again.
    return false;
  }
}

/** Whether this browser can open Readyz without a network. */
export async function isWorkerReady(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  const registration = await navigator.serviceWorker.getRegistration();
  return registration?.active != null;
}

export async function unregisterWorkers(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
}
